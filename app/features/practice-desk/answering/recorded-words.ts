import { stateInWords } from '#app/features/adoption/statements/state-words.ts'
import type { DeskState } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import type { Week } from '#app/platform/time.ts'

/** The action of a recording, and its current state (null = not decided). */
export type Recorded = { title: string; current: DeskState | null }

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

/**
 * The message after recording: the current state of each action, by its day, and the week. `already`: the record held this
 * before. `week`: the week whose return was made with it; null = it was made before, or the practice is closed.
 */
export function recordedInWords(
  what: string,
  recorded: readonly Recorded[],
  outcome: { already: boolean; week: Week | null },
): string {
  const holds = recorded.map(
    ({ title, current }) => `${title}: ${current ? lowerFirst(stateInWords(current)) : 'nothing decided'}`,
  )
  const first = outcome.already ? 'This was already recorded. Nothing was added.' : `${what}.`
  const week = outcome.week ? ` The return for the week of ${dayAndMonth(outcome.week)} is made with it.` : ''
  return `${first} Now ${holds.join('; ')}.${week}`
}
