import { UNDO_FOR } from '#app/features/adoption/statements/effect-rules.ts'
import { timeOfDay } from '#app/platform/dates-in-words.ts'
import type { Instant } from '#app/platform/time.ts'
import { Button } from '#app/ui/button.tsx'

type UndoButtonProps = {
  /** Address of the action in the practice. */
  here: string
  entryId?: string | null
  progressId?: string | null
  recordedAt: Instant
  /** What was said took something back: undoing it puts that back. */
  tookBack?: boolean
}

/** Takes back in one press what was said within the last hour. Whoever draws it knows that the hour is not over. */
export function UndoButton({ here, entryId, progressId, recordedAt, tookBack = false }: UndoButtonProps) {
  return (
    <form method="post" action={`${here}/undo`}>
      {entryId ? <input type="hidden" name="entry" value={entryId} /> : null}
      {progressId ? <input type="hidden" name="progress" value={progressId} /> : null}
      <Button variant="quiet">
        {tookBack ? 'Put it back' : 'Take it back'} (until {timeOfDay(recordedAt + UNDO_FOR)})
      </Button>
    </form>
  )
}
