import { Button, LinkButton } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'

/** Beside the name of the area: remind those of the silent whom the page of reminders ticks, and the lists to take away. */
export function AreaFiles({ here, toRemind }: { here: string; toRemind: number }) {
  return (
    <Form method="post" action={`${here}/practices-file`} className="in-line">
      {toRemind > 0 ? <LinkButton href={`${here}/reminders`}>Remind {toRemind}</LinkButton> : null}
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
