import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { mayInPractice } from '#app/features/adoption/statements/adoption-access.ts'
import { drawnFrom, parseReturn, RETURN_FIELDS } from '#app/features/adoption/statements/adoption-form.ts'
import { makeReturn } from '#app/features/adoption/statements/make-return.server.ts'
import { REFUSALS } from '#app/features/adoption/statements/refusal-words.ts'
import { publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { AskingToJoin } from '#app/features/people/joining-and-leaving/join-request-list.tsx'
import { joinRequestsShown } from '#app/features/people/joining-and-leaving/join-request-queries.server.ts'
import { WeekMeanwhileNote } from '#app/features/practice-desk/record/meanwhile-note.tsx'
import { recordedSince } from '#app/features/practice-desk/record/recorded-since-queries.server.ts'
import { DeskActions } from '#app/features/practice-desk/this-week/desk-actions.tsx'
import { deskPage, isAloneAt } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { DeskTodo } from '#app/features/practice-desk/this-week/desk-todo.tsx'
import { returnDone } from '#app/features/practice-desk/this-week/done-words.ts'
import { MenuChangesNote } from '#app/features/practice-desk/this-week/menu-changes-note.tsx'
import { menuChangesFor } from '#app/features/practice-desk/this-week/menu-changes-queries.server.ts'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { SharingNote } from '#app/features/practice-desk/this-week/sharing-note.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'This week · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, practiceCode } = await practicePerson(visit, visit.params.practice)
  const { db, now } = visit.context
  const at = now()
  const desk = deskPage(db, practiceCode, at)
  if (!desk) throw notFound()
  const mayChoose = mayInPractice('choose-sharing', person, practiceCode, { alone: isAloneAt(db, practiceCode, person.id, at) })
  if (!desk.sharing && mayChoose && desk.details.open) throw redirect(`/practice/${practiceCode}/sharing`)
  const asking = joinRequestsShown(db, { practiceCode }, person, at).map(({ mayAnswer }) => ({ mayAnswer }))
  return { desk, mayChoose, asking, news: menuChangesFor(db, practiceCode, at) }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, practiceCode } = await practicePerson(visit, visit.params.practice)
  const { db, now } = visit.context
  const values = namedFields(await visit.request.formData(), RETURN_FIELDS)
  const form = parseReturn(values)
  if (!form.ok) return data({ errors: { '': form.errors.week ?? '' }, since: [] }, { status: 422 })
  const { week } = form.value
  const at = now()
  const by = { personId: person.id }
  const outcome = await inSharedTransaction(db, (tx) => makeReturn(tx, practiceCode, week, by, at, drawnFrom(values)))
  if (!outcome.ok) {
    const asked = { practiceCode, seen: values.seen ?? '', readerId: person.id }
    const since = outcome.reason === 'week-changed-meanwhile' ? recordedSince(db, asked, at) : []
    return data({ errors: { '': REFUSALS[outcome.reason].words }, since }, { status: 422 })
  }
  const done = returnDone(outcome, week)
  return redirectSaying(visit, `/practice/${practiceCode}`, { done })
}

export default function ThisWeek() {
  const { desk, mayChoose, asking, news } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { details, menu, actions, offTheMenu, sharing } = desk
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <PageHeading above={<PracticeDetailsLine details={details} />}>This week</PageHeading>
      {refused && refused.since.length > 0 ? <WeekMeanwhileNote since={refused.since} /> : null}
      <AskingToJoin requests={asking} href={`/practice/${details.code}/people`} />
      {details.open ? <MenuChangesNote news={news} desk={desk} /> : null}
      {details.open ? (
        <DeskTodo
          desk={desk}
          form={({ week }, button) => (
            <Form method="post">
              <input type="hidden" name="week" value={week} />
              <input type="hidden" name="seen" value={desk.seen} />
              {button}
            </Form>
          )}
        />
      ) : (
        <InsetNote readFirst>
          This practice closed{details.closedOn ? ` on ${longDay(details.closedOn)}` : ''}. Its record takes corrections only.
          {details.successor ? ` ${details.successor.name} (${details.successor.code}) took over; it inherits no answers.` : ''}
        </InsetNote>
      )}
      <SectionHeading
        beside={
          menu ? (
            <a href="/menu">{`${menu.edition.title}, ${publishedWords(menu.edition)}${menu.round.ended ? ' · this round has ended' : ''}`}</a>
          ) : null
        }
      >
        Our actions
      </SectionHeading>
      {menu ? <DeskActions actions={actions} practiceCode={details.code} /> : <p>No menu is published yet.</p>}
      {offTheMenu.some(({ current }) => current) ? (
        <>
          <SectionHeading>No longer on the menu</SectionHeading>
          <DeskActions actions={offTheMenu.filter(({ current }) => current)} practiceCode={details.code} />
        </>
      ) : null}
      <SharingNote practiceCode={details.code} sharing={sharing} mayChoose={mayChoose} />
    </>
  )
}
