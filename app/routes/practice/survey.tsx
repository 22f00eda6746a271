import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { fieldsOf, readAnswers } from '#app/features/disputes/survey-answers/answer-form.ts'
import { surveyDesk } from '#app/features/disputes/survey-answers/answer-queries.server.ts'
import { saveAnswers } from '#app/features/disputes/survey-answers/save-answers.server.ts'
import { SurveyDeskPage } from '#app/features/disputes/survey-answers/survey-desk.tsx'
import { ResultsHere } from '#app/features/disputes/survey-results/results-here.tsx'
import { rowsOf, waveBySlug } from '#app/features/disputes/survey-results/wave-queries.server.ts'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { type FieldErrors, namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: `${shown?.desk.survey.fields.title ?? 'A survey'} · Concert` },
]

async function surveyVisit(visit: LoaderFunctionArgs) {
  const { person, practiceCode, details, db, at } = await practicePage(visit)
  const by = { practiceCode, personId: person.id }
  const desk = surveyDesk(db, visit.params.survey ?? '', by, at)
  if (!desk) throw notFound()
  return { db, at, by, details, desk }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { db, details, desk } = await surveyVisit(visit)
  const wave = waveBySlug(db, desk.survey.slug)!
  // Results of an LMC's own questions are shown back to those who answered; the committee's are public.
  const toShow = desk.answered && wave.lmcSlug !== null && wave.published
  return { details, desk, out: wave.published !== null, results: toShow ? { wave, rows: rowsOf(wave, undefined) } : null }
}

export async function action(visit: ActionFunctionArgs) {
  const { db, at, by, desk } = await surveyVisit(visit)
  const { slug, fields } = desk.survey
  const values = namedFields(await visit.request.formData(), [...fieldsOf(fields.questions), 'seen'])
  const refused = (errors: FieldErrors, status: number) => data({ errors, values }, { status })
  const read = readAnswers(fields.questions, values)
  if (!read.ok) return refused(read.errors, 422)
  const saved = { ...by, slug, answers: read.value, seen: values.seen ?? '' }
  const outcome = await inSharedTransaction(db, (tx) => saveAnswers(tx, saved, at))
  if (!outcome.ok) return refused({ '': outcome.words }, 409)
  const done = outcome.late
    ? 'Kept as late: it is not counted in any figure.'
    : outcome.changed
      ? 'The change is saved.'
      : 'The answers are saved. You can change them until it closes.'
  return redirectSaying(visit, `/practice/${by.practiceCode}/surveys/${slug}`, { done })
}

export default function Survey() {
  const { details, desk, out, results } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const here = `/practice/${details.code}`
  return (
    <FormState values={refused?.values} start={desk.start} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading above={<PracticeDetailsLine details={details} />}>{desk.survey.fields.title}</PageHeading>
      <SurveyDeskPage desk={desk} here={here} meanwhile={Boolean(refused?.errors[''])} open={details.open}>
        <ResultsHere survey={desk.survey} out={out} results={results} />
      </SurveyDeskPage>
    </FormState>
  )
}
