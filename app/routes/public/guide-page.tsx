import type { ReactNode } from 'react'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Guide } from '#app/platform/guides.server.ts'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { SourceList } from '#app/ui/source-list.tsx'

/** A guide with its sources. `children`: the site's own words, between the summary and the guide. */
export function GuidePage({ guide, children }: { guide: Guide; children?: ReactNode }) {
  const { title, summary, html, sources, lastReviewed } = guide
  return (
    <>
      <PageHeading lead={summary}>{title}</PageHeading>
      {children}
      <Prose html={html} />
      <SectionHeading beside={lastReviewed ? `last reviewed ${longDay(lastReviewed)}` : null}>Sources</SectionHeading>
      <SourceList sources={sources} />
    </>
  )
}
