import { type ActionFunctionArgs, data, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { useContext } from 'react'
import { JOIN_FIELDS, joinForm } from '#app/features/people/invitations/invitation-form.ts'
import { askToJoin } from '#app/features/people/joining-and-leaving/ask-to-join.server.ts'
import { takePoint } from '#app/features/people/sessions/rate-limits.server.ts'
import { FlashContext } from '#app/platform/flash.ts'
import { namedFields, parseFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { WithNotes } from '#app/ui/with-notes.tsx'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { actionHeaders } from './action-headers.ts'

export const handle: PageHandle = { wide: true, limited: true }
export const meta: MetaFunction = () => [{ title: 'Ask to join · Concert' }]

export const headers = actionHeaders

const TOO_MANY =
  'Many requests came from where you are. Wait an hour, or speak to your colleagues in the practice or to your LMC.'

/** The answer is the same for every code and address, and does not reveal which practices or people are here. */
export async function action(visit: ActionFunctionArgs) {
  const { db, at, source, key } = contextOf(visit)
  const fields = namedFields(await visit.request.formData(), JOIN_FIELDS)
  const form = parseFields(joinForm, fields)
  const values = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.slice(0, 300)]))
  if (!form.ok) return data({ errors: form.errors, values }, { status: 422 })
  const point = await takePoint(db, 'join-source', source, key())
  if (!point.free) {
    const headers = { 'Retry-After': String(point.retryAfter) }
    return data({ errors: { '': TOO_MANY }, values }, { status: 429, headers })
  }
  const { practice, ...wish } = form.value
  await inSharedTransaction(db, (tx) => askToJoin(tx, { practiceCode: practice, ...wish }, at))
  return redirectSaying(visit, '/join', { done: 'Your request is taken.' })
}

export default function Join() {
  const asked = useContext(FlashContext)
  const refused = useActionData<typeof action>()
  if (asked && !refused) {
    return (
      <>
        <PageHeading lead="If the code is that of an open practice, the people who confirm for it have your request now.">
          What happens now
        </PageHeading>
        <p>
          Those of the practice who are here check it; where nobody of it is here, an officer of its LMC does. The answer comes by
          mail to the address you gave. Nobody else sees your request.
        </p>
        <p>Nothing within a week? Speak to your colleagues in the practice, or to your LMC.</p>
      </>
    )
  }
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading lead="For partners and practice managers. A colleague who already uses Concert confirms it is you. If there is none, your LMC does.">
        Ask to join
      </PageHeading>
      <WithNotes
        notes={[
          'Colleagues who already use Concert check your request. If there are none, an officer of its LMC does. Nobody else sees it.',
          'The answer comes by mail. A request that nobody answers is forgotten after 30 days.',
          'Have you had an invitation? Open its link instead: it lets you in at once.',
        ]}
      >
        <form method="post" className="narrow" noValidate>
          <TextInput
            name="practice"
            label="ODS code of the practice"
            hint="A letter and five digits, such as A81001."
            width="short"
            autoComplete="off"
            spellCheck={false}
          />
          <Radios
            name="role"
            label="You are"
            choices={[
              { value: 'practice-partner', label: 'Partner' },
              { value: 'practice-manager', label: 'Practice manager' },
            ]}
          />
          <TextInput name="name" label="Your name" autoComplete="name" />
          <TextInput
            name="email"
            type="email"
            label="E-mail address"
            hint="We send the answer there. Use an address your colleagues or LMC know."
            autoComplete="email"
            spellCheck={false}
          />
          <ButtonRow>
            <Button>Ask to join</Button>
          </ButtonRow>
        </form>
      </WithNotes>
    </FormState>
  )
}
