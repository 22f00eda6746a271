import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { TAKE_BACK_REFUSALS, takeBackReturn } from '#app/features/adoption/returns/take-back-return.server.ts'
import { parseReturn, RETURN_FIELDS } from '#app/features/adoption/statements/adoption-form.ts'
import { PracticeReminderNote } from '#app/features/lmc-desk/reminders/practice-reminders.tsx'
import { lmcRemindersOfPractice } from '#app/features/lmc-desk/reminders/practice-reminders-queries.server.ts'
import { putOffReminders } from '#app/features/lmc-desk/reminders/put-off-reminders.server.ts'
import { nextMonday } from '#app/features/lmc-desk/reminders/reminder-rules.ts'
import { trustedDeviceOf } from '#app/features/people/trusted-devices/trusted-device-queries.server.ts'
import { WeekMeanwhileNote } from '#app/features/practice-desk/record/meanwhile-note.tsx'
import { returnSettings } from '#app/features/practice-desk/returns/reminder-queries.server.ts'
import { ReturnAnswers } from '#app/features/practice-desk/returns/return-answers.tsx'
import { ReturnMade } from '#app/features/practice-desk/returns/return-made.tsx'
import { type ReturnOfWeek, returnPage } from '#app/features/practice-desk/returns/return-queries.server.ts'
import { ReturnWays } from '#app/features/practice-desk/returns/return-ways.tsx'
import { DeadlineWords } from '#app/features/practice-desk/returns/return-words.tsx'
import { ClosedNote, PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { confirmReturn } from '../shared-by-desks/confirm-return.server.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'This week’s return · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, practiceCode, db, at, today, secure, cookieHeader } = await practicePerson(visit)
  const page = returnPage(db, practiceCode, at)
  if (!page) throw notFound()
  const whose = { personId: person.id, cookieHeader, secure }
  const trusted = trustedDeviceOf(db, whose, at) !== undefined
  const reminders = { reminders: lmcRemindersOfPractice(db, practiceCode, at), nextMonday: nextMonday(today) }
  return { page, settings: returnSettings(db, practiceCode), trusted, reminders }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, by, practiceCode, db, at } = await practicePerson(visit)
  const values = namedFields(await visit.request.formData(), [...RETURN_FIELDS, 'do', 'returned'])
  const here = `/practice/${practiceCode}/return`
  if (values.do === 'put-off') {
    await inSharedTransaction(db, (tx) => putOffReminders(tx, practiceCode, by, at))
    return redirectSaying(visit, here, { done: 'Your LMC sends no reminder before Monday.' })
  }
  if (values.do !== 'take-back') return confirmReturn(visit, { practiceCode, personId: person.id, values, here })
  const form = parseReturn(values)
  if (!form.ok) return data({ errors: { '': form.errors.week ?? '' }, since: [] }, { status: 422 })
  const { week } = form.value
  const which = { practiceCode, week, returnedAt: Number(values.returned) }
  const taken = await inSharedTransaction(db, (tx) => takeBackReturn(tx, which, by, at))
  if (!taken.ok) return data({ errors: { '': TAKE_BACK_REFUSALS[taken.reason] }, since: [] }, { status: 422 })
  return redirectSaying(visit, here, { done: `The return for the week of ${dayAndMonth(week)} is taken back.` })
}

export default function Return() {
  const { page, settings, trusted, reminders } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { details, thisWeek, lastWeek, answers } = page
  const desk = `/practice/${details.code}`
  const form = ({ week }: ReturnOfWeek, words: string, variant: 'main' | 'quiet') => (
    <Form method="post">
      <input type="hidden" name="week" value={week} />
      <input type="hidden" name="seen" value={page.seen} />
      <Button variant={variant}>{words}</Button>
    </Form>
  )
  const nothing = answers.length === 0 ? 'Nothing decided yet: report that' : 'Nothing changed: confirm'
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <PageHeading above={<PracticeDetailsLine details={details} />}>
        {thisWeek.madeAt === null
          ? `The return for the week of ${dayAndMonth(thisWeek.week)}`
          : `Your return for the week of ${dayAndMonth(thisWeek.week)} is made`}
      </PageHeading>
      {refused && refused.since.length > 0 ? <WeekMeanwhileNote since={refused.since} /> : null}
      {details.open ? (
        <>
          <ReturnMade page={page} />
          <ButtonRow>
            {thisWeek.madeAt === null ? form(thisWeek, nothing, 'main') : null}
            <LinkButton href={`${desk}/changes`} variant="quiet">
              Something changed
            </LinkButton>
          </ButtonRow>
          <DeadlineWords page={page} />
        </>
      ) : (
        <ClosedNote details={details} />
      )}
      <ReturnAnswers page={page} />
      {details.open && lastWeek && lastWeek.madeAt === null && answers.length > 0
        ? form(lastWeek, `Nothing changed in the week of ${dayAndMonth(lastWeek.week)} either: confirm it`, 'quiet')
        : null}
      {details.open ? <PracticeReminderNote {...reminders} returned={thisWeek.madeAt !== null} /> : null}
      {details.open ? <ReturnWays desk={desk} settings={settings} trusted={trusted} /> : null}
    </>
  )
}
