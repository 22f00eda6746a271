import { UNDO_FOR } from '#app/features/adoption/statements/effect-rules.ts'
import { timeOfDay } from '#app/platform/dates-in-words.ts'
import type { Instant } from '#app/platform/time.ts'
import { Button } from '#app/ui/button.tsx'

type UndoButtonProps = {
  /** The path of the action in the practice. */
  here: string
  entryId?: string | null
  progressId?: string | null
  recordedAt: Instant
  /** The last statement withdrew something: undoing restores it. */
  tookBack?: boolean
}

/** Takes back a statement of the last hour with one press. The caller checks that the hour is not over. */
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
