import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { RETURN_FIELDS } from '#app/features/adoption/statements/adoption-form.ts'
import { surveysOwed } from '#app/features/disputes/survey-answers/answer-queries.server.ts'
import { figuresHere } from '#app/features/figures/beside-desks/figures-here.server.tsx'
import { CAME_OF_IT } from '#app/features/figures/beside-desks/what-came-of-it.tsx'
import { deskNews } from '#app/features/help/beside-desks/desk-news.server.ts'
import { NotSeenYet } from '#app/features/help/beside-desks/desk-news.tsx'
import { ToldNotes } from '#app/features/lmc-desk/told-to-practice/told-notes.tsx'
import { toldToPractice } from '#app/features/lmc-desk/told-to-practice/told-queries.server.ts'
import { AskingToJoin } from '#app/features/people/joining-and-leaving/join-request-list.tsx'
import { joinRequestsShown } from '#app/features/people/joining-and-leaving/join-request-queries.server.ts'
import { questionsWaiting } from '#app/features/practice-desk/asked-by-lmc/question-queries.server.ts'
import { stepsDone } from '#app/features/practice-desk/checklists/step-queries.server.ts'
import { WeekMeanwhileNote } from '#app/features/practice-desk/record/meanwhile-note.tsx'
import { DeskOwed, owedInWords, owedThisWeek, type ReturnForm } from '#app/features/practice-desk/this-week/desk-owed.tsx'
import { DeskTables } from '#app/features/practice-desk/this-week/desk-tables.tsx'
import { drawnDeskSide, drawnDeskTables } from '#app/features/practice-desk/this-week/drawn-desk.server.tsx'
import { MenuChangesNote } from '#app/features/practice-desk/this-week/menu-changes-note.tsx'
import { menuChangesFor } from '#app/features/practice-desk/this-week/menu-changes-queries.server.ts'
import { ClosedNote, PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { underWay } from '#app/features/practice-desk/under-way/under-way-queries.server.ts'
import { namedFields } from '#app/platform/form.ts'
import { Columns } from '#app/ui/columns.tsx'
import { DrawnSection } from '#app/ui/drawn.tsx'
import { Form } from '#app/ui/form.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { confirmReturn } from '../shared-by-desks/confirm-return.server.ts'
import { practicePerson } from '../shared-by-desks/guards.server.ts'
import { practiceDesk } from '../shared-by-desks/practice-page.server.ts'
import { sharingRights } from './sharing-chooser.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'This week · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const entered = await practiceDesk(visit)
  const { person, practiceCode, desk, db, at } = entered
  const { may: mayChoose, isPartner } = sharingRights(entered)
  if (!desk.sharing && mayChoose && desk.details.open) throw redirect(`/practice/${practiceCode}/sharing`)
  const asking = joinRequestsShown(db, { practiceCode }, person, at).map(({ mayAnswer }) => ({ mayAnswer }))
  const { uptake, course } = figuresHere(db, desk.details.lmc?.slug)
  const steps = stepsDone(
    db,
    practiceCode,
    [...desk.actions, ...desk.offTheMenu].map(({ offer }) => offer),
  )
  const { marks, ...waiting } = underWay(db, desk.details, at)
  const { unseen, announced, ballots } = deskNews(db, person, at)
  return {
    desk,
    asking,
    told: toldToPractice(db, desk.details, isPartner, at),
    news: menuChangesFor(db, practiceCode, at),
    uptake,
    tables: drawnDeskTables(desk, { practiceCode, uptake, marks, steps, today: desk.today }),
    side: drawnDeskSide(desk, { mayChoose, underWay: waiting, announced, ballots }),
    questions: questionsWaiting(db, practiceCode, at),
    surveys: surveysOwed(db, { practiceCode, personId: person.id }, desk.details.lmc?.slug, at),
    unseen,
    course,
  }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, practiceCode } = await practicePerson(visit)
  const values = namedFields(await visit.request.formData(), RETURN_FIELDS)
  return confirmReturn(visit, { practiceCode, personId: person.id, values, here: `/practice/${practiceCode}` })
}

export default function ThisWeek() {
  const { desk, asking, told, news, uptake, tables, side, course, questions, surveys, unseen } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { details } = desk
  const here = `/practice/${details.code}`
  const form: ReturnForm = ({ week }, button) => (
    <Form method="post">
      <input type="hidden" name="week" value={week} />
      <input type="hidden" name="seen" value={desk.seen} />
      {button}
    </Form>
  )
  const owed = owedThisWeek(desk, form, questions, surveys)
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <PageHeading above={<PracticeDetailsLine details={details} />}>
        {details.open ? owedInWords(owed.length) : 'The record of a closed practice'}
      </PageHeading>
      {refused && refused.since.length > 0 ? <WeekMeanwhileNote since={refused.since} /> : null}
      <NotSeenYet news={{ unseen }} back={here} menuToldSince={news?.since} />
      <AskingToJoin requests={asking} href={`${here}/people`} />
      <ToldNotes told={told} here={here} />
      <Columns sideLabel="Beside your week" drawnSide={side}>
        {details.open ? <MenuChangesNote news={news} desk={desk} /> : null}
        {details.open ? <DeskOwed desk={desk} owed={owed} /> : <ClosedNote details={details} />}
        <DeskTables {...{ desk, uptake, tables }} />
        {course ? <DrawnSection labelledBy={CAME_OF_IT} drawing={course} /> : null}
      </Columns>
    </>
  )
}
