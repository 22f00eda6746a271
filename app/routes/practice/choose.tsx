import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { choiceDays, choiceFields, parseChoices } from '#app/features/adoption/statements/choices-form.ts'
import { recordedAbout } from '#app/features/adoption/statements/entry-queries.server.ts'
import { recordAdoptions } from '#app/features/adoption/statements/record-adoption.server.ts'
import { choiceRefused } from '#app/features/practice-desk/answering/choice-refusal-queries.server.ts'
import { type ChoiceRefusal, ChooseFields } from '#app/features/practice-desk/answering/choose-fields.tsx'
import { ChooseTicks, TakenAlready } from '#app/features/practice-desk/answering/choose-ticks.tsx'
import { DaysNote } from '#app/features/practice-desk/answering/days-note.tsx'
import { recordedNow } from '#app/features/practice-desk/answering/recorded-queries.server.ts'
import { MeanwhileNote } from '#app/features/practice-desk/record/meanwhile-note.tsx'
import { canBegin, deskPage } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { daysToConfirm } from '#app/platform/typed-days.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'Choose actions · Concert' }]

const NOTHING_TICKED = 'Nothing is chosen. Tick at least one action.'

async function choices(visit: LoaderFunctionArgs) {
  const { person, practiceCode } = await practicePerson(visit, visit.params.practice)
  const at = visit.context.now()
  const desk = deskPage(visit.context.db, practiceCode, at)
  if (!desk) throw notFound()
  return { person, practiceCode, at, desk }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { desk, practiceCode } = await choices(visit)
  const { details, actions } = desk
  const toBegin = actions.filter(canBegin)
  const asked = new URL(visit.request.url).searchParams
  const ticked = toBegin.filter(({ offer }) => asked.getAll('take').includes(offer.actionSlug))
  const chosen = ticked.map((action) => {
    return { ...action, seen: recordedAbout(visit.context.db, practiceCode, action.offer.actionSlug) }
  })
  const taken = actions.filter((action) => action.current?.state === 'taking')
  return { details, toBegin, taken, chosen, unchosen: chosen.length === 0 && asked.has('step') }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, practiceCode, at, desk } = await choices(visit)
  const { db } = visit.context
  const actions = desk.actions.map(({ offer, asks }) => ({ actionSlug: offer.actionSlug, asks }))
  const values = namedFields(await visit.request.formData(), choiceFields(actions))
  const refused = (errors: Record<string, string>, refusal?: ChoiceRefusal) =>
    data({ errors, values, days: undefined, refusal }, { status: 422 })
  const form = parseChoices(values, actions, desk.today)
  if (!form.ok) return refused(form.errors)
  const days = daysToConfirm(values, choiceDays(actions))
  if (days) return data({ ...days, errors: {}, refusal: undefined })
  const statements = form.value.map((statement) => ({ ...statement, practiceCode }))
  const outcome = await inSharedTransaction(db, (tx) => recordAdoptions(tx, statements, { personId: person.id }, at))
  if (!outcome.ok) return refused(...choiceRefused(db, { statements, values, desk, readerId: person.id }, outcome, at))
  const done = recordedNow(db, { practiceCode, actionSlugs: statements.map(({ actionSlug }) => actionSlug) }, outcome, at)
  return redirectSaying(visit, `/practice/${practiceCode}`, { done })
}

export default function Choose() {
  const { details, toBegin, taken, chosen, unchosen } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const errors: Record<string, string> = unchosen ? { take: NOTHING_TICKED } : (refused?.errors ?? {})
  const here = `/practice/${details.code}`
  const refusal = refused?.refusal
  return (
    <FormState values={refused?.values} errors={errors}>
      <ErrorSummary />
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead="Tick the actions your practice takes. You give the dates next. You can start with one or take them all: you decide, and need nobody’s permission."
      >
        Choose actions
      </PageHeading>
      {toBegin.length === 0 ? (
        <p>
          {taken.length > 0 ? 'You take every action that is on offer.' : 'No action is on offer now.'}{' '}
          <a href={here}>Back to this week</a>
        </p>
      ) : chosen.length > 0 ? (
        <Form method="post" noValidate>
          {refusal?.meanwhile ? (
            <MeanwhileNote timeline={refusal} seen={refused?.values[`seen-${refusal.actionSlug}`] ?? ''} />
          ) : null}
          <ChooseFields chosen={chosen} refusal={refusal} back={here} />
          <DaysNote days={refused?.days} />
          {refusal?.later ? null : (
            <ButtonRow>
              <Button>Record {chosen.length === 1 ? 'it' : `the ${chosen.length} actions`}</Button>
              <a href={`${here}/choose`}>Choose others</a>
            </ButtonRow>
          )}
          <p className="soft">Recording also makes this week’s return.</p>
        </Form>
      ) : (
        <form method="get">
          <ChooseTicks actions={toBegin} practiceCode={details.code} />
          <ButtonRow>
            <Button name="step" value="2">
              Next: from which day
            </Button>
            <a href={here}>Back without recording</a>
          </ButtonRow>
          <p className="soft">To record an action as taken in part, planned or considered, open it from “This week”.</p>
        </form>
      )}
      <TakenAlready taken={taken} />
    </FormState>
  )
}
