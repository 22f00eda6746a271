import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addReport, takeBackReport } from '#app/features/disputes/provider-files/add-report.server.ts'
import { parseReport, REPORT_FIELDS } from '#app/features/disputes/provider-files/provider-form.ts'
import { PROVIDER_REFUSALS } from '#app/features/disputes/provider-files/provider-words.ts'
import { practiceProvider } from '#app/features/practice-desk/provider-files/practice-providers-queries.server.ts'
import { ProviderFile } from '#app/features/practice-desk/provider-files/provider-desk.tsx'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
// The name of no provider: titles stay in the history of a browser that others use.
export const meta: MetaFunction = () => [{ title: 'A local provider · Local providers · Concert' }]

async function asked(visit: LoaderFunctionArgs) {
  const entered = await practicePerson(visit)
  const page = practiceProvider(entered.db, entered.practiceCode, visit.params.providerFile ?? '', entered.today)
  if (!page) throw notFound()
  return { ...entered, page }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { page } = await asked(visit)
  return { page }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at, today, page } = await asked(visit)
  const values = namedFields(await visit.request.formData(), REPORT_FIELDS)
  const refused = (errors: Record<string, string>) => data({ errors, values }, { status: 422 })
  const of = { practiceCode, fileId: page.file.id }
  const form = values.do === 'take-back' ? undefined : parseReport(values, today)
  if (form && !form.ok) return refused(form.errors)
  const outcome = await inSharedTransaction(db, (tx) =>
    form
      ? addReport(tx, { ...of, report: form.value, seen: values.seen ?? '' }, by, at)
      : takeBackReport(tx, { ...of, reportId: values.report ?? '' }, by, at),
  )
  if (!outcome.ok) return refused({ '': PROVIDER_REFUSALS[outcome.reason] })
  return redirectSaying(visit, `/practice/${practiceCode}/providers/${of.fileId}`, {
    done: form ? 'Added. It can be taken back below.' : 'Taken back.',
  })
}

export default function Provider() {
  const { page } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<a href={`/practice/${page.details.code}/providers`}>Local providers</a>}
        lead={`${page.file.provides}. A file of ${page.file.leftLmc ?? page.details.lmc?.name ?? 'your LMC'}: counts and days, as logged by practices, not checked.`}
      >
        {page.file.name}
      </PageHeading>
      <ProviderFile page={page} />
    </FormState>
  )
}
