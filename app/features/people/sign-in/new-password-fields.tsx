import { PasswordInput } from '#app/ui/password-input.tsx'
import { PASSWORD_HINT } from './password-rules.ts'
import { WhosePassword } from './whose-password.tsx'

/** The two fields that set a password: `password` and `again`. `email`: the owner's. */
export function NewPasswordFields({ email }: { email: string }) {
  return (
    <>
      <WhosePassword email={email} />
      <PasswordInput name="password" label="New password" hint={PASSWORD_HINT} autoComplete="new-password" />
      <PasswordInput name="again" label="New password again" autoComplete="new-password" />
    </>
  )
}
