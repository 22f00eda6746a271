import type { MetaFunction } from '@remix-run/node'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { UiCatalogue } from './catalogue.tsx'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Parts of the page · Concert' }]

/** Shows every part of the interface: `npm run dev` serves it at /ui. A built server does not know it. */
export default function Ui() {
  return <UiCatalogue />
}
