import { progressValues } from '#app/features/adoption/progress/progress-form.ts'
import { MeanwhileNote } from '#app/features/practice-desk/record/meanwhile-note.tsx'
import type { ActionTimeline } from '#app/features/practice-desk/record/timeline-queries.server.ts'
import type { FieldErrors, FormValues } from '#app/platform/form.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { ProgressFields } from './progress-fields.tsx'

/** A refused form of progress. `meanwhile`: a colleague recorded something since it was drawn. */
export type ProgressRefused = { values: FormValues; errors: FieldErrors; meanwhile: boolean }

type ProgressFormProps = { timeline: ActionTimeline; refused: ProgressRefused | undefined; limits: { note: number }; to?: string }

/** The small form "What is new?", on a page of its own; on another page it posts to that one (`to`). */
export function ProgressForm({ timeline, refused, limits, to }: ProgressFormProps) {
  const { details, current, asks, seen } = timeline
  const asked = current?.state === 'taking' ? asks : []
  return (
    <form method="post" action={to} noValidate>
      {refused?.meanwhile ? <MeanwhileNote timeline={timeline} seen={refused.values.seen ?? ''} /> : null}
      <FormState values={refused?.values} start={progressValues(asked, current)} errors={refused?.errors}>
        <SeenField now={seen} shown={refused?.meanwhile} />
        <ProgressFields asks={asked} limits={limits} />
      </FormState>
      <ButtonRow>
        <Button>Save what is new</Button>
        <a href={`/practice/${details.code}`}>Back without saving</a>
      </ButtonRow>
      <p className="soft">
        You do not need to give a day: the date you started stays the same. Saving also makes this week’s return.
      </p>
    </form>
  )
}
