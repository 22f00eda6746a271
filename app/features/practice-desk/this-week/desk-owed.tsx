import type { ReactNode } from 'react'
import { dayAndMonth, daysLeft, longDay, moment, weekdayShort } from '#app/platform/dates-in-words.ts'
import { numberInWords } from '#app/platform/numbers-in-words.ts'
import { addDays, type Day, dayOf } from '#app/platform/time.ts'
import { withCapital } from '#app/platform/with-capital.ts'
import { Button } from '#app/ui/button.tsx'
import { type Owed, OwedList } from '#app/ui/owed-list.tsx'
import type { DeskAction, DeskPage, ReturnState } from './desk-queries.server.ts'
import { isNewToPractice } from './local-condition-rules.ts'

/** Wraps a button so that it posts the return of a week. */
export type ReturnForm = (week: ReturnState, button: ReactNode) => ReactNode

/** What the practice owes this week, and what it has done. `owed`: as `owedThisWeek` gives it. */
export function DeskOwed({ desk, owed }: { desk: DeskPage; owed: Owed[] }) {
  return <OwedList label="What is owed this week" owed={owed} below={desk.thisWeek.madeAt ? <Made desk={desk} /> : null} />
}

/** The heading of the desk: how many things wait. */
export function owedInWords(count: number): string {
  if (count === 0) return 'Nothing is due this week'
  const words = numberInWords(count)
  return `${withCapital(words)} ${count === 1 ? 'thing' : 'things'} this week`
}

/** A day with how far it is, for what is owed on it. */
const byDay = (day: Day, today: Day): Owed['by'] => ({ day: weekdayShort(day), left: daysLeft(day, today) })

/** What the practice owes this week, in the order it matters. `questions`: how many lines of its LMC's own list wait for its word. */
export function owedThisWeek(desk: DeskPage, form: ReturnForm, questions = 0, surveys: WaitingSurvey[] = []): Owed[] {
  const waiting = surveys.map((survey) => surveyToAnswer(desk, survey))
  return [...choice(desk), ...returns(desk, form), ...begun(desk), ...waiting, ...asked(desk, questions), ...notesToRead(desk)]
}

/** A survey that waits for the practice's answer, or for this person's own. `lastDay`: until the end of it. */
export type WaitingSurvey = { slug: string; title: string; fromLmc: boolean; ofPerson: boolean; lastDay: Day }

function surveyToAnswer({ details, today }: DeskPage, { slug, title, fromLmc, ofPerson, lastDay }: WaitingSurvey): Owed {
  const asker = fromLmc ? (details.lmc?.name ?? 'Your LMC') : 'GPC England'
  const action = (
    <a className="button quiet" href={`/practice/${details.code}/surveys/${slug}`}>
      Answer<span className="spoken">: {title}</span>
    </a>
  )
  const detail = ofPerson ? `${asker} asks you yourself.` : `${asker} asks your practice: one answer for all of you.`
  return { key: `survey-${slug}`, by: byDay(lastDay, today), title, detail, action }
}

function asked({ details }: DeskPage, questions: number): Owed[] {
  if (questions === 0) return []
  const title = questions === 1 ? 'One question from your LMC' : `${questions} questions from your LMC`
  const action = (
    <a className="button quiet" href={`/practice/${details.code}/lmc-questions`}>
      Answer {questions === 1 ? 'it' : 'them'}
    </a>
  )
  return [{ key: 'lmc-questions', title, detail: 'What its own list says of you: right, or not?', action }]
}

function choice({ details, actions, toConfirm }: DeskPage): Owed[] {
  if (actions.length === 0 || toConfirm.notDecided < actions.length) return []
  const action = (
    <a className="button" href={`/practice/${details.code}/choose`}>
      Choose the actions you take
    </a>
  )
  const detail = 'You can begin with one. Saving also makes this week’s return.'
  return [{ key: 'choose', title: 'Say which actions you take', detail, action }]
}

function returns(desk: DeskPage, form: ReturnForm): Owed[] {
  const { thisWeek, lastWeek, toConfirm, details, today } = desk
  const nothingYet = toConfirm.lastChangedAt === null
  const by = byDay(addDays(thisWeek.week, 6), today)
  const something = <a href={`/practice/${details.code}/changes`}>Something changed</a>
  const owed: Owed[] = []
  if (!thisWeek.madeAt)
    owed.push({
      key: 'return',
      by,
      title: `Return for the week of ${dayAndMonth(thisWeek.week)}`,
      detail: `${takenInWords(desk)} ${sinceWhen(desk)}`,
      action: (
        <>
          {form(
            thisWeek,
            <Button variant={nothingYet ? 'quiet' : 'main'}>
              {nothingYet ? 'Nothing decided yet: report that' : 'Nothing changed: confirm'}
            </Button>,
          )}
          {nothingYet ? null : something}
        </>
      ),
    })
  // A practice that has said nothing yet has nothing to confirm for last week.
  if (lastWeek && !lastWeek.madeAt && !nothingYet)
    owed.push({
      key: 'last-week',
      by,
      title: 'Last week’s return can still be made',
      action: form(
        lastWeek,
        <Button variant="quiet">Nothing changed in the week of {dayAndMonth(lastWeek.week)}: confirm it</Button>,
      ),
    })
  return owed
}

const begun = ({ details, actions, offTheMenu, today }: DeskPage): Owed[] =>
  [...actions, ...offTheMenu].flatMap(({ offer, current }) =>
    current?.due && current.plannedFor
      ? {
          key: offer.actionSlug,
          by: byDay(current.plannedFor, today),
          title: `Have you started? ${offer.title}`,
          detail: `You planned it from ${longDay(current.plannedFor)}.`,
          action: <ToAction practiceCode={details.code} offer={offer} />,
        }
      : [],
  )

function ToAction({ practiceCode, offer }: { practiceCode: string; offer: DeskAction['offer'] }) {
  return (
    <a className="button quiet" href={`/practice/${practiceCode}/actions/${offer.actionSlug}`}>
      Say whether you started
      <span className="spoken">: {offer.title}</span>
    </a>
  )
}

/** One line for all that the LMC says and the practice has not answered since. */
function notesToRead({ details, actions }: DeskPage): Owed[] {
  const fresh = actions.flatMap(({ offer, current, localNote: note }) =>
    note && isNewToPractice({ note, current }) ? [{ offer, note }] : [],
  )
  const [first] = fresh
  if (!first) return []
  const links = fresh.map(({ offer, note }, index) => (
    <span key={offer.actionSlug}>
      {index > 0 ? ' · ' : null}
      <a href={`/practice/${details.code}/actions/${offer.actionSlug}`}>{offer.shortTitle}</a>, {longDay(dayOf(note.recordedAt))}
    </span>
  ))
  return [{ key: 'notes', title: `Read what ${first.note.lmc.name} says`, detail: links }]
}

/** "You take 7 of 10 actions on the menu, one of them in part, and plan 2." */
function takenInWords({ actions, offTheMenu, toConfirm }: DeskPage): string {
  const isTaken = ({ current }: DeskAction) => current?.state === 'taking'
  const before = offTheMenu.filter(isTaken).length
  const inPart = actions.filter(({ current }) => current?.state === 'taking' && current.extent === 'partial').length
  const parts = [
    `You take ${toConfirm.taking - before} of ${actions.length} ${actions.length === 1 ? 'action' : 'actions'} on the menu`,
    inPart > 0 ? `${numberInWords(inPart)} of them in part` : '',
    toConfirm.planned > 0 ? `and plan ${toConfirm.planned}` : '',
  ]
  const goesOn = before > 0 ? ` ${before} from before ${before === 1 ? 'goes' : 'go'} on.` : ''
  return `${parts.filter(Boolean).join(', ').replace(', and', ' and')}.${goesOn}`
}

function sinceWhen({ toConfirm: { lastChangedAt } }: DeskPage): string {
  return lastChangedAt === null ? 'Nothing is recorded yet.' : `Nothing was recorded since ${longDay(dayOf(lastChangedAt))}.`
}

function Made({ desk }: { desk: DeskPage }) {
  return (
    <p>
      This week’s return is made: {moment(desk.thisWeek.madeAt ?? 0)}. {takenInWords(desk)}{' '}
      <a href={`/practice/${desk.details.code}/changes`}>Something changed</a>
    </p>
  )
}
