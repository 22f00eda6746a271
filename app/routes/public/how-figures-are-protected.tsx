import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guide } from '#app/platform/guides.server.ts'
import { GuidePage } from './guide-page.tsx'

export const meta: MetaFunction = () => [{ title: 'How figures are protected · Concert' }]

export function loader() {
  return guide('how-figures-are-protected')
}

export default function HowFiguresAreProtected() {
  return <GuidePage guide={useLoaderData<typeof loader>()} />
}
