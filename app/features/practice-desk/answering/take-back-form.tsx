import type { ReactNode } from 'react'
import { MeanwhileNote } from '#app/features/practice-desk/record/meanwhile-note.tsx'
import type { ActionTimeline } from '#app/features/practice-desk/record/timeline-queries.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { WithNotes } from '#app/ui/with-notes.tsx'
import type { AnswerRefused } from './answer-form.tsx'
import { CORRECTION_NOTES } from './correction-choice.tsx'
import { NoteField } from './statement-fields.tsx'

type TakeBackFormProps = {
  timeline: ActionTimeline
  refused: AnswerRefused | undefined
  limits: { note: number }
  back: string
  /** Heading, and the entry to withdraw. */
  children: ReactNode
}

/** The second step for something that should never have been recorded: it asks only for the reason. */
export function TakeBackForm({ timeline, refused, limits, back, children }: TakeBackFormProps) {
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      {children}
      <WithNotes title="What a correction does" notes={CORRECTION_NOTES}>
        {refused?.meanwhile ? <MeanwhileNote timeline={timeline} seen={refused.values.seen ?? ''} /> : null}
        <form method="post" noValidate>
          <input type="hidden" name="correction" value="void" />
          <SeenField now={timeline.seen} shown={refused?.meanwhile} />
          <p>
            <strong>It should never have been recorded: take it back.</strong> <a href="?">Another correction</a>
          </p>
          <NoteField limits={limits} />
          <ButtonRow>
            <Button variant="grave">Take it back</Button>
            <a href={back}>Back without correcting</a>
          </ButtonRow>
        </form>
      </WithNotes>
    </FormState>
  )
}
