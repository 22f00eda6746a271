import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { choiceDays, choiceFields, parseChoices } from '#app/features/adoption/statements/choices-form.ts'
import { opennessOf } from '#app/features/adoption/statements/entry-queries.server.ts'
import { adoptionsRefusal } from '#app/features/adoption/statements/record-adoption.server.ts'
import { recordedNow } from '#app/features/practice-desk/answering/recorded-queries.server.ts'
import { choiceRefused } from '#app/features/practice-desk/deciding/choice-refusal-queries.server.ts'
import { type CheckedDecision, ChooseCheck } from '#app/features/practice-desk/deciding/choose-check.tsx'
import type { ChoiceRefusal } from '#app/features/practice-desk/deciding/choose-fields.tsx'
import { choosePage } from '#app/features/practice-desk/deciding/choose-page-queries.server.ts'
import { ChooseStep, ChooseTicksStep } from '#app/features/practice-desk/deciding/choose-steps.tsx'
import { actionsInForm, namedActions } from '#app/features/practice-desk/deciding/decidable-queries.server.ts'
import { DECIDED_FIELDS, parseDecided } from '#app/features/practice-desk/decisions/decision-form.ts'
import { markTallies } from '#app/features/practice-desk/decisions/mark-queries.server.ts'
import { recordDecision } from '#app/features/practice-desk/decisions/record-decision.server.ts'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { daysInWords } from '#app/platform/typed-days.ts'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'
import { practiceDesk } from '../shared-by-desks/practice-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'What did you decide? · Concert' }]

/** The actions to tick; with `?take=` and `answer=` the fields for them. The form is checked on a page of its own, then recorded. */
export async function loader(visit: LoaderFunctionArgs) {
  const { person, desk, db, at } = await practiceDesk(visit)
  return choosePage(db, desk, new URL(visit.request.url).searchParams, person.id, at)
}

export async function action(visit: ActionFunctionArgs) {
  const { person, by, practiceCode, db, at, today } = await practicePerson(visit)
  const openness = opennessOf(db, practiceCode, today)
  if (!openness) throw notFound()
  const sent = await visit.request.formData()
  const actions = namedActions(db, actionsInForm(sent), at)
  const choosable = actions.map(({ offer, asks }) => ({ actionSlug: offer.actionSlug, asks }))
  const { do: pressed, ...values } = namedFields(sent, ['do', ...DECIDED_FIELDS, ...choiceFields(choosable)])
  const answered = { values, errors: {}, checked: undefined, refusal: undefined }
  const refused = (errors: Record<string, string>, refusal?: ChoiceRefusal) =>
    data({ ...answered, errors, refusal }, { status: 422 })
  if (pressed === 'change') return data(answered)
  const form = parseChoices(values, choosable, today)
  const decided = parseDecided(values, today, openness.openedOn)
  if (!form.ok || !decided.ok) return refused({ ...(decided.ok ? {} : decided.errors), ...(form.ok ? {} : form.errors) })
  const choices = form.value
  const statements = choices.map((statement) => ({ ...statement, practiceCode }))
  const about = { practiceCode, choices, values, actions, readerId: person.id }
  if (pressed !== 'record') {
    const refusal = adoptionsRefusal(db, statements, at)
    if (refusal) return refused(...choiceRefused(db, about, refusal, at))
    const { byAction } = markTallies(db, practiceCode, at)
    const marked = choices.some(({ actionSlug, state }) => state !== 'considering' && byAction.has(actionSlug))
    const checked: CheckedDecision = { decided: decided.value, choices, marked }
    return data({ ...answered, values: daysInWords(values, choiceDays(choosable)), checked })
  }
  const decision = { practiceCode, statements, ...decided.value }
  const outcome = await inSharedTransaction(db, (tx) => recordDecision(tx, decision, by, at))
  if (!outcome.ok) return refused(...choiceRefused(db, about, outcome, at))
  const done = recordedNow(db, { practiceCode, actionSlugs: statements.map(({ actionSlug }) => actionSlug) }, outcome, at)
  return redirectSaying(visit, `/practice/${practiceCode}`, { done })
}

export default function Choose() {
  const page = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { details, chosen } = page
  const title = chosen.length === 1 ? `What did you decide about ${chosen[0]!.offer.title}?` : 'What did you decide?'
  return (
    <FormState values={answered?.values} start={page.start} errors={answered?.errors ?? page.errors}>
      <ErrorSummary />
      <PageHeading above={<PracticeDetailsLine details={details} />} lead={LEAD}>
        {title}
      </PageHeading>
      {chosen.length === 0 ? (
        <ChooseTicksStep page={page} />
      ) : (
        <Form method="post" noValidate>
          {answered?.checked ? (
            <ChooseCheck page={page} checked={answered.checked} values={answered.values} />
          ) : (
            <ChooseStep page={page} refusal={answered?.refusal} seen={answered?.values ?? {}} />
          )}
        </Form>
      )}
    </FormState>
  )
}

const LEAD = 'The practice decides, and needs nobody’s permission. Nothing is recorded before you have checked it.'
