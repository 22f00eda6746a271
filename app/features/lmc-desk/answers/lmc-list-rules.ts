import type { LmcPractice } from './lmc-answers-queries.server.ts'

export type LmcFilter = 'all' | 'not-yet' | 'silent' | 'sharing'

/** The lists an officer works through on a Friday. */
export const FILTERS: Record<LmcFilter, { label: string; matches: (practice: LmcPractice) => boolean; empty: string }> = {
  all: { label: 'All', matches: () => true, empty: 'No open practice of this LMC is found under these words.' },
  'not-yet': {
    label: 'Not reported this week',
    matches: (p) => !p.reportedThisWeek,
    empty: 'Every practice here has reported this week.',
  },
  silent: { label: 'Silent for 4 weeks', matches: (p) => !p.reporter, empty: 'No practice here is silent.' },
  sharing: { label: 'Sharing by name', matches: (p) => p.shared !== null, empty: 'No practice here shares by name yet.' },
}

const folded = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase()
    .trim()

/** Whether the name, code or town of a practice holds all words that were typed, in any order and case. */
export function isFound({ name, code, town }: Pick<LmcPractice, 'name' | 'code' | 'town'>, typed: string): boolean {
  const text = folded([name, code, town ?? ''].join(' '))
  return folded(typed)
    .split(' ')
    .every((word) => text.includes(word))
}
