import { type Answer, answerOf, obstacleValues } from '#app/features/adoption/statements/adoption-form.ts'
import { isLive } from '#app/features/adoption/statements/adoption-rules.ts'
import { answerValues } from '#app/features/adoption/statements/answers-form.ts'
import type { Ask } from '#app/features/menu/actions/ask-rules.ts'
import type { ActionTimeline, TimelineEntry } from '#app/features/practice-desk/record/timeline-queries.server.ts'
import type { FormValues } from '#app/platform/form.ts'

/** The first values of a correction's fields: the entry's values, as far as the chosen answer has fields for them. */
export function correctionStart(answer: Answer | null, entry: TimelineEntry, asks: readonly Ask[]): FormValues {
  if (!answer) return {}
  const same = entry.state !== null && answerOf({ ...entry, state: entry.state }) === answer
  return {
    effectiveOn: entry.effectiveOn,
    plannedFor: entry.plannedFor ?? '',
    note: same ? (entry.note ?? '') : '',
    ...obstacleValues(entry),
    ...answerValues(asks, entry.answers),
  }
}

/** Whether a practice may report progress on an action: it is open, and takes, plans or considers it. */
export const hasNews = ({ details, current }: ActionTimeline): boolean =>
  details.open && current !== null && isLive(current.state)
