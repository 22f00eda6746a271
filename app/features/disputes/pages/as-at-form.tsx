import type { RefusedDay as RefusedDayAsked } from '#app/features/disputes/file/asked-days-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { Button } from '#app/ui/button.tsx'
import { FieldLine } from '#app/ui/field.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'

/** A day asked for that is none; null where all are days. */
export type AskedDay = RefusedDayAsked | null
type AsAtProps = { action: string; day: Day; known: Day | null; refused: AskedDay }

/** The day that the file is shown as at, and the day as known on which. Any day is taken, in words too. */
export function AsAtForm({ action, day, known, refused }: AsAtProps) {
  const start = { 'as-at': longDay(day), known: known ? longDay(known) : '', ...(refused && { [refused.field]: refused.typed }) }
  return (
    <form method="get" action={action} className="as-at-form">
      <FormState start={start} errors={refused ? { [refused.field]: refused.words } : {}}>
        <FieldLine>
          <TextInput name="as-at" label="As at" width="medium" />
          <TextInput name="known" label="As known on" width="medium" optional />
          <Button variant="quiet">Show</Button>
        </FieldLine>
      </FormState>
    </form>
  )
}

/** What is wrong with the day asked for, and a near one to press. `what`: what the page shows. */
export function RefusedDay({ action, refused, what = 'the file' }: { action: string; refused: AskedDay; what?: string }) {
  if (!refused) return null
  const { field, near } = refused
  return (
    <>
      <ErrorSummary errors={{ [field]: refused.words }} />
      <p>
        Below is {what} as it stands today. Near it:{' '}
        <a href={`${action}?${field}=${near}`}>
          {what} as {field === 'known' ? 'known on' : 'at'} {longDay(near)}
        </a>
        .
      </p>
    </>
  )
}
