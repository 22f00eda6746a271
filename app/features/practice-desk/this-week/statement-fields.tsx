import { STATES, type State } from '#app/features/adoption/statements/adoption-rules.ts'
import { STATE_WORDS } from '#app/features/adoption/statements/state-words.ts'
import type { Ask } from '#app/features/menu/actions/ask-rules.ts'
import { Radios } from '#app/ui/choices.tsx'
import { DateInput, Textarea } from '#app/ui/inputs.tsx'
import { AnswerFields } from './answer-fields.tsx'

export type StatementFieldsProps = {
  /** The states to offer; all others are left out. */
  open: readonly State[]
  limits: { obstacle: number; note: number }
  /** The action's own questions to practices that take it. */
  asks?: readonly Ask[]
}

const HINTS: Partial<Record<State, string>> = {
  'not-planning': 'An answer, not silence: it is counted apart.',
  'not-applicable': 'For example because a local scheme requires what the action would stop.',
}

/** The form about one action: state, since when, and obstacle. */
export function StatementFields({ open, limits, asks = [] }: StatementFieldsProps) {
  return (
    <>
      <Radios
        name="state"
        label="How does the practice stand to it?"
        choices={STATES.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))
          .filter((state) => open.includes(state))
          .map((state) => ({
            value: state,
            label: STATE_WORDS[state],
            hint: HINTS[state],
            more:
              state === 'taking' ? (
                <>
                  <Radios
                    name="extent"
                    label="In full or in part? (if you are taking it)"
                    inLine
                    choices={[
                      { value: 'full', label: 'In full' },
                      { value: 'partial', label: 'In part' },
                    ]}
                  />
                  <AnswerFields asks={asks} />
                </>
              ) : state === 'planned' ? (
                <DateInput name="plannedFor" label="Planned from (if you plan it)" optional />
              ) : undefined,
          }))}
      />
      <DateInput
        name="effectiveOn"
        label="Since when?"
        hint="The day from which this holds. Today or earlier; earlier than the round is allowed."
      />
      <Textarea
        name="obstacle"
        label="What stands in the way"
        hint="Officers of your LMC read this if you share by name."
        optional
        rows={2}
        limit={limits.obstacle}
      />
      <Textarea
        name="note"
        label="Note for your own practice"
        hint="Nothing that identifies a patient."
        optional
        rows={3}
        limit={limits.note}
      />
    </>
  )
}

const ORDER: readonly State[] = ['taking', 'planned', 'considering', 'stopped', 'not-planning', 'not-applicable']
