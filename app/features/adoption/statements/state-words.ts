import { longDay } from '#app/platform/dates-in-words.ts'
import type { CurrentState, Entry, State } from './adoption-rules.ts'

/** `goesOn`: taken although no longer on the menu. */
export type ShownState = Omit<CurrentState, 'entryId'> & { goesOn?: boolean }

/**
 * The current state of a practice and action in one line, with the day that matters: "Taking since 12 August 2024, in part".
 */
export function stateInWords({ state, extent, effectiveOn, plannedFor, takenSince, goesOn = false }: ShownState): string {
  const since = `since ${longDay(takenSince ?? effectiveOn)}`
  switch (state) {
    case 'taking':
      return `${goesOn ? 'Goes on: taking' : 'Taking'} ${since}${extent === 'partial' ? ', in part' : ''}`
    case 'planned':
      return plannedFor ? `Planned from ${longDay(plannedFor)}` : 'Planned, no day set'
    case 'considering':
      return `Considering ${since}`
    case 'stopped':
      return `Stopped on ${longDay(effectiveOn)}`
    case 'not-planning':
      return `Not planning to, ${since}`
    case 'not-applicable':
      return `Not applicable here, ${since}`
  }
}

/** The current state in two parts, a word and the day that matters: "Taking", "since 12 August 2024". */
export function stateInParts({ state, extent, effectiveOn, plannedFor, takenSince, goesOn = false }: ShownState): {
  word: string
  day: string
} {
  const since = `since ${longDay(takenSince ?? effectiveOn)}`
  switch (state) {
    case 'taking':
      return { word: goesOn ? 'Goes on' : extent === 'partial' ? 'In part' : 'Taking', day: since }
    case 'planned':
      return { word: 'Planned', day: plannedFor ? `from ${longDay(plannedFor)}` : 'no day set' }
    case 'considering':
      return { word: 'Considering', day: since }
    case 'stopped':
      return { word: 'Stopped', day: `on ${longDay(effectiveOn)}` }
    case 'not-planning':
      return { word: 'Not planning to', day: since }
    case 'not-applicable':
      return { word: 'Not applicable here', day: since }
  }
}

type StateFields = Pick<Entry, 'extent' | 'effectiveOn' | 'plannedFor'> & { state: State }

/** An entry in words, without its day: "Taking in part". */
export function statementInWords({ state, extent, plannedFor }: Omit<StateFields, 'effectiveOn'>): string {
  switch (state) {
    case 'taking':
      return extent === 'partial' ? 'Taking in part' : 'Taking in full'
    case 'planned':
      return plannedFor ? `Planned from ${longDay(plannedFor)}` : 'Planned, no day set'
    case 'considering':
      return 'Considering'
    case 'stopped':
      return 'Stopped'
    case 'not-planning':
      return 'Not planning to'
    case 'not-applicable':
      return 'Not applicable here'
  }
}

/**
 * An entry in words, with the day it holds from: "Taking in part, from 12 August 2024". For "taken since" ask the current state.
 */
export function entryInWords(fields: StateFields): string {
  const day = longDay(fields.effectiveOn)
  if (fields.state === 'stopped') return `Stopped on ${day}`
  return fields.state === 'planned' ? `${statementInWords(fields)}, said on ${day}` : `${statementInWords(fields)}, from ${day}`
}
