import type { Day, Instant } from '#app/platform/time.ts'

/** A dated statement of the register: it holds from a day, and was recorded at an instant. */
export type DatedStatement = { id: number; holdsFrom: Day; recordedAt: Instant }

/**
 * The one definition of the register's state as at a day, as known before an instant (decision 17): among the statements about
 * one thing recorded before `knownBefore` with `holdsFrom` on or before `asAt`, the greatest (holdsFrom, recordedAt, id).
 * `heldOn` in register-history-queries.server.ts is the same in SQL.
 */
export function statementOn<S extends DatedStatement>(
  statements: readonly S[],
  when: { asAt: Day; knownBefore: Instant },
): S | undefined {
  let best: S | undefined
  for (const statement of statements) {
    if (statement.recordedAt >= when.knownBefore || statement.holdsFrom > when.asAt) continue
    if (!best || isLater(statement, best)) best = statement
  }
  return best
}

function isLater(one: DatedStatement, other: DatedStatement): boolean {
  if (one.holdsFrom !== other.holdsFrom) return one.holdsFrom > other.holdsFrom
  if (one.recordedAt !== other.recordedAt) return one.recordedAt > other.recordedAt
  return one.id > other.id
}

/** The seven regions of NHS England: every practice of the map is in one of them. */
export const ENGLISH_REGIONS: ReadonlyMap<string, string> = new Map([
  ['Y56', 'London'],
  ['Y58', 'South West'],
  ['Y59', 'South East'],
  ['Y60', 'Midlands'],
  ['Y61', 'East of England'],
  ['Y62', 'North West'],
  ['Y63', 'North East and Yorkshire'],
])

/** How sure the list of LMCs is of an area. A: a public page states it. B: inferred from the name on a public page. C: no source seen. */
export type Evidence = 'A' | 'B' | 'C'

export type Named = { code: string; name: string }

/** A practice on its own page, as at a day by today's knowledge. */
export type PracticeDetails = {
  code: string
  name: string
  /** The non-empty lines, town and county last, without the postcode. */
  address: string[]
  postcode: string | null
  telephone: string | null
  lmc: { slug: string; name: string } | null
  /** The region of its LMC; of its ICB where it is in no LMC. */
  region: Named | null
  icb: Named | null
  subIcb: Named | null
  pcn: Named | null
  clinicalSystem: string | null
  patients: { count: number; countedOn: Day } | null
  open: boolean
  openedOn: Day | null
  /** The closing day: the last day on which it was open. */
  closedOn: Day | null
  successor: Named | null
  predecessors: Named[]
}

export type LmcDetails = {
  slug: string
  name: string
  office: string | null
  region: Named | null
  /** Position on the hexagon map: column and row, odd rows shifted right, rows growing northwards. */
  hexQ: number | null
  hexR: number | null
  evidence: Evidence | null
}

export type LmcRecord = LmcDetails & {
  website: string | null
  area: string | null
  sourceUrl: string | null
  note: string | null
}
