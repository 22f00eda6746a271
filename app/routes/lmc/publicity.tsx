import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { choosePublicity } from '#app/features/figures/releases/choose-publicity.server.ts'
import { publicityChoices } from '#app/features/figures/releases/lmc-publicity-queries.server.ts'
import { PUBLICITY_FIELDS, PUBLICITY_REFUSALS, parsePublicity } from '#app/features/figures/releases/publicity-form.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { lmcPage } from '../shared-by-desks/lmc-page.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Who reads the figures of ${page?.lmc.name ?? 'an LMC'} · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { lmc, details, db } = await lmcPage(visit)
  const choices = publicityChoices(db, lmc.slug).map(({ isShown, recordedAt }) => ({ isShown, recordedAt }))
  return { lmc: { ...lmc, region: details.region?.name ?? 'England' }, choices }
}

const SHOWN = 'From the next release on everybody reads your LMC by name. The other officers are told.'
const NOT_SHOWN = 'From the next release on everybody reads your region in its place. The other officers are told.'

export async function action(visit: ActionFunctionArgs) {
  const { by, lmc, db, at, settings } = await lmcPage(visit)
  const values = namedFields(await visit.request.formData(), PUBLICITY_FIELDS)
  const form = parsePublicity(values)
  if (!form.ok) return data({ errors: form.errors, values }, { status: 422 })
  const path = `/lmc/${lmc.slug}/publicity`
  const link = `${settings.publicAddress}${path}`
  const choice = { lmcSlug: lmc.slug, ...form.value, link }
  const outcome = await inSharedTransaction(db, (tx) => choosePublicity(tx, choice, by, at))
  if (!outcome.ok) return data({ errors: { '': PUBLICITY_REFUSALS[outcome.reason] }, values }, { status: 422 })
  const done = outcome.already ? 'That was already your choice: nothing was added.' : form.value.isShown ? SHOWN : NOT_SHOWN
  return redirectSaying(visit, path, { done })
}

export default function Publicity() {
  const { lmc, choices } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [now] = choices
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<a href={`/lmc/${lmc.slug}`}>{lmc.name}</a>}
        lead="The committee and your officers read the published figures of every LMC. You choose whether everybody else reads yours by name."
      >
        Who reads our figures
      </PageHeading>
      <InsetNote>
        {now?.isShown ? 'Everybody reads your LMC by name.' : `Everybody reads ${lmc.region} in place of your LMC.`}{' '}
        {now ? `Chosen on ${moment(now.recordedAt)}.` : 'Nobody has chosen yet.'}
      </InsetNote>
      <Form method="post">
        <SeenField now={String(choices.length)} shown={Boolean(refused?.errors[''])} />
        <Radios
          name="shown"
          label={`Does everybody read ${lmc.name} by name?`}
          large
          choices={[
            {
              value: 'yes',
              label: 'Yes, show our figures by name',
              hint: 'Blurred like all others: no figure tells what one practice does.',
            },
            { value: 'no', label: 'No, show our region', hint: `The public reads ${lmc.region} in its place.` },
          ]}
        />
        <ButtonRow>
          <Button>Save the choice</Button>
          <a href={`/lmc/${lmc.slug}`}>Leave it as it is</a>
        </ButtonRow>
        <p className="soft">
          It applies from the next release, Monday at 09:00. Earlier releases stay as they are.{' '}
          <a href="/how-figures-are-protected">How figures are protected</a>
        </p>
      </Form>
      {choices.length > 1 ? (
        <section aria-labelledby="earlier">
          <SectionHeading id="earlier">Earlier</SectionHeading>
          <ul>
            {choices.slice(1).map(({ isShown, recordedAt }) => (
              <li key={recordedAt}>
                {moment(recordedAt)}: {isShown ? 'by name' : 'not by name'}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </FormState>
  )
}
