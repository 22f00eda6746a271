import type { DeskAction } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { Fieldset } from '#app/ui/choices.tsx'
import { DateInput } from '#app/ui/inputs.tsx'
import { AnswerFields } from './answer-fields.tsx'
import { DAY_WORDS } from './answer-words.ts'

/** One chosen action with its marker: how many statements there were about it when the form was drawn. */
export type Chosen = DeskAction & { seen: string }

/** The second of two steps: one day for all ticked actions, another where one differs, and each action's own questions. */
export function ChooseFields({ chosen }: { chosen: readonly Chosen[] }) {
  const several = chosen.length > 1
  return (
    <>
      <DateInput
        name="since"
        label={several ? 'From which day do you take them?' : 'From which day do you take it?'}
        hint={several ? 'Where one differs, say its own day below. Today or earlier.' : DAY_WORDS.full.hint}
      />
      {chosen.map(({ offer: { actionSlug, title }, asks, seen }) => (
        <Fieldset key={actionSlug} legend={title}>
          <input type="hidden" name={`take-${actionSlug}`} value="on" />
          <input type="hidden" name={`seen-${actionSlug}`} value={seen} />
          {several ? <DateInput name={`since-${actionSlug}`} label="From another day" optional /> : null}
          <AnswerFields asks={asks} about={actionSlug} />
        </Fieldset>
      ))}
    </>
  )
}
