import type { FormValues } from '#app/platform/form.ts'
import type { ChecklistLine } from './step-rules.ts'

/** The fields of each step: who does it, by when, done on which day, and what the page showed. */
export const PARTS = ['who', 'due', 'done', 'seen'] as const

/** The fields of a checklist's form: which button was pressed, and four for each step. */
export const checklistFields = (ids: readonly string[]): string[] => [
  'do',
  ...ids.flatMap((id) => PARTS.map((part) => `${part}-${id}`)),
]

type Shown = Pick<ChecklistLine, 'who' | 'dueOn' | 'doneOn'>

/** The marker of a step: all that its fields hold, so that a colleague's change is known from one's own. */
export const seenOf = ({ who, dueOn, doneOn }: Shown) => [who, dueOn ?? '', doneOn ?? ''].join('|')

/** A checklist as the values of its fields. */
export const checklistValues = (lines: readonly (Shown & { id: string })[]): FormValues =>
  Object.fromEntries(
    lines.flatMap(({ id, who, dueOn, doneOn }) => [
      [`who-${id}`, who],
      [`due-${id}`, dueOn ?? ''],
      [`done-${id}`, doneOn ?? ''],
    ]),
  )
