import { ROLE_WORDS, type Role } from '#app/features/people/accounts/people-rules.ts'
import { withCapital } from '#app/platform/with-capital.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { SeenField, useFormState } from '#app/ui/form-state.tsx'
import { Select, TextInput } from '#app/ui/inputs.tsx'
import { INVITATION_REFUSALS } from './invitation-rules.ts'

type Props = {
  roles: Role[]
  /** The invitations that the page lists, latest first. */
  invitations: readonly { id: string }[]
  /** The scopes to choose from; left out where the page implies the scope. */
  scopes?: { label: string; unchosen: string; options: { value: string; label: string }[]; hint?: string }
}

/** The form that invites one person. */
export function InviteFields({ roles, invitations, scopes }: Props) {
  const { errors } = useFormState()
  return (
    <form method="post" className="narrow" noValidate>
      <input type="hidden" name="intent" value="invite" />
      <SeenField now={invitations[0]?.id ?? ''} shown={errors.email === INVITATION_REFUSALS['invited-meanwhile']} />
      <TextInput
        name="email"
        type="email"
        label="E-mail address"
        hint="The invitation goes there. Only this address can accept it."
        autoComplete="off"
        spellCheck={false}
      />
      {roles.length > 1 ? (
        <Radios
          name="role"
          label="Invite as"
          choices={roles.map((role) => ({ value: role, label: withCapital(ROLE_WORDS[role]) }))}
        />
      ) : (
        <input type="hidden" name="role" value={roles[0]} />
      )}
      {scopes ? <Select name="scope" {...scopes} /> : null}
      <ButtonRow>
        <Button>Send the invitation</Button>
      </ButtonRow>
    </form>
  )
}
