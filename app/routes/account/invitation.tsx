import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addressOf } from '#app/features/people/accounts/add-person.server.ts'
import { acceptAsNewPerson, acceptAsPerson } from '#app/features/people/invitations/accept-invitation.server.ts'
import { OpenInvitationPage } from '#app/features/people/invitations/acceptance-forms.tsx'
import { ACCEPT_FIELDS, acceptForm } from '#app/features/people/invitations/invitation-form.ts'
import { invitationOfToken, roleAccepted } from '#app/features/people/invitations/invitation-queries.server.ts'
import { ACCEPT_REFUSALS, type AcceptRefusal, deskOfRole } from '#app/features/people/invitations/invitation-rules.ts'
import { hashPassword, strengthRefusal } from '#app/features/people/sign-in/passwords.server.ts'
import { type FieldErrors, type FormValues, namedFields, parseFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { whoAsks } from '../shared-by-desks/guards.server.ts'
import { letIn, unlessBusy } from './entering.server.ts'

export const handle: PageHandle = { wide: true, limited: true, scripted: true }
export const meta: MetaFunction = () => [{ title: 'Your invitation · Concert' }, { name: 'robots', content: 'noindex' }]

/** Reading an invitation changes nothing: a mail scanner may open it as often as it likes. Only the form accepts. */
export async function loader(visit: LoaderFunctionArgs) {
  const { db, at } = contextOf(visit)
  const token = visit.params.token ?? ''
  const found = invitationOfToken(db, token, at)
  const person = await whoAsks(visit)
  const accepted = !found.ok && person && roleAccepted(db, token, person.id)
  if (accepted) throw redirect(deskOfRole(accepted))
  if (!found.ok) return shut(found.reason)
  const { email, inviter, inviterName, role, scopeName, practiceCode, expiresAt, hasAccount } = found.invitation
  const shown = { email, inviter, inviterName, role, scopeName, practiceCode, expiresAt }
  const own = person && addressOf(db, person.id) === email
  const how = person ? (own ? 'signed-in' : 'other-address') : hasAccount ? 'has-account' : 'new'
  return { shut: null, shown, how, name: person?.name ?? null, here: `/invitation/${visit.params.token}` } as const
}

/** The answer for a link that does not work: why, and nothing of the invitation. */
function shut(reason: AcceptRefusal) {
  return data({ shut: ACCEPT_REFUSALS[reason], shown: null, how: null, name: null, here: '' } as const, {
    status: STATUS[reason] ?? 410,
  })
}

const refused = (errors: FieldErrors, values: FormValues = {}, status = 422) => data({ errors, values }, { status })

const STATUS: Partial<Record<AcceptRefusal, number>> = { unknown: 404, accepted: 200, 'has-account': 409, 'other-address': 409 }

const welcomeTo = (desk: string) => `/welcome?to=${encodeURIComponent(desk)}`

/** Pressed twice, the page says that it is done. */
function cannot(reason: AcceptRefusal, here: string) {
  if (reason === 'accepted') return redirect(here)
  return refused({ '': ACCEPT_REFUSALS[reason].words }, {}, STATUS[reason] ?? 410)
}

export async function action(visit: ActionFunctionArgs) {
  const token = visit.params.token ?? ''
  const here = `/invitation/${token}`
  const person = await whoAsks(visit)
  const { db, at } = contextOf(visit)
  if (person) {
    // A new role means a new session id, as strong as before and no fresher.
    const { strong = false, confirmedAt = 0 } = person.session ?? {}
    return inSharedTransaction(db, (tx) => {
      const outcome = acceptAsPerson(tx, token, person.id, at)
      if (!outcome.ok) return cannot(outcome.reason, here)
      return letIn(tx, visit, person.id, { strong, confirmedAt, to: welcomeTo(outcome.desk) })
    })
  }
  const found = invitationOfToken(db, token, at)
  if (!found.ok) return cannot(found.reason, here)
  const fields = namedFields(await visit.request.formData(), ACCEPT_FIELDS)
  const form = parseFields(acceptForm, fields)
  const weak = fields.password
    ? await strengthRefusal(fields.password.slice(0, 300), [found.invitation.email, fields.name ?? ''])
    : null
  if (!form.ok || weak) {
    const errors = { ...(form.ok ? {} : form.errors), ...(weak ? { password: weak } : {}) }
    return refused(errors, { name: (fields.name ?? '').slice(0, 200) })
  }
  const { name, password } = form.value
  const hashing = await unlessBusy(() => hashPassword(password))
  if (hashing.busy) return hashing.busy({ name })
  const passwordHash = hashing.done
  return inSharedTransaction(db, (tx) => {
    const outcome = acceptAsNewPerson(tx, token, { name, passwordHash }, contextOf(visit).at)
    if (!outcome.ok) return cannot(outcome.reason, here)
    return letIn(tx, visit, outcome.personId, { strong: false, to: welcomeTo(outcome.desk) })
  })
}

export default function Invitation() {
  const { shut: why, shown, how, name, here } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (why) {
    return (
      <>
        <PageHeading lead={why.words}>{why.title}</PageHeading>
        <p>
          <a href="/sign-in">Sign in</a> · <a href="/join">Ask to join for your practice</a>
        </p>
      </>
    )
  }
  return (
    <FormState values={answer?.values} errors={answer?.errors}>
      <ErrorSummary />
      <PageHeading>Your invitation</PageHeading>
      <OpenInvitationPage shown={shown} how={how} name={name} here={here} />
    </FormState>
  )
}
