import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { bankHolidays } from '#app/platform/bank-holidays.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { linesOf } from '../lines/line-queries.server.ts'
import { clockOf, runsOn, serviceState } from '../lines/line-rules.ts'
import type { Register } from '../lines/register-kinds.ts'
import { agreementsAsked, askedOf, firstOf, type ShownLine, servicesAsked } from './register-asked-rules.ts'

/** The lines of a register, each with its clock. */
export function shownLines(db: Db, practiceCode: string, register: Register): ShownLine[] {
  const holidays = bankHolidays()
  return linesOf(db, practiceCode, register).map(({ id, filled }) => ({ id, filled, clock: clockOf(register, filled, holidays) }))
}

export type RegistersPage = NonNullable<ReturnType<typeof registersPage>>

/** Both registers of a practice as the address asks; undefined for a practice the register does not hold. */
export function registersPage(db: Db, practiceCode: string, query: { get: (name: string) => string | null }, now: Instant) {
  const today: Day = dayOf(now)
  const details = practiceByCode(db, practiceCode, today)
  if (!details) return undefined
  const asked = askedOf(query)
  const [services, agreements] = [shownLines(db, practiceCode, 'services'), shownLines(db, practiceCode, 'agreements')]
  const running = services.filter(({ filled, clock }) => serviceState(filled, clock, today) === 'running')
  const wanted = { services: servicesAsked(services, asked, today), agreements: agreementsAsked(agreements, asked, today) }
  return {
    details,
    today,
    asked,
    services: firstOf(wanted.services, asked, 'services'),
    agreements: firstOf(wanted.agreements, asked, 'agreements'),
    found: { services: wanted.services.length, agreements: wanted.agreements.length },
    counts: {
      services: services.length,
      agreements: agreements.length,
      running: running.length,
      nextEnd: running.map(({ clock }) => clock!.due).sort()[0] ?? null,
      runsOn: agreements.filter(({ filled }) => runsOn(filled, today)).length,
      undecided: agreements.filter(({ filled }) => filled.decision === undefined && filled.purpose !== 'direct').length,
    },
    knownUntil: bankHolidays().knownUntil,
  }
}
