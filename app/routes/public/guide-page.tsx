import type { ReactNode } from 'react'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Guide } from '#app/platform/guides.server.ts'
import { Columns } from '#app/ui/columns.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { SourceList } from '#app/ui/source-list.tsx'

type GuidePageProps = {
  guide: Guide
  /** A long one that is looked things up in: each section is opened when it is wanted. */
  folded?: boolean
  /** The site's own words, between the summary and the guide. */
  children?: ReactNode
}

/** A guide with its contents and sources beside it. */
export function GuidePage({ guide, folded, children }: GuidePageProps) {
  const { title, summary, html, headings, sources, lastReviewed } = guide
  return (
    <>
      <PageHeading lead={summary}>{title}</PageHeading>
      <Columns
        sideLabel={folded ? 'About this page' : 'On this page'}
        stays
        side={
          <>
            {folded ? null : <OnThisPage headings={headings} />}
            <SectionHeading beside={lastReviewed ? `last reviewed ${longDay(lastReviewed)}` : null}>Sources</SectionHeading>
            <SourceList sources={sources} />
          </>
        }
      >
        {children}
        {folded ? <FoldedGuide guide={guide} /> : <Prose html={html} />}
      </Columns>
    </>
  )
}

function OnThisPage({ headings }: Pick<Guide, 'headings'>) {
  return (
    <>
      <SectionHeading>On this page</SectionHeading>
      <ul className="plain-list">
        {headings.map(({ id, words }) => (
          <li key={id}>
            <a href={`#${id}`}>{words}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What stands before the first heading, and each section folded under its own. A link to a place within opens it. */
function FoldedGuide({ guide: { html, headings } }: { guide: Guide }) {
  const [before = '', ...sections] = html.split(/<h2 id="[^"]+">.*?<\/h2>/)
  return (
    <>
      {before.trim() ? <Prose html={before} /> : null}
      <div>
        {headings.map(({ id, words }, index) => (
          <Fold key={id} title={words}>
            <div id={id}>
              <Prose html={sections[index] ?? ''} />
            </div>
          </Fold>
        ))}
      </div>
    </>
  )
}
