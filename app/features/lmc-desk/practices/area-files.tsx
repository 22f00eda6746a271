import { Form } from '@remix-run/react'
import { Button, LinkButton } from '#app/ui/button.tsx'

/** Beside the name of the area: remind the silent, and the lists to take away. */
export function AreaFiles({ here, silent }: { here: string; silent: number }) {
  return (
    <Form method="post" action={`${here}/practices-file`} className="in-line">
      {silent > 0 ? <LinkButton href={`${here}/reminders`}>Remind {silent}</LinkButton> : null}
      <Button variant="quiet">Practices as CSV</Button>
      <a href={`${here}/releases/latest/paper.pdf`}>Paper of one side (PDF)</a>
    </Form>
  )
}

/** Beside the list: what else there is to do with it. */
export function ListLinks({ here }: { here: string }) {
  return (
    <>
      <a href={`${here}/groups`}>Your own groups</a> · <a href={`${here}/register`}>Register: not ours, closed, taken over</a>
    </>
  )
}
