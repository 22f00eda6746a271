import { Button } from '#app/ui/button.tsx'
import { InsetNote } from '#app/ui/messages.tsx'

/** One click to a new password, for a person locked out by strangers' tries. `email`: as typed; the mail goes there. */
export function NewPasswordByMail({ email }: { email: string }) {
  return (
    <InsetNote readFirst>
      <form method="post" action="/forgotten-password">
        <p>Is it your address? Choose a new password by mail: opened in this browser, the link lets you in without waiting.</p>
        <input type="hidden" name="email" value={email} />
        <Button variant="quiet">Send a link for a new password to {email}</Button>
      </form>
    </InsetNote>
  )
}
