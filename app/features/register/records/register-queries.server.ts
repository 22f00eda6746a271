import { cachedByVersion } from '#app/platform/cached-by-version.server.ts'
import { addDays, type Day } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import {
  detailsByCode,
  everyLmc,
  kind,
  type LmcDetailsRow,
  membershipOf,
  oneLmc,
  openInLmc,
  placeByCode,
  predecessorsOf,
  statusesOf,
  statusOf,
  version,
} from './records.sql.ts'
import { KNOWN_NOW } from './register-history-queries.server.ts'
import { type LmcDetails, type LmcRecord, type Named, type PracticeDetails, statementOn } from './register-rules.ts'

const asKnownNow = (asAt: Day) => ({ asAt, knownBefore: KNOWN_NOW })
const named = (code: string | null, name: string | null): Named | null => (code === null ? null : { code, name: name ?? code })

/** A number that triggers raise with every row of the register. */
const registerVersion = (db: Db): number => version(db).get()!
const cached = cachedByVersion<string, PracticeDetails>(registerVersion, 1000)

/**
 * A practice by ODS code as at a London day, by today's knowledge; undefined for a practice the register never held. Closed
 * practices are included. Every page of a practice asks: it is read again once the register has changed.
 */
export const practiceByCode = (db: Db, code: string, today: Day): PracticeDetails | undefined =>
  cached(db, `${today} ${code}`, () => Object.freeze(readDetails(db, code, today)))

function readDetails(db: Db, code: string, today: Day): PracticeDetails | undefined {
  const row = detailsByCode(db).get({ code, ...asKnownNow(today) })
  if (!row) return undefined
  return {
    code: row.code,
    name: row.name,
    address: [row.address_line_1, row.address_line_2, row.address_line_3, row.town, row.county].flatMap((line) => line || []),
    postcode: row.postcode ?? null,
    telephone: row.telephone ?? null,
    lmc: row.lmcSlug ? { slug: row.lmcSlug, name: row.lmcName ?? row.lmcSlug } : null,
    region: named(row.regionCode ?? null, row.regionName ?? null),
    icb: named(row.icbCode ?? null, row.icbName ?? null),
    subIcb: named(row.subIcbCode ?? null, row.subIcbName ?? null),
    pcn: named(row.pcnCode ?? null, row.pcnName ?? null),
    clinicalSystem: row.clinicalSystem ?? null,
    patients: row.patients === null ? null : { count: row.patients, countedOn: row.countedOn! },
    open: row.status === 'open',
    openedOn: row.firstOpen ?? null,
    closedOn: row.status === 'closed' ? closingDayOf(db, code, today) : null,
    successor: named(row.successorCode ?? null, row.successorName ?? null),
    predecessors: predecessorsOf(db).all({ code, ...asKnownNow(today) }),
  }
}

/** The last day on which a practice closed on `today` was open; null where it never was. */
function closingDayOf(db: Db, code: string, today: Day): Day | null {
  const statements = statusesOf(db).all(code)
  let dayBefore = today
  for (;;) {
    const held = statementOn(statements, asKnownNow(dayBefore))
    if (held?.status !== 'closed') return held ? dayBefore : null
    dayBefore = addDays(held.holdsFrom, -1)
  }
}

const withRegion = <R extends LmcDetailsRow>({ regionCode, regionName, ...rest }: R) => ({
  ...rest,
  region: named(regionCode, regionName),
})

/** Every LMC, by name, with its region as at a London day by today's knowledge. */
export function allLmcs(db: Db, today: Day): LmcDetails[] {
  return everyLmc(db).all(asKnownNow(today)).map(withRegion)
}

/** One LMC with what is known of its area and how surely. Its region is as at `today`; without a day, as at the end of time. */
export function lmcBySlug(db: Db, slug: string, today: Day = '9999-12-31'): LmcRecord | undefined {
  const row = oneLmc(db).get({ slug, ...asKnownNow(today) })
  return row && withRegion(row)
}

/** `pcn`: the name of its primary care network; null = in none. */
export type PracticeOfLmc = { code: string; name: string; town: string | null; pcn: string | null }

const listsOfLmcs = cachedByVersion<string, readonly PracticeOfLmc[]>(registerVersion, 50)

/** The practices of an LMC open on a London day, by name. A list is read again once the register has changed. */
export function practicesOfLmc(db: Db, lmcSlug: string, today: Day): readonly PracticeOfLmc[] {
  return listsOfLmcs(db, `${today} ${lmcSlug}`, () => openInLmc(db).all({ slug: lmcSlug, ...asKnownNow(today) }))
}

/** Whether a practice, open or closed, belongs to an LMC on a London day by today's knowledge. */
export function isPracticeOfLmc(db: Db, practiceCode: string, lmcSlug: string, today: Day): boolean {
  return membershipOf(db).get({ code: practiceCode, ...asKnownNow(today) }) === lmcSlug
}

/**
 * Name, LMC and openness of a practice on a London day by today's knowledge: what `practiceByCode` says of them, without the rest. Undefined for
 * one the register never held.
 */
export function placeOf(db: Db, code: string, today: Day): { name: string; lmcSlug: string | null; open: boolean } | undefined {
  const row = placeByCode(db).get({ code, ...asKnownNow(today) })
  return row && { name: row.name, lmcSlug: row.lmcSlug, open: row.status === 'open' }
}

/** Whether a practice was or is open on a London day by today's knowledge; false for one the register never held. */
export function isOpenOn(db: Db, practiceCode: string, day: Day): boolean {
  return statusOf(db).get({ code: practiceCode, ...asKnownNow(day) }) === 'open'
}

const marked = prepared((): { as?: 'demonstration' | 'real' } => ({}))

/**
 * Which kind of England the database holds; empty = not yet set up. A mark is never changed (triggers refuse it), so it is read until there
 * is one, and not again: every page asks. One that a transaction has just made may still be taken back.
 */
export function registerKindOf(db: Db): 'demonstration' | 'real' | 'empty' {
  const known = marked(db)
  if (known.as) return known.as
  const found = kind(db).get()
  if (found && !db.$client.inTransaction) known.as = found
  return found ?? 'empty'
}
