import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { longDay } from '#app/platform/dates-in-words.ts'
import { guide } from '#app/platform/guides.server.ts'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Prose } from '#app/ui/prose.tsx'
import { SourceList } from '#app/ui/source-list.tsx'

export const handle: PageHandle = { still: true }
export const meta: MetaFunction = () => [{ title: 'How figures are protected · Concert' }]

export function loader() {
  return guide('how-figures-are-protected')
}

export default function HowFiguresAreProtected() {
  const { title, summary, html, sources, lastReviewed } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading lead={summary}>{title}</PageHeading>
      <Prose html={html} />
      <SectionHeading beside={`last reviewed ${longDay(lastReviewed)}`}>Sources</SectionHeading>
      <SourceList sources={sources} />
    </>
  )
}
