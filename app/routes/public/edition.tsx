import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { disputesWithLinks } from '#app/features/disputes/links/dispute-links.server.ts'
import { OfDisputes } from '#app/features/disputes/pages/link-lists.tsx'
import { editionPage } from '#app/features/menu/editions/edition-queries.server.ts'
import { GapNote } from '#app/features/menu/editions/gap-note.tsx'
import { MenuList } from '#app/features/menu/editions/menu-list.tsx'
import { onTheMenu, publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { Columns } from '#app/ui/columns.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Prose } from '#app/ui/prose.tsx'
import { SourceList } from '#app/ui/source-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { cached: {}, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.edition.title ?? 'Edition'} · Concert` }]

export function loader(visit: LoaderFunctionArgs) {
  const { db, at, today } = contextOf(visit)
  const page = editionPage(db, visit.params.edition ?? '', at)
  if (!page) throw notFound()
  const disputes = disputesWithLinks(db, today).filter(({ rounds }) => rounds.includes(page.round.slug))
  return { ...page, disputes: disputes.map(({ slug, title }) => ({ slug, title })) }
}

export default function Edition() {
  const { round, edition, offers, gap, inForce, before, after, disputes } = useLoaderData<typeof loader>()
  const current = offers.filter(({ status }) => onTheMenu(status))
  const gone = offers.filter(({ status }) => !onTheMenu(status))
  return (
    <>
      <PageHeading
        above={
          <>
            <a href="/menu/editions">Editions of the menu</a> · {round.title}
          </>
        }
        beside={inForce && !round.ended ? <Tag kind="reported">In force</Tag> : null}
        lead={`Edition ${edition.number} of the round, published ${publishedWords(edition)} by ${edition.publishedBy}`}
      >
        {edition.title}
      </PageHeading>
      <OfDisputes disputes={disputes} />
      {inForce ? null : (
        <InsetNote readFirst>
          A later edition or round has taken its place: this is the record. <a href="/menu">The menu today</a>
        </InsetNote>
      )}
      {inForce && round.endedOn && round.ended ? (
        <InsetNote readFirst>This round ended on {longDay(round.endedOn)}.</InsetNote>
      ) : null}
      <Columns
        sideLabel="About this edition"
        side={
          <>
            <SectionHeading>About this edition</SectionHeading>
            <GapNote gap={gap} />
            <Prose html={edition.summaryHtml} />
            <ul className="plain-list">
              {before ? (
                <li>
                  <a href={`/menu/compare?from=${before.slug}&to=${edition.slug}`}>What changed since {before.title}</a>
                </li>
              ) : null}
              {after ? (
                <li>
                  <a href={`/menu/compare?from=${edition.slug}&to=${after.slug}`}>What {after.title} changed</a>
                </li>
              ) : null}
              <li>
                <a href={`/menu/print?edition=${edition.slug}`}>To print, two sides of A4</a>
              </li>
            </ul>
            <SectionHeading>Sources</SectionHeading>
            <SourceList sources={edition.sources} />
          </>
        }
      >
        {current.length > 0 ? (
          <>
            <SectionHeading>
              {current.length} {current.length === 1 ? 'action' : 'actions'}
            </SectionHeading>
            <MenuList offers={current} inDoubt={gap?.actions} />
          </>
        ) : (
          <p>Nothing is on the menu in this edition.</p>
        )}
        {gone.length > 0 ? (
          <>
            <SectionHeading>Not on the menu with this edition</SectionHeading>
            <MenuList offers={gone} inDoubt={gap?.actions} />
          </>
        ) : null}
      </Columns>
    </>
  )
}
