import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import {
  addProviderEvent,
  closeProviderFile,
  takeBackProviderEvent,
} from '#app/features/disputes/provider-files/keep-provider-file.server.ts'
import { EVENT_FIELDS, parseProviderEvent } from '#app/features/disputes/provider-files/provider-form.ts'
import { PROVIDER_REFUSALS } from '#app/features/disputes/provider-files/provider-words.ts'
import { ProviderDeskPage } from '#app/features/lmc-desk/provider-files/provider-desk.tsx'
import { openProviderDesk } from '#app/features/lmc-desk/provider-files/provider-desk-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { lmcOfficer, notFound } from '../shared-by-desks/guards.server.ts'
import { lmcPage } from '../shared-by-desks/lmc-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `A local provider of ${page?.lmc.name ?? 'the LMC'} · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { by, lmcSlug, lmc, db, at } = await lmcPage(visit)
  const of = { lmcSlug, fileId: visit.params.providerFile ?? '' }
  const desk = await inSharedTransaction(db, (tx) => openProviderDesk(tx, of, by, at) ?? null)
  if (!desk) throw notFound()
  return { lmc, desk }
}

const DONE = { add: 'Added to the file.', 'take-back': 'Taken back. It stays, struck through.', close: 'The file is closed.' }

export async function action(visit: ActionFunctionArgs) {
  const { by, lmcSlug, db, at, today } = await lmcOfficer(visit)
  const values = namedFields(await visit.request.formData(), EVENT_FIELDS)
  const refused = (errors: Record<string, string>, meanwhile = false) => data({ errors, values, meanwhile }, { status: 422 })
  const of = { lmcSlug, fileId: visit.params.providerFile ?? '', seen: values.seen ?? '' }
  const wish = values.do === 'take-back' || values.do === 'close' ? values.do : 'add'
  const form = wish === 'add' ? parseProviderEvent(values, today) : undefined
  if (form && !form.ok) return refused(form.errors)
  const outcome = await inSharedTransaction(db, (tx) => {
    if (form) return addProviderEvent(tx, { ...of, happened: form.value }, by, at)
    return wish === 'close'
      ? closeProviderFile(tx, of, by, at)
      : takeBackProviderEvent(tx, { ...of, eventId: values.event ?? '' }, by, at)
  })
  if (!outcome.ok && outcome.reason === 'no-such-file') throw notFound()
  if (!outcome.ok) return refused({ '': PROVIDER_REFUSALS[outcome.reason] }, outcome.reason === 'changed-meanwhile')
  return redirectSaying(visit, `/lmc/${lmcSlug}/providers/${of.fileId}`, { done: DONE[wish] })
}

export default function Provider() {
  const { lmc, desk } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const here = `/lmc/${lmc.slug}/providers`
  const { name, provides, openedAt, closedAt } = desk.file
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={
          <>
            <a href={`/lmc/${lmc.slug}`}>{lmc.name}</a> · <a href={here}>Local providers</a>
          </>
        }
        lead={`${provides}. File open since ${longDay(dayOf(openedAt))}${closedAt === null ? '' : `, closed on ${longDay(dayOf(closedAt))}`}.`}
      >
        {name}
      </PageHeading>
      <ProviderDeskPage desk={desk} here={`${here}/${desk.file.id}`} lmcName={lmc.name} refused={refused} />
    </FormState>
  )
}
