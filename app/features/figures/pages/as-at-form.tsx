import { weekdayAndDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { Button } from '#app/ui/button.tsx'
import { FieldLine } from '#app/ui/field.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { Select } from '#app/ui/inputs.tsx'

/** Chooses the week's end and the knowledge: the figures of its first release, or those of the last one. */
export function AsAtForm({ weekEnd, known, ends }: { weekEnd: string; known: string; ends: Day[] }) {
  const releases = [
    { value: 'now', label: 'now' },
    { value: 'then', label: 'then, at its first release' },
  ]
  return (
    <form method="get" action="/committee">
      <FormState values={{ 'as-at': weekEnd, known }}>
        <FieldLine>
          <Select
            name="as-at"
            label="As at"
            options={ends.map((day) => ({ value: day, label: weekdayAndDay(day) }))}
            width="medium"
          />
          <Select name="known" label="As known" options={releases} width="medium" />
          <Button>Show</Button>
        </FieldLine>
      </FormState>
    </form>
  )
}
