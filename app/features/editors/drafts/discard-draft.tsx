import type { ReactNode } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'

/** The way to end a draft unpublished. `meant`: the hidden field that says which version of it was read. */
export function DiscardDraft({ meant }: { meant: ReactNode }) {
  return (
    <details className="question">
      <summary>Discard the draft</summary>
      <Form method="post">
        {meant}
        <p>What is written in it is lost. Nothing public changes.</p>
        <Button variant="grave" name="do" value="discard">
          Discard it
        </Button>
      </Form>
    </details>
  )
}
