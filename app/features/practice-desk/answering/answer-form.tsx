import type { ReactNode } from 'react'
import { type Answer, answerOf } from '#app/features/adoption/statements/adoption-form.ts'
import { EXTENTS, STATES } from '#app/features/adoption/statements/adoption-rules.ts'
import type { LaterAnswer } from '#app/features/adoption/statements/effect-rules.ts'
import { MeanwhileNote } from '#app/features/practice-desk/record/meanwhile-note.tsx'
import { RecordSide } from '#app/features/practice-desk/record/record-timeline.tsx'
import type { ActionTimeline } from '#app/features/practice-desk/record/timeline-queries.server.ts'
import type { FieldErrors, FormValues } from '#app/platform/form.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { ANSWER_WORDS } from './answer-words.ts'
import { DaysNote } from './days-note.tsx'
import { LaterAnswerNote } from './later-answer-note.tsx'
import { StatementFields } from './statement-fields.tsx'

/**
 * A refused form. `days`: days typed in digits, written out for confirmation; `later`: the answer that would stay in force;
 * `meanwhile`: a colleague recorded something since the form was drawn.
 */
export type AnswerRefused = {
  values: FormValues
  errors: FieldErrors
  days?: string[]
  later?: LaterAnswer
  meanwhile?: boolean
}

/** The answer in a form; null for none. */
export function answerIn({ state, extent }: FormValues): Answer | null {
  const known = STATES.find((one) => one === state)
  return known ? answerOf({ state: known, extent: EXTENTS.find((one) => one === extent) ?? null }) : null
}

type AnswerFormProps = {
  timeline: ActionTimeline
  /** Chosen in the first step. */
  answer: Answer
  start: FormValues
  refused: AnswerRefused | undefined
  limits: { note: number }
  save: string
  back: string
  /** The form that posts it. */
  form: (fields: ReactNode) => ReactNode
  /** Heading and notes. */
  children: ReactNode
}

/** The second of two steps: the details of the chosen answer. */
export function AnswerForm({ timeline, answer, start, refused, limits, save, back, form, children }: AnswerFormProps) {
  return (
    <FormState values={refused?.values} start={start} errors={refused?.errors}>
      <ErrorSummary />
      {children}
      {refused?.meanwhile ? <MeanwhileNote timeline={timeline} seen={refused.values.seen ?? ''} /> : null}
      <Columns sideLabel="Our record of this action" side={<RecordSide timeline={timeline} />}>
        {form(
          <>
            <p>
              <strong>{ANSWER_WORDS[answer].label}.</strong> <a href="?">Another answer</a>
            </p>
            <SeenField now={timeline.seen} shown={refused?.meanwhile} />
            <StatementFields answer={answer} limits={limits} asks={timeline.asks} />
            {refused?.later ? (
              <LaterAnswerNote later={refused.later} entries={timeline.entries} back={back} />
            ) : (
              <>
                <DaysNote days={refused?.days} />
                <ButtonRow>
                  <Button name="do" value="record">
                    {save}
                  </Button>
                  <a href={back}>Back without recording</a>
                </ButtonRow>
              </>
            )}
            <p className="soft">
              Recording also makes this week’s return. Nothing is overwritten: what you said before stays in the record.
            </p>
          </>,
        )}
      </Columns>
    </FormState>
  )
}
