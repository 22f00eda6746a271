import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { uptakeHere } from '#app/features/figures/beside-desks/uptake-here.server.ts'
import { UptakeLine, UptakeNote } from '#app/features/figures/pictures/uptake-line.tsx'
import { MenuRows } from '#app/features/menu/actions/menu-rows.tsx'
import { menuWithRows } from '#app/features/menu/actions/menu-rows-queries.server.ts'
import { MenuSide } from '#app/features/menu/actions/menu-side.tsx'
import { AnnouncedLines } from '#app/features/menu/announced/announced-lines.tsx'
import { announcedNow } from '#app/features/menu/announced/announced-queries.server.ts'
import { onTheMenu, publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { localNotesOf } from '#app/features/menu/local-notes/local-note-queries.server.ts'
import { pausedSince } from '#app/features/menu/rounds/pause-queries.server.ts'
import { roleAt } from '#app/features/people/accounts/people-rules.ts'
import { menuForPracticeInWords, menuInWords } from '#app/features/practice-desk/this-week/menu-heading-words.ts'
import { ownAnswer } from '#app/features/practice-desk/this-week/own-answer.tsx'
import { ownAnswers } from '#app/features/practice-desk/this-week/own-answers-queries.server.ts'
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
  const menu = menuWithRows(db, at) ?? null
  const paused = menu && !menu.round.ended ? pausedSince(db, menu.round.slug, today) : null
  const announced = announcedNow(db, at)
  return { menu, paused, announced, own: own && { details: own.details, answers: own.answers }, notes, uptake }
}

export default function Menu() {
  const { menu, paused, announced, own, notes, uptake } = useLoaderData<typeof loader>()
  if (!menu) return <PageHeading lead="No menu is published yet.">Menu</PageHeading>
  const { round, edition, rows, gap } = menu
  const current = rows.filter(({ status }) => onTheMenu(status))
  const gone = rows.filter(({ status }) => !onTheMenu(status))
  const answers = current.flatMap(({ actionSlug }) => own?.answers[actionSlug] ?? [])
  const counts = {
    actions: current.length,
    taking: answers.filter((answer) => answer.current?.state === 'taking').length,
    waiting: answers.filter((answer) => answer.current === null && answer.mayAnswer).length,
  }
  const answerOf = (actionSlug: string) => {
    const answer = own?.answers[actionSlug]
    const title = rows.find((row) => row.actionSlug === actionSlug)?.title ?? actionSlug
    return own && answer ? ownAnswer({ practiceCode: own.details.code, actionSlug, title }, answer) : undefined
  }
  const taken = uptake ? (actionSlug: string) => <UptakeLine action={actionSlug} uptake={uptake} /> : undefined
  const shared = { round, notes, own: own ? answerOf : undefined, uptake: taken }
  return (
    <>
      <PageHeading
        above={
          <>
            {own ? (
              <>
                <PracticeNameLine details={own.details} /> ·{' '}
              </>
            ) : (
              `${round.title} · `
            )}
            {edition.title}, edition {edition.number}, published {publishedWords(edition)}
          </>
        }
      >
        {own ? menuForPracticeInWords(counts) : menuInWords(current.length)}
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
      <Columns
        sideLabel="About this menu"
        side={<MenuSide menu={menu} choose={own?.details.code} announced={<AnnouncedLines announced={announced} />} />}
      >
        {current.length > 0 ? (
          <>
            <h2 className="spoken">On the menu</h2>
            <MenuRows rows={current} inDoubt={gap?.actions} {...shared} />
          </>
        ) : null}
        {gone.length > 0 ? (
          <>
            <SectionHeading>Taken off with this edition</SectionHeading>
            <MenuRows rows={gone} {...shared} />
          </>
        ) : null}
        <p className="small soft">
          Effort is our estimate. The committee publishes the menu; each practice decides for itself what it takes and needs
          nobody’s permission. {uptake ? <UptakeNote uptake={uptake} /> : null}
        </p>
      </Columns>
    </>
  )
}
