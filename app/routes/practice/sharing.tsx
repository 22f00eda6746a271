import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { drawnFrom, parseSharing, SHARING_FIELDS } from '#app/features/adoption/statements/adoption-form.ts'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { choicesMadeBy } from '#app/features/adoption/statements/entry-queries.server.ts'
import { REFUSALS } from '#app/features/adoption/statements/refusal-words.ts'
import { sharingOf } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { SharingExample } from '#app/features/practice-desk/this-week/sharing-example.tsx'
import { moment } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'
import { sharingChooser } from './sharing-chooser.server.ts'

export const meta: MetaFunction<typeof loader> = () => [{ title: 'Who sees our answers · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, details, db, may } = await sharingChooser(visit)
  return { details, sharing: sharingOf(db, practiceCode) ?? null, may, seen: choicesMadeBy(db, practiceCode) }
}

const SHARED = 'From now on your LMC sees your answers by name.'
const NOT_SHARED = 'From now on your LMC does not see your answers by name.'

export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at, may } = await sharingChooser(visit)
  if (!may) throw notFound()
  const values = namedFields(await visit.request.formData(), SHARING_FIELDS)
  const form = parseSharing(values)
  if (!form.ok) return data({ errors: form.errors, values }, { status: 422 })
  const { sharesByName } = form.value
  const outcome = await inSharedTransaction(db, (tx) => chooseSharing(tx, practiceCode, sharesByName, by, at, drawnFrom(values)))
  if (!outcome.ok) return data({ errors: { '': REFUSALS[outcome.reason].words }, values }, { status: 422 })
  return redirectSaying(visit, `/practice/${practiceCode}`, { done: sharesByName ? SHARED : NOT_SHARED })
}

export default function Sharing() {
  const { details, sharing, may, seen } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const lmc = details.lmc?.name ?? 'your LMC'
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead="No commissioner and no other practice can see here what you do, whatever you choose. You can change your mind at any time, with immediate effect."
      >
        Who sees our answers
      </PageHeading>
      <SharingExample practiceName={details.name} lmcName={lmc} />
      {sharing ? (
        <InsetNote>
          Since {moment(sharing.since)} you {sharing.sharesByName ? 'share by name with your LMC' : 'do not share by name'}.
        </InsetNote>
      ) : null}
      {may ? (
        <Form method="post">
          <SeenField now={seen} shown={Boolean(refused?.errors[''])} />
          <Radios
            name="shares"
            label={`Does ${lmc} see your answers by name?`}
            large
            choices={[
              {
                value: 'yes',
                label: 'Yes, share by name',
                hint: `Officers of ${lmc} see which actions you take. You can see each time they look.`,
              },
              {
                value: 'no',
                label: 'No, count us without our name',
                hint: `Officers of ${lmc} see that you have reported, but not what.`,
              },
            ]}
          />
          <ButtonRow>
            <Button>Save the choice</Button>
            {sharing ? <a href={`/practice/${details.code}`}>Leave it as it is</a> : null}
          </ButtonRow>
        </Form>
      ) : (
        <p>
          A partner of the practice can change this. <a href={`/practice/${details.code}`}>Back to this week</a>
        </p>
      )}
    </FormState>
  )
}
