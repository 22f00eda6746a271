import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { MarksTable } from '#app/features/practice-desk/deciding/marks-table.tsx'
import { meetingPage } from '#app/features/practice-desk/deciding/meeting-page-queries.server.ts'
import { MeetingSide } from '#app/features/practice-desk/deciding/meeting-side.tsx'
import { MARK_REFUSALS, markActions } from '#app/features/practice-desk/decisions/mark-actions.server.ts'
import { markFields, parseMarks } from '#app/features/practice-desk/decisions/marks-form.ts'
import { MEETING_FIELDS, parseMeeting } from '#app/features/practice-desk/decisions/meeting-form.ts'
import { MEETING_REFUSALS, setMeeting } from '#app/features/practice-desk/decisions/set-meeting.server.ts'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { practiceDesk } from '../shared-by-desks/practice-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Decide together · Concert' }]

async function page(visit: LoaderFunctionArgs) {
  const entered = await practiceDesk(visit)
  const { db, desk, person, at } = entered
  return { ...entered, shown: meetingPage(db, desk, person, at) }
}

export async function loader(visit: LoaderFunctionArgs) {
  return (await page(visit)).shown
}

/** `do`: "marks" saves the reader's own marks, "day" sets the day of the meeting. */
export async function action(visit: ActionFunctionArgs) {
  const { person, by, practiceCode, db, at, shown } = await page(visit)
  const slugs = shown.actions.map(({ offer }) => offer.actionSlug)
  const { do: pressed, ...values } = namedFields(await visit.request.formData(), ['do', ...MEETING_FIELDS, ...markFields(slugs)])
  const refused = (errors: Record<string, string>, meanwhile = false) => data({ values, errors, meanwhile }, { status: 422 })
  const here = `/practice/${practiceCode}/meeting`
  if (pressed === 'day') {
    const form = parseMeeting(values, shown.today)
    if (!form.ok) return refused(form.errors)
    const { meetsOn } = form.value
    const set = { practiceCode, meetsOn, seen: values.seen }
    const outcome = await inSharedTransaction(db, (tx) => setMeeting(tx, set, by, at))
    if (!outcome.ok) return refused({ '': MEETING_REFUSALS[outcome.reason] }, outcome.reason === 'changed-meanwhile')
    const done = meetsOn ? `The partners meet on ${longDay(meetsOn)}.` : 'No meeting is set now.'
    return redirectSaying(visit, here, { done })
  }
  const form = parseMarks(values, slugs)
  if (!form.ok) return refused(form.errors)
  const outcome = await inSharedTransaction(db, (tx) => markActions(tx, { practiceCode, marks: form.value }, person, at))
  if (!outcome.ok) return refused({ '': MARK_REFUSALS[outcome.reason] })
  const done = outcome.changed === 0 ? 'Your marks are as they were.' : 'Your marks are saved. Only your practice sees the tally.'
  return redirectSaying(visit, here, { done })
}

export default function Meeting() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { details, actions, tallies, own } = shown
  return (
    <FormState values={answered?.values} start={{ meetsOn: shown.meetsOn ?? '' }} errors={answered?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead={
          own
            ? 'Mark each action: for, against or unsure. Only people of your practice see the tally, and nobody sees who marked what.'
            : 'The partners mark each action; you see the tally. Nobody outside your practice does, and nobody sees who marked what.'
        }
      >
        Decide together
      </PageHeading>
      <Columns sideLabel="The meeting" side={<MeetingSide page={shown} meanwhile={answered?.meanwhile ?? false} />}>
        {actions.length === 0 ? (
          <p>
            Nothing is left to decide now. <a href={`/practice/${details.code}`}>Back to this week</a>
          </p>
        ) : (
          <Form method="post" noValidate>
            <MarksTable actions={actions} tallies={new Map(tallies)} practiceCode={details.code} own={own && new Map(own)} />
            {own ? (
              <ButtonRow>
                <Button name="do" value="marks">
                  Save my marks
                </Button>
              </ButtonRow>
            ) : null}
          </Form>
        )}
      </Columns>
    </FormState>
  )
}
