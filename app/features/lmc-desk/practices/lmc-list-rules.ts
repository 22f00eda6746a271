import type { LmcPractice } from './lmc-answers-queries.server.ts'
import type { ReturnFacts } from './recent-returns-queries.server.ts'

export type LmcFilter = 'all' | 'this-week' | 'not-yet' | 'silent' | 'not-joined' | 'sharing' | 'telephone'

export type ReturnState = 'this-week' | 'not-yet' | 'silent' | 'not-joined'

/** The one of four parts of an LMC that a practice is in this week. */
export function returnStateOf({ reportedThisWeek, reporter, joined }: Omit<ReturnFacts, 'lastWeek' | 'weeks'>): ReturnState {
  if (reportedThisWeek) return 'this-week'
  if (reporter) return 'not-yet'
  return joined ? 'silent' : 'not-joined'
}

/** Whose return waits, and who let officers record it by telephone. */
export const isToTelephone = (practice: Parameters<typeof returnStateOf>[0] & Pick<LmcPractice, 'byTelephone'>): boolean =>
  practice.byTelephone && ['not-yet', 'silent'].includes(returnStateOf(practice))

type Filter = { label: string; matches: (practice: LmcPractice) => boolean; empty: string }

/** Every practice is in exactly one of the four from `this-week` to `not-joined`. */
export const FILTERS: Record<LmcFilter, Filter> = {
  all: { label: 'All', matches: () => true, empty: 'No open practice of this LMC is found under these words.' },
  'this-week': {
    label: 'This week',
    matches: (p) => returnStateOf(p) === 'this-week',
    empty: 'No practice here has reported this week yet.',
  },
  'not-yet': {
    label: 'Not yet',
    matches: (p) => returnStateOf(p) === 'not-yet',
    empty: 'Every practice that reports has reported this week.',
  },
  silent: {
    label: 'Silent for 4 weeks',
    matches: (p) => returnStateOf(p) === 'silent',
    empty: 'No practice here is silent.',
  },
  'not-joined': {
    label: 'Nobody has joined',
    matches: (p) => returnStateOf(p) === 'not-joined',
    empty: 'Every practice here has somebody who has joined.',
  },
  sharing: { label: 'Share by name', matches: (p) => p.shared !== null, empty: 'No practice here shares by name yet.' },
  telephone: {
    label: 'To telephone',
    matches: isToTelephone,
    empty: 'No practice whose return waits lets you record it by telephone.',
  },
}

/** How many practices of a list are in each part; `reporters`: a return in the last 28 days. */
export function practiceCounts(practices: readonly LmcPractice[]) {
  const counted = (filter: LmcFilter) => practices.filter(FILTERS[filter].matches).length
  const reporters = practices.filter(({ reporter }) => reporter)
  return {
    reported: counted('this-week'),
    notYet: counted('not-yet'),
    silent: counted('silent'),
    notJoined: counted('not-joined'),
    sharing: counted('sharing'),
    reporters: reporters.length,
    sharingReporters: reporters.filter(({ shared }) => shared).length,
  }
}

export type PracticeCounts = ReturnType<typeof practiceCounts>

/** The answer an office opens its page for: "39 of 84 practices are silent, and 5 have not joined". */
export function silentInWords({ silent, notJoined }: { silent: number; notJoined: number }, of: number): string {
  const first =
    silent === 0 ? `none of ${of} practices is silent` : `${silent} of ${of} practices ${silent === 1 ? 'is' : 'are'} silent`
  return notJoined === 0 ? first : `${first}, and ${notJoined} ${notJoined === 1 ? 'has' : 'have'} not joined`
}

export const SORTS = { name: 'by name', network: 'by network', last: 'longest silent first' } as const
export type LmcSort = keyof typeof SORTS

const byName = (a: LmcPractice, b: LmcPractice) => (a.name === b.name ? (a.code < b.code ? -1 : 1) : a.name < b.name ? -1 : 1)

/** In the order asked for; a practice in no network stands last, one that never reported first among the silent. */
export function sorted(practices: readonly LmcPractice[], sort: LmcSort): LmcPractice[] {
  const key = ({ pcn, lastWeek }: LmcPractice) => (sort === 'network' ? (pcn ?? '\uffff') : (lastWeek ?? ''))
  if (sort === 'name') return practices.toSorted(byName)
  return practices.toSorted((a, b) => (key(a) === key(b) ? byName(a, b) : key(a) < key(b) ? -1 : 1))
}

const folded = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase()
    .trim()

/** Whether the name, code, town or network of a practice holds all words that were typed, in any order and case. */
export function isFound({ name, code, town, pcn }: Pick<LmcPractice, 'name' | 'code' | 'town' | 'pcn'>, typed: string): boolean {
  const words = folded(typed)
  if (words === '') return true
  const text = folded([name, code, town ?? '', pcn ?? ''].join(' '))
  return words.split(' ').every((word) => text.includes(word))
}
