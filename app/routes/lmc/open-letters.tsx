import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { LettersAtDesk } from '#app/features/open-letters/pages/letters-at-desk.tsx'
import { actOnLetter } from '#app/features/open-letters/signing/sign-letter.server.ts'
import { lettersAtDesk } from '#app/features/open-letters/signing/signature-queries.server.ts'
import { SIGNING_REFUSALS } from '#app/features/open-letters/signing/signature-rules.ts'
import { parseSigning, SIGNING_FIELDS } from '#app/features/open-letters/signing/signing-form.ts'
import { namedFields } from '#app/platform/form.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { WithNotes } from '#app/ui/with-notes.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { lmcPage } from '../shared-by-desks/lmc-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Open letters to sign, ${page?.lmc.name ?? 'an LMC'} · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { lmc, db, today } = await lmcPage(visit)
  const letters = lettersAtDesk(db, lmc.slug, today).map((one) => ({ ...one, html: renderMarkdown(one.letter.text) }))
  return { lmc, letters }
}

const DONE = {
  signed: 'Signed. Your LMC is on the public page. The other officers are told.',
  'taken-back': 'Taken back. Your LMC is no longer on the public page. The other officers are told.',
  'set-aside': 'Set aside. You can still sign it here. The other officers are told.',
}

export async function action(visit: ActionFunctionArgs) {
  const { by, lmc, db, at, settings } = await lmcPage(visit)
  const form = parseSigning(namedFields(await visit.request.formData(), SIGNING_FIELDS))
  if (!form.ok) return data({ errors: form.errors }, { status: 422 })
  const path = `/lmc/${lmc.slug}/open-letters`
  const link = `${settings.publicAddress}${path}`
  const wanted = { ...form.value, lmcSlug: lmc.slug, link }
  const outcome = await inSharedTransaction(db, (tx) => actOnLetter(tx, wanted, by, at))
  if (!outcome.ok) return data({ errors: { '': SIGNING_REFUSALS[outcome.reason] } }, { status: 422 })
  return redirectSaying(visit, path, { done: DONE[form.value.act] })
}

const NOTES = [
  'Signing names your LMC on the public page at once, with the day.',
  'The other officers are told by mail, also when a letter is set aside.',
  'Any officer can take the signature back. The LMC is then listed no more.',
  'A letter that was set aside waits no longer, and can be signed here later.',
]

export default function OpenLettersToSign() {
  const { lmc, letters } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <PageHeading
        above={<a href={`/lmc/${lmc.slug}`}>{lmc.name}</a>}
        lead="The committee writes them; your LMC signs in its own name, or does not. LMCs that have not signed are not named."
      >
        Open letters
      </PageHeading>
      <WithNotes notes={NOTES}>
        <LettersAtDesk letters={letters} lmc={lmc.name} />
      </WithNotes>
    </>
  )
}
