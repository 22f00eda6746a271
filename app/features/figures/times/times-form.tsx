import type { ReleaseHeader } from '#app/features/figures/releases/week-figures.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { Button } from '#app/ui/button.tsx'
import { FieldLine } from '#app/ui/field.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { Select } from '#app/ui/inputs.tsx'
import type { Times } from './asked-times-rules.ts'

export type TimesFormProps = {
  action: string
  times: Times
  ends: Day[]
  /** The releases that say something of their own about this week. */
  releases: Pick<ReleaseHeader, 'id' | 'issue'>[]
  /** Further parts of the address that stay as they are. */
  kept: Record<string, string>
}

/** Chooses the week's end, the release it is known at and the week it is compared with. All three stand in the address. */
export function TimesForm({ action, times, ends, releases, kept }: TimesFormProps) {
  const weeks = ends.map((day) => ({ value: day, label: longDay(day), group: day.slice(0, 4) }))
  const known = releases.map(({ id, issue }, index) => ({
    value: id,
    label: `${longDay(id.slice(0, 10))}${issue > 1 ? `, issue ${issue}` : index === 0 ? ', latest' : ''}`,
  }))
  const others = weeks.filter(({ value }) => value !== times.weekEnd)
  return (
    <form method="get" action={action} className="times-form">
      <FormState start={{ 'as-at': times.weekEnd, known: times.known, compare: times.compare ?? 'none' }}>
        <FieldLine>
          <Select name="as-at" label="Week to Sunday" options={weeks} width="medium" />
          <Select name="known" label="As known at" options={known} width="medium" />
          <Select name="compare" label="Compare with" options={[{ value: 'none', label: 'nothing' }, ...others]} width="medium" />
          {Object.entries(kept).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button>Show</Button>
        </FieldLine>
      </FormState>
    </form>
  )
}
