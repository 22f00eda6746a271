import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guide } from '#app/platform/guides.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { GuidePage } from './guide-page.tsx'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'How figures are protected · Concert' }]

export function loader(visit: LoaderFunctionArgs) {
  const { today } = contextOf(visit)
  return guide('how-figures-are-protected', today)
}

export default function HowFiguresAreProtected() {
  return <GuidePage guide={useLoaderData<typeof loader>()} folded />
}
