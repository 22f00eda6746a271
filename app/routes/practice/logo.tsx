import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { LogoDesk } from '#app/features/practice-desk/logos/logo-desk.tsx'
import { logoOf } from '#app/features/practice-desk/logos/logo-queries.server.ts'
import { drawnLogo, saveLogo } from '#app/features/practice-desk/logos/save-logo.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { practicePerson } from '../shared-by-desks/guards.server.ts'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'

export const handle: PageHandle = { wide: true, longForm: 'or a file' }
export const meta: MetaFunction = () => [{ title: 'Our logo · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, details, db } = await practicePage(visit)
  return { details, logo: logoOf(db, practiceCode) }
}

const MEANWHILE = 'A colleague changed the logo meanwhile. Below is how it stands now: send again to let yours stand.'
const CUT_OFF = 'The picture came in part only, so nothing was saved. Choose it again.'

export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, documents } = await practicePerson(visit)
  const refused = (errors: Record<string, string>, status = 422) => data({ errors, meanwhile: status === 409 }, { status })
  const form = await visit.request.formData().catch(() => undefined)
  if (!form) return refused({ logo: CUT_OFF }, 400)
  const [remove, file, seen] = [form.get('do') === 'remove', form.get('logo'), String(form.get('seen') ?? '')]
  const sent = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const drawn = remove ? undefined : await drawnLogo(sent, documents.make)
  if (drawn && !drawn.ok) return refused({ logo: drawn.message })
  const wanted = { practiceCode, png: drawn?.png ?? null, seen }
  const outcome = await inSharedTransaction(db, (tx) => saveLogo(tx, wanted, by, contextOf(visit).at))
  if (!outcome.ok) return refused({ '': MEANWHILE }, 409)
  const done = remove ? 'The logo is off your letters.' : 'The logo stands on your letters from now on.'
  return redirectSaying(visit, `/practice/${practiceCode}/letters/logo`, { done })
}

export default function OurLogo() {
  return <LogoDesk page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
