import { TextInput } from '#app/ui/inputs.tsx'
import { PASSWORD_HINT } from './password-rules.ts'

/** The two fields wherever a password is set: `password` and `again`. */
export function NewPasswordFields({ errors }: { errors: Record<string, string> }) {
  return (
    <>
      <TextInput
        name="password"
        type="password"
        label="New password"
        hint={PASSWORD_HINT}
        autoComplete="new-password"
        error={errors.password}
      />
      <TextInput name="again" type="password" label="The new password again" autoComplete="new-password" error={errors.again} />
    </>
  )
}
