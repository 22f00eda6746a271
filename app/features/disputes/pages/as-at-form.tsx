import { longDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { Button } from '#app/ui/button.tsx'
import { FieldLine } from '#app/ui/field.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'

export type AskedDay = { typed: string; words: string; near: Day } | null

/** The day that the file is shown as at. Any day is taken, in words too. */
export function AsAtForm({ action, day, refused }: { action: string; day: Day; refused: AskedDay }) {
  return (
    <form method="get" action={action} className="as-at-form">
      <FormState start={{ 'as-at': refused?.typed ?? longDay(day) }} errors={refused ? { 'as-at': refused.words } : {}}>
        <FieldLine>
          <TextInput name="as-at" label="As at" width="medium" />
          <Button variant="quiet">Show</Button>
        </FieldLine>
      </FormState>
    </form>
  )
}

/** What is wrong with the day asked for, and a near one to press. */
export function RefusedDay({ action, refused }: { action: string; refused: AskedDay }) {
  if (!refused) return null
  return (
    <>
      <ErrorSummary errors={{ 'as-at': refused.words }} />
      <p>
        Below is the file as it stands today. Near it:{' '}
        <a href={`${action}?as-at=${refused.near}`}>the file as at {longDay(refused.near)}</a>.
      </p>
    </>
  )
}
