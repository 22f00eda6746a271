import { WAYS } from '#app/features/adoption/statements/choices-form.ts'
import type { LaterAnswer } from '#app/features/adoption/statements/effect-rules.ts'
import type { AboutAction } from '#app/features/practice-desk/record/meanwhile-note.tsx'
import type { DeskAction } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import type { Day } from '#app/platform/time.ts'
import { Fieldset } from '#app/ui/choices.tsx'
import { SeenField, useFormState } from '#app/ui/form-state.tsx'
import { DateInput } from '#app/ui/inputs.tsx'
import { AnswerFields } from './answer-fields.tsx'
import { DAY_WORDS } from './answer-words.ts'
import { LaterAnswerNote } from './later-answer-note.tsx'

/** One chosen action with its marker: how many statements there were about it when the form was drawn. */
export type Chosen = DeskAction & { seen: string }

/** Why one of the actions was not recorded, with what was recorded about it. */
export type ChoiceRefusal = AboutAction & {
  actionSlug: string
  meanwhile: boolean
  /** The answer that would stay in force, and the day the action was to be taken from. */
  later: LaterAnswer | undefined
  effectiveOn: Day
}

type ChooseFieldsProps = { chosen: readonly Chosen[]; refusal: ChoiceRefusal | undefined; back: string }

/** The second of two steps: one day for all ticked actions, another where one differs, and each action's own questions. */
export function ChooseFields({ chosen, refusal, back }: ChooseFieldsProps) {
  const { values } = useFormState()
  const several = chosen.length > 1
  return (
    <>
      <DateInput
        name="since"
        label={several ? 'From which day do you take them?' : 'From which day do you take it?'}
        hint={several ? 'If an action started on another day, give that day below. Today or earlier.' : DAY_WORDS.full.hint}
      />
      {chosen.map(({ offer: { actionSlug, title }, asks, seen }) => {
        const refused = refusal?.actionSlug === actionSlug ? refusal : undefined
        const way = `way-${actionSlug}`
        return (
          <Fieldset key={actionSlug} legend={title}>
            <input type="hidden" name={`take-${actionSlug}`} value="on" />
            <SeenField name={`seen-${actionSlug}`} now={seen} shown={refused?.meanwhile} />
            {values[way] && !refused?.later ? <input type="hidden" name={way} value={values[way]} /> : null}
            {several ? <DateInput name={`since-${actionSlug}`} label="From another day" optional /> : null}
            <AnswerFields asks={asks} about={actionSlug} />
            {refused?.later ? (
              <LaterAnswerNote
                later={refused.later}
                entries={refused.entries}
                back={back}
                ways={{
                  correct: { name: way, value: WAYS.correct(refused.later.entryId, refused.effectiveOn) },
                  before: { name: way, value: WAYS.before(refused.effectiveOn) },
                }}
              />
            ) : null}
          </Fieldset>
        )
      })}
    </>
  )
}
