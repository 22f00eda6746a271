import type { Answer } from '#app/features/adoption/statements/adoption-form.ts'
import { LIMITS, stateOfAnswer } from '#app/features/adoption/statements/adoption-form.ts'
import { HAS_DAY, WAYS } from '#app/features/adoption/statements/choices-form.ts'
import type { LaterAnswer } from '#app/features/adoption/statements/effect-rules.ts'
import { AnswerFields } from '#app/features/practice-desk/answering/answer-fields.tsx'
import { ANSWER_WORDS, ASKS_OBSTACLE, DAY_WORDS } from '#app/features/practice-desk/answering/answer-words.ts'
import { LaterAnswerNote } from '#app/features/practice-desk/answering/later-answer-note.tsx'
import { ObstacleFields } from '#app/features/practice-desk/answering/obstacle-fields.tsx'
import { NoteField } from '#app/features/practice-desk/answering/statement-fields.tsx'
import { DECIDER_WORDS, DECIDERS } from '#app/features/practice-desk/decisions/decision-words.ts'
import type { AboutAction } from '#app/features/practice-desk/record/meanwhile-note.tsx'
import type { Day } from '#app/platform/time.ts'
import { Fieldset, Radios } from '#app/ui/choices.tsx'
import { SeenField, useFormState } from '#app/ui/form-state.tsx'
import { DateInput } from '#app/ui/inputs.tsx'
import type { DecidableAction } from './decidable-queries.server.ts'

/** One chosen action with its answer, and its marker: how many statements there were about it when the form was drawn. */
export type Chosen = DecidableAction & { answer: Answer }

/** Why one of the actions was not recorded, with what was recorded about it. */
export type ChoiceRefusal = AboutAction & {
  actionSlug: string
  meanwhile: boolean
  /** The answer that would stay in force, and the day from which the new one was to hold. */
  later: LaterAnswer | undefined
  effectiveOn: Day
}

type ChooseFieldsProps = { chosen: readonly Chosen[]; refusal: ChoiceRefusal | undefined; back: string }

/** The second of three steps: who decided and when, one day for all, another where one differs, and each action's own questions. */
export function ChooseFields({ chosen, refusal, back }: ChooseFieldsProps) {
  const dated = chosen.filter(({ answer }) => HAS_DAY.includes(answer))
  return (
    <>
      <div className="decide-first">
        <Radios
          name="decidedBy"
          label="Who decided?"
          choices={DECIDERS.map((value) => ({ value, label: DECIDER_WORDS[value] }))}
        />
        <DateInput name="decidedOn" label="On which day was it decided?" hint={decidedHint(chosen)} />
        {dated.length > 0 ? <DateInput name="since" {...dayForAll(dated)} /> : null}
      </div>
      {chosen.map((one) => (
        <OneAction
          key={one.offer.actionSlug}
          one={one}
          several={chosen.length > 1}
          refusal={refusal?.actionSlug === one.offer.actionSlug ? refusal : undefined}
          back={back}
        />
      ))}
    </>
  )
}

const isUndated = ({ answer }: Chosen) => !HAS_DAY.includes(answer)
const decidedHint = (chosen: readonly Chosen[]) =>
  chosen.some(isUndated) ? 'Today or earlier. An answer without a day of its own holds from this day.' : 'Today or earlier.'

function dayForAll(dated: readonly Chosen[]): { label: string; hint?: string; optional?: true } {
  const [first] = dated
  if (dated.length === 1 && first) {
    if (first.answer === 'planned') return { label: 'From which day do you plan to take it?', optional: true }
    return { ...DAY_WORDS[first.answer] }
  }
  const others = 'If one differs, give its own day below.'
  if (dated.every(({ answer }) => answer === 'planned'))
    return { label: 'From which day do you plan to take them?', hint: others, optional: true }
  if (dated.every(({ answer }) => answer === 'stopped')) return { label: 'On which day did you stop?', hint: others }
  if (dated.every(({ answer }) => stateOfAnswer(answer) === 'taking'))
    return { label: 'From which day do you take them?', hint: `Today or earlier. ${others}` }
  return { label: 'From which day?', hint: `Today or earlier; a planned action takes a day to come. ${others}` }
}

type OneActionProps = { one: Chosen; several: boolean; refusal: ChoiceRefusal | undefined; back: string }

function OneAction({ one, several, refusal, back }: OneActionProps) {
  const { values } = useFormState()
  const { offer, answer, asks, seen } = one
  const { actionSlug, title } = offer
  const way = `way-${actionSlug}`
  return (
    <Fieldset legend={`${title}: ${ANSWER_WORDS[answer].label.toLowerCase()}`}>
      <input type="hidden" name={`take-${actionSlug}`} value={answer} />
      <SeenField name={`seen-${actionSlug}`} now={seen} shown={refusal?.meanwhile} />
      {values[way] && !refusal?.later ? <input type="hidden" name={way} value={values[way]} /> : null}
      {several && HAS_DAY.includes(answer) ? <DateInput name={`since-${actionSlug}`} label="From another day" optional /> : null}
      {stateOfAnswer(answer) === 'taking' ? <AnswerFields asks={asks} about={actionSlug} /> : null}
      {ASKS_OBSTACLE.includes(answer) ? (
        <ObstacleFields about={actionSlug} label={answer === 'partial' ? 'What stands in the way of “in full”?' : undefined} />
      ) : null}
      {several ? null : <NoteField limits={LIMITS} about={actionSlug} />}
      {refusal?.later ? (
        <LaterAnswerNote
          later={refusal.later}
          entries={refusal.entries}
          back={back}
          ways={{
            correct: { name: way, value: WAYS.correct(refusal.later.entryId, refusal.effectiveOn) },
            before: { name: way, value: WAYS.before(refusal.effectiveOn) },
          }}
        />
      ) : null}
    </Fieldset>
  )
}
