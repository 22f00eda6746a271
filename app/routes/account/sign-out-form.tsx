import { Button } from '#app/ui/button.tsx'

/** The way out, on every page. A form, so that no link or image can sign anyone out. */
export function SignOutForm() {
  return (
    <form method="post" action="/sign-out">
      <Button variant="in-band">Sign out</Button>
    </form>
  )
}
