import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { uptakeHere } from '#app/features/figures/beside-desks/uptake-here.server.ts'
import { UptakeNote } from '#app/features/figures/pictures/uptake-line.tsx'
import { MenuRows } from '#app/features/menu/actions/menu-rows.tsx'
import { menuWithRows } from '#app/features/menu/actions/menu-rows-queries.server.ts'
import { announcedNow } from '#app/features/menu/announced/announced-queries.server.ts'
import { publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { localNotesOf } from '#app/features/menu/local-notes/local-note-queries.server.ts'
import { pausedSince } from '#app/features/menu/rounds/pause-queries.server.ts'
import { roleAt } from '#app/features/people/accounts/people-rules.ts'
import { menuForPracticeInWords, menuInWords } from '#app/features/practice-desk/menu-here/menu-heading-words.ts'
import { menuHere } from '#app/features/practice-desk/menu-here/menu-here.server.tsx'
import { ownAnswers } from '#app/features/practice-desk/menu-here/own-answers-queries.server.ts'
import { PracticeNameLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { Columns } from '#app/ui/columns.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { readerOf } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { cached: { ahead: true }, wide: true }
export const meta: MetaFunction = () => [{ title: 'Menu · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { db, at, today } = contextOf(visit)
  const person = await readerOf(visit)
  const role = person && roleAt(person, '/menu')
  const own = role?.practiceCode ? (ownAnswers(db, role.practiceCode, at) ?? null) : null
  const notes = own?.notes ?? Object.fromEntries(localNotesOf(db, role?.lmcSlug, today))
  const uptake = uptakeHere(db, role?.lmcSlug ?? own?.details.lmc?.slug) ?? null
  const menu = menuWithRows(db, at)
  if (!menu) return null
  const { round, edition } = menu
  const paused = round.ended ? null : pausedSince(db, round.slug, today)
  const counted = uptake && { weekEnd: uptake.weekEnd, area: uptake.area }
  const shown = menuHere(menu, { own, notes, uptake, announced: announcedNow(db, at) })
  return { round, edition, paused, details: own?.details ?? null, counted, shown }
}

export default function Menu() {
  const menu = useLoaderData<typeof loader>()
  if (!menu) return <PageHeading lead="No menu is published yet.">Menu</PageHeading>
  const { round, edition, paused, details, counted, shown } = menu
  const { counts, current, gone, side, ...columns } = shown
  return (
    <>
      <PageHeading
        above={
          <>
            {details ? (
              <>
                <PracticeNameLine details={details} /> ·{' '}
              </>
            ) : (
              `${round.title} · `
            )}
            {edition.title}, edition {edition.number}, published {publishedWords(edition)}
          </>
        }
      >
        {details ? menuForPracticeInWords(counts) : menuInWords(counts.actions)}
      </PageHeading>
      {round.ended && round.endedOn ? (
        <InsetNote readFirst>
          This round ended on {longDay(round.endedOn)}. Its actions can no longer be taken up in Concert.
        </InsetNote>
      ) : null}
      {paused ? (
        <InsetNote readFirst>
          This round is paused since {longDay(paused)}. <a href="/timeline">What happened</a>
        </InsetNote>
      ) : null}
      <Columns sideLabel="About this menu" drawnSide={side}>
        {current ? (
          <>
            <h2 className="spoken">On the menu</h2>
            <MenuRows rows={current} {...columns} />
          </>
        ) : null}
        {gone ? (
          <>
            <SectionHeading>Taken off with this edition</SectionHeading>
            <MenuRows rows={gone} {...columns} />
          </>
        ) : null}
        <p className="small soft">
          Effort is our estimate. The committee publishes the menu; each practice decides for itself what it takes and needs
          nobody’s permission. {counted ? <UptakeNote {...counted} /> : null}
        </p>
      </Columns>
    </>
  )
}
