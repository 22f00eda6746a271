import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { chooseDigest, wantsDigest } from '#app/features/lmc-desk/digest/digest-choice.server.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound, signedIn } from '../shared-by-desks/guards.server.ts'
import { AccountPage } from './account-page.tsx'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'The weekly mail · Concert' }]

/** An officer of an LMC: nobody else gets this mail. */
async function officer(visit: LoaderFunctionArgs) {
  const entered = await signedIn(visit)
  if (!entered.person.roles.some(({ role }) => role === 'lmc-officer')) throw notFound()
  return entered
}

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db } = await officer(visit)
  return { wanted: wantsDigest(db, person.id) }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, db, at } = await officer(visit)
  const values = namedFields(await visit.request.formData(), ['wanted'])
  if (values.wanted !== 'yes' && values.wanted !== 'no')
    return data({ errors: { wanted: 'Choose whether you want the mail.' }, values }, { status: 422 })
  const isWanted = values.wanted === 'yes'
  await inSharedTransaction(db, (tx) => chooseDigest(tx, isWanted, by, at))
  const done = isWanted ? 'You get the mail on Fridays when something is waiting.' : 'You get no weekly mail any more.'
  return redirectSaying(visit, '/account/weekly-mail', { done })
}

export default function WeeklyMail() {
  const { wanted } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <FormState values={refused?.values} start={{ wanted: wanted ? 'yes' : 'no' }} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<a href="/account/details">My details</a>}
        lead="Calls nobody has made, people who ask to join, what another LMC asks about the register, local notes to review and a boundary that moved. The mail says how many, not what."
      >
        The weekly mail
      </PageHeading>
      <AccountPage
        notes={[
          'What waits stands on your LMC’s desk on every day of the week. The mail only says that something does.',
          'The mail names no practice and no action.',
        ]}
      >
        <Form method="post" noValidate>
          <Radios
            name="wanted"
            label="Do you want a mail on Friday morning that says how much waits at your LMC’s desk?"
            large
            choices={[
              { value: 'yes', label: 'Yes', hint: 'No mail comes in a week when nothing is waiting.' },
              { value: 'no', label: 'No', hint: 'For you alone: the other officers of your LMC choose for themselves.' },
            ]}
          />
          <ButtonRow>
            <Button>Save the choice</Button>
            <a href="/account/details">Leave it as it is</a>
          </ButtonRow>
        </Form>
      </AccountPage>
    </FormState>
  )
}
