import { longDay, shortDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import type { Extent, State } from './adoption-rules.ts'

type Said = { state: State; extent: Extent | null; effectiveOn: Day; plannedFor: Day | null }

/** What a state is called where one is chosen. */
export const STATE_WORDS: Record<State, string> = {
  taking: 'We are taking it',
  planned: 'We plan to take it',
  considering: 'We are considering it',
  stopped: 'We took it and have stopped',
  'not-planning': 'We do not plan to take it',
  'not-applicable': 'It does not apply to us',
}

/** The same in one short line, with the day that matters: "Taking, in part, since 12 Aug 2024". */
export function stateInWords(
  { state, extent, effectiveOn, plannedFor }: Said,
  dayInWords: (day: Day) => string = shortDay,
): string {
  const since = `since ${dayInWords(effectiveOn)}`
  switch (state) {
    case 'taking':
      return extent === 'partial' ? `Taking in part ${since}` : `Taking ${since}`
    case 'planned':
      return plannedFor ? `Planned from ${dayInWords(plannedFor)}` : 'Planned, no day set'
    case 'considering':
      return `Considering ${since}`
    case 'stopped':
      return `Stopped on ${dayInWords(effectiveOn)}`
    case 'not-planning':
      return `Not planning to, ${since}`
    case 'not-applicable':
      return `Not applicable here, ${since}`
  }
}

export const stateInFull = (said: Said) => stateInWords(said, longDay)
