import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { lastSharing } from '#app/features/adoption/statements/entry-queries.server.ts'
import { REFUSALS } from '#app/features/adoption/statements/refusal-words.ts'
import { allowTelling } from '#app/features/adoption/told/allow-telling.server.ts'
import { takeBackTold } from '#app/features/adoption/told/take-back-told.server.ts'
import { ToldLines } from '#app/features/adoption/told/told-lines.tsx'
import { tellingChoice, toldOfPractice } from '#app/features/adoption/told/told-queries.server.ts'
import { TAKE_BACK_TOLD_REFUSALS } from '#app/features/adoption/told/told-rules.ts'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'
import { sharingChooser } from './sharing-chooser.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Told by telephone · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, details, db, at, today, may } = await sharingChooser(visit)
  const shares = lastSharing(db, practiceCode)?.sharesByName ?? false
  return { details, may, shares, choice: tellingChoice(db, practiceCode, today), told: toldOfPractice(db, practiceCode, at) }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at, may } = await sharingChooser(visit)
  const values = namedFields(await visit.request.formData(), ['do', 'told', 'allow', 'seen'])
  const refused = (errors: Record<string, string>) => data({ errors, values }, { status: 422 })
  const here = `/practice/${practiceCode}/told`
  if (values.do === 'take-back') {
    const which = { practiceCode, id: values.told ?? '' }
    const outcome = await inSharedTransaction(db, (tx) => takeBackTold(tx, which, by, at))
    if (!outcome.ok) return refused({ '': TAKE_BACK_TOLD_REFUSALS[outcome.reason] })
    const done = outcome.returnStays
      ? 'The answer is taken back. The return stays, as your practice has recorded something itself since.'
      : 'Taken back. It counts in no figure from the next release on.'
    return redirectSaying(visit, here, { done })
  }
  if (!may) throw notFound()
  if (values.allow !== 'yes' && values.allow !== 'no') return refused({ allow: 'Choose whether your LMC may do this.' })
  const chosen = { practiceCode, allowed: values.allow === 'yes', seen: values.seen ?? '' }
  const outcome = await inSharedTransaction(db, (tx) => allowTelling(tx, chosen, by, at))
  if (!outcome.ok) return refused({ '': REFUSALS['choice-changed-meanwhile'].words })
  const done = chosen.allowed
    ? 'From now on your LMC may record what you tell it by telephone.'
    : 'From now on your LMC can record nothing for you.'
  return redirectSaying(visit, here, { done })
}

export default function Told() {
  const { details, may, shares, choice, told } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const lmc = details.lmc?.name ?? 'your LMC'
  return (
    <FormState values={refused?.values} start={{ allow: choice.allowed ? 'yes' : 'no' }} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead={`An officer of ${lmc} can record your weekly return, and an answer if you share by name, when you tell them by telephone. Only if a partner allows it.`}
      >
        {choice.allowed ? 'Your LMC may record what you tell it' : 'Your LMC can record nothing for you'}
      </PageHeading>
      <Columns
        sideLabel="What was recorded so"
        side={
          <>
            <SectionHeading>What was recorded so</SectionHeading>
            <ToldLines told={told} />
          </>
        }
      >
        {may ? (
          <Form method="post">
            <SeenField now={choice.seen} shown={Boolean(refused?.errors[''])} />
            <Radios
              name="allow"
              label={`May ${lmc} record what you tell it by telephone?`}
              hint="What it records is marked so for good, and is never a decision of yours. Everybody here gets a mail that something was recorded, and can take it back for 14 days."
              choices={[
                { value: 'no', label: 'No' },
                { value: 'yes', label: 'Yes, until a partner ends it' },
              ]}
            />
            <ButtonRow>
              <Button>Save the choice</Button>
              <a href={`/practice/${details.code}`}>Leave it as it is</a>
            </ButtonRow>
          </Form>
        ) : (
          <p>A partner of the practice can change this.</p>
        )}
        {shares ? null : (
          <p className="soft">
            Your practice does not share by name, so it can record your return alone, and no answer.{' '}
            <a href={`/practice/${details.code}/sharing`}>What your LMC sees</a>
          </p>
        )}
      </Columns>
    </FormState>
  )
}
