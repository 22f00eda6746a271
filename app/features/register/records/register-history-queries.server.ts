import type { Day, Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import {
  detailsOfOpen,
  firstMemberships,
  membershipsBefore,
  openAmong,
  openPractices,
  regionOfLmcs,
  statedBetween,
} from './records.sql.ts'

/** Later than every instant: "as known now". */
export const KNOWN_NOW: Instant = Number.MAX_SAFE_INTEGER

export type PracticeAsAt = { practiceCode: string; lmcSlug: string | null; regionCode: string | null }

/**
 * The practices open on a London day, as known before an instant, by code: with the LMC each belongs to on that day (null = none)
 * and the region of that LMC on that day (null = no LMC, or none stated). `among`: only these.
 */
export function practicesAsAt(db: Db, when: { asAt: Day; knownBefore: Instant }, among?: readonly string[]): PracticeAsAt[] {
  const regions = new Map(regionOfLmcs(db).all(when))
  const rows = among ? openAmong(db).all({ ...when, codes: JSON.stringify(among) }) : openPractices(db).all(when)
  return rows.map(([practiceCode, lmcSlug]) => ({
    practiceCode,
    lmcSlug,
    regionCode: lmcSlug === null ? null : (regions.get(lmcSlug) ?? null),
  }))
}

/**
 * The LMC of each practice for LMC cells (decision 30): the membership known before `changesBefore.instant` that holds
 * before `changesBefore.day`, so that a move waits for the next quarter together with that quarter's others. A practice without
 * one by then counts in its first LMC: its earliest statement known before `knownBefore` that holds on `asAt`. A practice without
 * any statement is not in the map. Ignores openness.
 */
export function membershipsForCells(
  db: Db,
  when: { asAt: Day; knownBefore: Instant; changesBefore: { day: Day; instant: Instant } },
): Map<string, string | null> {
  const { asAt, knownBefore, changesBefore } = when
  const bounds = { asAt, knownBefore }
  // Both lists end with the statement that counts, so the last one set remains.
  const first = firstMemberships(db).all(bounds)
  const before = membershipsBefore(db).all({ ...bounds, ...changesBefore })
  return new Map([...first, ...before])
}

export type PracticeDetailsAsAt = {
  practiceCode: string
  icbCode: string | null
  pcnCode: string | null
  clinicalSystem: string | null
  patients: number | null
}

/** The ICB, PCN, clinical system and list size of each practice open on a London day, as known before an instant, by code. */
export function practiceDetailsAsAt(db: Db, when: { asAt: Day; knownBefore: Instant }): PracticeDetailsAsAt[] {
  const rows = detailsOfOpen(db).all(when)
  return rows.map(([practiceCode, icbCode, pcnCode, clinicalSystem, patients]) => ({
    practiceCode,
    icbCode,
    pcnCode,
    clinicalSystem,
    patients,
  }))
}

/** The practices about whose opening, LMC or region something that holds by a day was recorded between two instants. */
export function practicesStatedLate(db: Db, when: { asAt: Day; since: Instant; before: Instant }): string[] {
  return statedBetween(db).all(when)
}
