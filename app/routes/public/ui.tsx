import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { UiCatalogue } from '#app/ui/catalogue.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { notFound } from '../guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Parts of the page · Concert' }]

/** Shows every part of the look, in development only. */
export function loader({ context }: LoaderFunctionArgs) {
  if (context.settings.mode !== 'development') throw notFound()
  return null
}

export default function Ui() {
  return <UiCatalogue />
}
