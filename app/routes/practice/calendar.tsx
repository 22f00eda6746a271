import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { announcedLines } from '#app/features/ballots/records/ballot-line-queries.server.ts'
import { endFeed } from '#app/features/people/calendar-feeds/end-feed.server.ts'
import { ownFeed } from '#app/features/people/calendar-feeds/feed-queries.server.ts'
import { makeFeed } from '#app/features/people/calendar-feeds/make-feed.server.ts'
import { reminderWishesOf, wishReminders } from '#app/features/people/calendar-feeds/reminder-wishes.server.ts'
import { parseReminders, reminderField } from '#app/features/practice-desk/calendar/calendar-form.ts'
import { ClockList, FeedPart, RemindersPart, UndatedList } from '#app/features/practice-desk/calendar/calendar-parts.tsx'
import { CLOCK_KINDS } from '#app/features/practice-desk/calendar/clock-kinds.server.ts'
import { clocksToCome } from '#app/features/practice-desk/calendar/clocks-queries.server.ts'
import { ClosedNote, PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Columns } from '#app/ui/columns.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { practicePerson } from '../shared-by-desks/guards.server.ts'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Calendar · Concert' }]

const REMINDED = CLOCK_KINDS.flatMap(({ kind, remind }) => (remind ? [{ kind, words: remind }] : []))

export async function loader(visit: LoaderFunctionArgs) {
  const { person, assignment, details, db, at, today } = await practicePage(visit)
  const own = { personId: person.id, roleId: assignment.id }
  return {
    details,
    today,
    clocks: clocksToCome(db, details, at),
    undated: announcedLines(db, today),
    feed: ownFeed(db, own) ?? null,
    kinds: REMINDED,
    wishes: reminderWishesOf(db, own),
  }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, assignment, practiceCode, db, at, today, settings } = await practicePerson(visit)
  const here = `/practice/${practiceCode}/calendar`
  const own = { personId: person.id, roleId: assignment.id }
  const kinds = REMINDED.map(({ kind }) => kind)
  const values = namedFields(await visit.request.formData(), ['do', 'titles', ...kinds.map(reminderField)])
  if (values.do === 'make') {
    const named = values.titles === 'named'
    const { secret } = await inSharedTransaction(db, (tx) => makeFeed(tx, { ...own, named }, at))
    return data({ made: `${settings.publicAddress}/calendar/${secret}.ics`, values: undefined, errors: undefined })
  }
  if (values.do === 'end') {
    await inSharedTransaction(db, (tx) => endFeed(tx, own, at))
    return redirectSaying(visit, here, { done: 'The address has ended. Calendars that use it get nothing from now on.' })
  }
  const read = parseReminders(values, kinds)
  if (!read.ok) return data({ made: undefined, values, errors: read.errors }, { status: 422 })
  await inSharedTransaction(db, (tx) => wishReminders(tx, { ...own, wishes: read.value }, today))
  const any = Object.keys(read.value).length > 0
  return redirectSaying(visit, here, {
    done: any ? 'Saved. The mails begin tomorrow.' : 'Saved. You get no mail from the calendar.',
  })
}

export default function Calendar() {
  const { details, today, clocks, undated, feed, kinds, wishes } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <ErrorSummary errors={answer?.errors} />
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead="The days to come. A return is due every week until Sunday night."
      >
        Calendar
      </PageHeading>
      <Columns sideLabel="Your own calendar" side={<FeedPart feed={feed} made={answer?.made} />}>
        {details.open ? null : <ClosedNote details={details} />}
        {clocks.length === 0 ? <p>No day to come is known.</p> : null}
        <ClockList clocks={clocks} today={today} />
        <UndatedList lines={undated} />
        <RemindersPart kinds={kinds} wishes={wishes} values={answer?.values} errors={answer?.errors} />
      </Columns>
    </>
  )
}
