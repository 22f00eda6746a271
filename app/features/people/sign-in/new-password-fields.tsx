import { PasswordInput } from '#app/ui/password-input.tsx'
import { PASSWORD_HINT } from './password-rules.ts'
import { WhosePassword } from './whose-password.tsx'

/** The two fields that set a password: `password` and `again`. `email`: the owner's. */
export function NewPasswordFields({ email, errors }: { email: string; errors: Record<string, string> }) {
  return (
    <>
      <WhosePassword email={email} />
      <PasswordInput
        name="password"
        label="New password"
        hint={PASSWORD_HINT}
        autoComplete="new-password"
        error={errors.password}
      />
      <PasswordInput name="again" label="The new password again" autoComplete="new-password" error={errors.again} />
    </>
  )
}
