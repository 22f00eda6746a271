import type { Day } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { icbs, lmcOffices, lmcRegions, lmcs, pcns, regions, subIcbLocations } from '#db/schema/register.ts'
import {
  type Agreed,
  agreedOnes,
  everyListSize,
  everyMembership,
  everyOrganisation,
  everyPractice,
  everyStatus,
  greatestCount,
} from './known-register.sql.ts'
import type { KnownPractice, KnownRegister } from './register-import-rules.ts'

/** Reads the whole register with every statement (some tens of thousands of rows), to compare an import with. */
export function knownRegister(db: Db): KnownRegister {
  const keyed = <K extends string, R extends Record<K, string>>(key: K, rows: R[]) => new Map(rows.map((row) => [row[key], row]))
  const practices = new Map<string, KnownPractice>()
  const confirmed = Map.groupBy(agreedOnes(db).all(), ({ practiceCode }) => practiceCode)
  const idsOf = (code: string, kind: Agreed['kind']) =>
    new Set(confirmed.get(code)?.flatMap((one) => (one.kind === kind ? (one.statementId ?? []) : [])))
  const agreed = (code: string) => ({ memberships: idsOf(code, 'not-ours'), statuses: idsOf(code, 'took-over') })
  for (const row of everyPractice(db).all())
    practices.set(row.code, { row, statuses: [], memberships: [], organisations: [], listSizes: [], agreed: agreed(row.code) })
  for (const statement of everyStatus(db).all()) practices.get(statement.practiceCode)!.statuses.push(statement)
  for (const statement of everyMembership(db).all()) practices.get(statement.practiceCode)!.memberships.push(statement)
  for (const statement of everyOrganisation(db).all()) practices.get(statement.practiceCode)!.organisations.push(statement)
  for (const statement of everyListSize(db).all()) practices.get(statement.practiceCode)!.listSizes.push(statement)
  return {
    practices,
    regions: keyed('code', db.select().from(regions).all()),
    icbs: keyed('code', db.select().from(icbs).all()),
    subIcbLocations: keyed('code', db.select().from(subIcbLocations).all()),
    pcns: keyed('code', db.select().from(pcns).all()),
    lmcOffices: keyed('slug', db.select().from(lmcOffices).all()),
    lmcs: keyed('slug', db.select().from(lmcs).all()),
    lmcRegions: Map.groupBy(db.select().from(lmcRegions).all(), ({ lmcSlug }) => lmcSlug),
    lastMapDay: latestDay(db, 'mapDay'),
    detailsDay: latestDay(db, 'detailsDay'),
  }
}

/** The counts of an import hold the day of its map as a number, 20260801. */
export const dayAsNumber = (day: Day) => Number(day.replaceAll('-', ''))

function latestDay(db: Db, count: 'mapDay' | 'detailsDay'): Day | null {
  const latest = greatestCount(db).get(`$.${count}`)
  return typeof latest === 'number' ? String(latest).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') : null
}
