import type { Ask } from '#app/features/menu/actions/ask-rules.ts'
import { AnswerFields } from './answer-fields.tsx'
import { ObstacleFields } from './obstacle-fields.tsx'
import { NoteField } from './statement-fields.tsx'

type ProgressFieldsProps = {
  /** The action's own questions, where it is taken. */
  asks: readonly Ask[]
  limits: { note: number }
}

/** Progress on an action: no day, no state. The fields start with the current words. */
export function ProgressFields({ asks, limits }: ProgressFieldsProps) {
  return (
    <>
      <AnswerFields asks={asks} />
      <ObstacleFields />
      <NoteField limits={limits} />
    </>
  )
}
