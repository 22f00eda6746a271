import { type Answer, stateOfAnswer } from '#app/features/adoption/statements/adoption-form.ts'
import type { Ask } from '#app/features/menu/actions/ask-rules.ts'
import { DateInput, Textarea } from '#app/ui/inputs.tsx'
import { AnswerFields } from './answer-fields.tsx'
import { ASKS_OBSTACLE, DAY_WORDS } from './answer-words.ts'
import { ObstacleFields } from './obstacle-fields.tsx'

export type StatementFieldsProps = {
  /** Chosen in the step before. */
  answer: Answer
  limits: { note: number }
  /** The action's own questions to those who take it. */
  asks?: readonly Ask[]
}

/** The second of two steps: the details of the chosen answer, and nothing else. */
export function StatementFields({ answer, limits, asks = [] }: StatementFieldsProps) {
  const state = stateOfAnswer(answer)
  return (
    <>
      <input type="hidden" name="state" value={state} />
      {state === 'taking' ? <input type="hidden" name="extent" value={answer} /> : null}
      {answer === 'planned' ? <DateInput name="plannedFor" label="From which day do you plan to take it?" optional /> : null}
      <DateInput {...DAY_WORDS[answer]} name="effectiveOn" />
      {state === 'taking' ? <AnswerFields asks={asks} /> : null}
      {ASKS_OBSTACLE.includes(answer) ? (
        <ObstacleFields label={answer === 'partial' ? 'What stands in the way of “in full”?' : undefined} />
      ) : null}
      <NoteField limits={limits} />
    </>
  )
}

/** A note of the practice. `about`: the action, in a form that names it in every field. */
export function NoteField({ limits, about }: Pick<StatementFieldsProps, 'limits'> & { about?: string }) {
  return (
    <Textarea
      name={about ? `note-${about}` : 'note'}
      label="Note for your own practice"
      hint="Nothing that identifies a patient."
      optional
      rows={3}
      limit={limits.note}
    />
  )
}
