import { jsonRefusal } from './answer.server.ts'

export function loader() {
  return jsonRefusal(
    404,
    'There is nothing at this address. The interface is version 1, and /api/v1/openapi.json says what it answers.',
  )
}
