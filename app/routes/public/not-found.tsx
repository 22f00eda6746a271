import { notFound } from '../shared-by-desks/guards.server.ts'

export function loader() {
  throw notFound()
}

export default function NotFound() {
  return null
}
