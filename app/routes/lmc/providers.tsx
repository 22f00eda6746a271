import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { openProviderFile } from '#app/features/disputes/provider-files/keep-provider-file.server.ts'
import { FILE_FIELDS, parseProviderFile } from '#app/features/disputes/provider-files/provider-form.ts'
import { PROVIDER_REFUSALS } from '#app/features/disputes/provider-files/provider-words.ts'
import { providerList } from '#app/features/lmc-desk/provider-files/provider-desk-queries.server.ts'
import { ProviderList } from '#app/features/lmc-desk/provider-files/provider-list.tsx'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { lmcOfficer } from '../shared-by-desks/guards.server.ts'
import { lmcPage } from '../shared-by-desks/lmc-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Local providers of ${page?.lmc.name ?? 'the LMC'} · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { lmcSlug, lmc, db } = await lmcPage(visit)
  return { lmc, files: providerList(db, lmcSlug) }
}

/** Opens a file. */
export async function action(visit: ActionFunctionArgs) {
  const { by, lmcSlug, db, at } = await lmcOfficer(visit)
  const values = namedFields(await visit.request.formData(), FILE_FIELDS)
  const refused = (errors: Record<string, string>) => data({ errors, values }, { status: 422 })
  const form = parseProviderFile(values)
  if (!form.ok) return refused(form.errors)
  const outcome = await inSharedTransaction(db, (tx) => openProviderFile(tx, { lmcSlug, ...form.value }, by, at))
  if (!outcome.ok) return refused({ [outcome.reason === 'name-taken' ? 'name' : '']: PROVIDER_REFUSALS[outcome.reason] })
  return redirectSaying(visit, `/lmc/${lmcSlug}/providers/${outcome.fileId}`, {
    done: 'The file is open. Your practices find it under “Local providers” and can add to it.',
  })
}

export default function Providers() {
  const { lmc, files } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const open = files.filter(({ closedAt }) => closedAt === null).length
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<a href={`/lmc/${lmc.slug}`}>{lmc.name}</a>}
        lead="What your LMC keeps about bodies of its area that do not deliver: counts and days of practices, letters, meetings and answers."
      >
        {open === 0 ? 'No file on a local provider is open' : `${open} ${open === 1 ? 'file' : 'files'} on local providers`}
      </PageHeading>
      <ProviderList files={files} here={`/lmc/${lmc.slug}/providers`} />
    </FormState>
  )
}
