import { notFound } from '../guards.server.ts'

export function loader() {
  throw notFound()
}

export default function NotFound() {
  return null
}
