import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AskForm } from '#app/features/lmc-desk/surveys/ask-form.tsx'
import { askLmcSurvey, type RequestOutcome, withdrawLmcSurvey } from '#app/features/lmc-desk/surveys/ask-lmc-survey.server.ts'
import { ASK_FIELDS, parseLmcSurvey } from '#app/features/lmc-desk/surveys/lmc-survey-form.ts'
import { lmcSurveysPage, runningAt } from '#app/features/lmc-desk/surveys/lmc-survey-queries.server.ts'
import { REQUEST_REFUSALS } from '#app/features/lmc-desk/surveys/lmc-survey-rules.ts'
import { AskedNow, LatestRequest, SurveysOfLmc } from '#app/features/lmc-desk/surveys/lmc-surveys.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { type FieldErrors, namedFields } from '#app/platform/form.ts'
import { inSharedTransaction, type Work } from '#app/platform/shared-transactions.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { lmcOfficer } from '../shared-by-desks/guards.server.ts'
import { lmcPage } from '../shared-by-desks/lmc-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Surveys of ${page?.lmc.name ?? 'the LMC'} · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { lmcSlug, lmc, db, at } = await lmcPage(visit)
  return { lmc, page: lmcSurveysPage(db, lmcSlug), asked: runningAt(db, lmcSlug, at) }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, lmcSlug, db, at, today } = await lmcOfficer(visit)
  const values = namedFields(await visit.request.formData(), [...ASK_FIELDS, 'do', 'request'])
  const refused = (errors: FieldErrors) => data({ errors, values }, { status: 422 })
  const answer = async (work: Work<RequestOutcome>, done: string) => {
    const outcome = await inSharedTransaction(db, work)
    if (outcome.ok) return redirectSaying(visit, `/lmc/${lmcSlug}/surveys`, { done })
    const { field, words } = REQUEST_REFUSALS[outcome.reason]
    return refused({ [outcome.field ?? field]: words })
  }
  if (values.do === 'withdraw')
    return answer((tx) => withdrawLmcSurvey(tx, lmcSlug, values.request ?? '', by, at), 'Withdrawn. Nobody was asked.')
  const runs = runningAt(db, lmcSlug, at)?.closesAt ?? null
  const form = parseLmcSurvey(values, today, runs === null ? null : dayOf(runs - 1))
  if (!form.ok) return refused(form.errors)
  return answer(
    (tx) => askLmcSurvey(tx, lmcSlug, form.value, by, at),
    form.value.waits
      ? `An editor of the committee reads them first. They open on ${longDay(dayOf(runs!))}, once the earlier ones have closed.`
      : 'An editor of the committee reads them before your practices are asked.',
  )
}

export default function Surveys() {
  const { lmc, page, asked } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const waits = page.request !== null && page.request.outcome === null
  return (
    <FormState values={refused?.values} start={{ opens: 'after' }} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<a href={`/lmc/${lmc.slug}`}>{lmc.name}</a>}
        lead="What your practices are asked. You read the answers of practices that share by name; for all practices there is the published figure."
      >
        Surveys
      </PageHeading>
      <LatestRequest request={page.request} running={asked} />
      <SurveysOfLmc surveys={page.surveys} here={`/lmc/${lmc.slug}/surveys`} />
      {waits ? null : <SectionHeading>Ask your practices</SectionHeading>}
      {asked && !waits ? <AskedNow asked={asked} /> : null}
      {waits ? null : (
        <>
          <p className="soft">
            Up to five questions on the menu, on obstacles, on services lost. Only the committee asks how far practices would go,
            and from which day. An editor of the committee reads yours first.
          </p>
          <AskForm running={asked?.title ?? null} />
        </>
      )}
    </FormState>
  )
}
