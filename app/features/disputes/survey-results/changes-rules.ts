import type { Change } from './comparison-rules.ts'
import type { Row } from './wave-queries.server.ts'

/** What a wave says of change, for one sentence and three lists. */
export type Changes = {
  better: string[]
  worse: string[]
  other: string[]
  same: string[]
  not: { reported: string; why: string }[]
}

export function changesIn(rows: readonly Row[]): Changes {
  const named = (...changes: Change[]) =>
    rows.flatMap(({ change, reported }) => (change && changes.includes(change) ? reported : []))
  return {
    better: named('better'),
    worse: named('worse'),
    other: [...named('more').map((name) => `${name} (more)`), ...named('fewer').map((name) => `${name} (fewer)`)],
    same: named('not beyond chance'),
    not: rows.flatMap(({ comparable, reported, why }) => (comparable === 'no' ? { reported, why } : [])),
  }
}
