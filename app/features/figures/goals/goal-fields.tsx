import { DateInput, Select, Textarea, TextInput } from '#app/ui/inputs.tsx'
import { GOAL_LABELS, RETURNS } from './goal-record.ts'

/** The form of a goal. */
export function GoalFields({ actions }: { actions: { value: string; label: string }[] }) {
  return (
    <>
      <Select
        name="of"
        label={GOAL_LABELS.of}
        hint="A share of the practices that report taking one action of the menu, or of all practices reporting."
        unchosen="Choose one"
        options={[{ value: RETURNS, label: 'Return rate of England' }, ...actions]}
      />
      <TextInput name="percent" label={GOAL_LABELS.percent} hint="Whole, such as 45." width="short" inputMode="numeric" />
      <DateInput name="by" label={GOAL_LABELS.by} hint="The last week’s end on or before it counts." />
      <Textarea name="words" label={GOAL_LABELS.words} hint="A sentence beside the goal." rows={2} limit={300} optional />
    </>
  )
}
