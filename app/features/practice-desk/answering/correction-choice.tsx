import type { ReactNode } from 'react'
import { answerOf } from '#app/features/adoption/statements/adoption-form.ts'
import { STATES } from '#app/features/adoption/statements/adoption-rules.ts'
import type { TimelineEntry } from '#app/features/practice-desk/record/timeline-queries.server.ts'
import { FormState } from '#app/ui/form-state.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { WithNotes } from '#app/ui/with-notes.tsx'
import { AnswerChoice } from './answer-choice.tsx'

/** Beside both steps of a correction. */
export const CORRECTION_NOTES = [
  'The entry stays in your record, struck through, with the day of its correction and the role that made it.',
  'An entry is corrected once. What was wrong in a correction is corrected in its place.',
  'Figures that were published stay as they are. Later ones count what your record says by then.',
]

type CorrectionChoiceProps = { entry: TimelineEntry; error: string | undefined; back: string; children: ReactNode }

/** The first of two steps of a correction: another answer instead, or that it should never have been recorded. */
export function CorrectionChoice({ entry, error, back, children }: CorrectionChoiceProps) {
  return (
    <FormState
      values={{ answer: entry.state ? answerOf({ ...entry, state: entry.state }) : '' }}
      errors={error ? { answer: error } : {}}
    >
      <ErrorSummary />
      {children}
      <WithNotes title="What a correction does" notes={CORRECTION_NOTES}>
        <AnswerChoice
          label="How was it?"
          open={STATES}
          also={{ value: 'void', label: 'It should never have been recorded: take it back' }}
          back={back}
        />
      </WithNotes>
    </FormState>
  )
}
