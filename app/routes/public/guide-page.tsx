import type { ReactNode } from 'react'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Guide } from '#app/platform/guides.server.ts'
import { Columns } from '#app/ui/columns.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { SourceList } from '#app/ui/source-list.tsx'

/** A guide with its contents and sources beside it. `children`: the site's own words, between the summary and the guide. */
export function GuidePage({ guide, children }: { guide: Guide; children?: ReactNode }) {
  const { title, summary, html, headings, sources, lastReviewed } = guide
  return (
    <>
      <PageHeading lead={summary}>{title}</PageHeading>
      <Columns
        sideLabel="On this page"
        stays
        side={
          <>
            <SectionHeading>On this page</SectionHeading>
            <ul className="plain-list">
              {headings.map(({ id, words }) => (
                <li key={id}>
                  <a href={`#${id}`}>{words}</a>
                </li>
              ))}
            </ul>
            <SectionHeading beside={lastReviewed ? `last reviewed ${longDay(lastReviewed)}` : null}>Sources</SectionHeading>
            <SourceList sources={sources} />
          </>
        }
      >
        {children}
        <Prose html={html} />
      </Columns>
    </>
  )
}
