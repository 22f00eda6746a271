import { daysWaited } from '#app/features/disputes/failures/failure-rules.ts'
import type { LoggedTally, TalliedRow } from '#app/features/figures/disclosure/disclose-logged.ts'
import type { Day } from '#app/platform/time.ts'
import type { LoggedClaim, LoggedFacts, LoggedFailure } from './logged-facts.server.ts'

/** What holds of a practice in a row of a line, of all lines, and of claims. */
const LINE_PARTS = ['open', 'safety'] as const
const DUTY_PARTS = ['contractor', 'commissioner', 'nobody', 'disputed'] as const
const CLAIM_PARTS = ['waiting', 'offered', 'refused', 'paid'] as const
const SUMS = {
  failures: ['failures', 'cases', 'days', 'minutes', 'appointments'],
  claims: ['claimed', 'offered', 'paid'],
} as const

type Tables = {
  rows: Map<string, { practices: Map<string, Set<string>>; parts: readonly string[] }>
  sums: Map<string, Map<string, number>>
}

/** Counts each practice once in every row, and adds up what each adds to a sum. Days of what is open run to `day`. */
export function loggedTally({ failures, claims, open }: LoggedFacts, day: Day): LoggedTally {
  const tables: Tables = { rows: new Map(), sums: new Map() }
  for (const failure of failures) countFailure(tables, failure, day)
  for (const claim of claims) countClaim(tables, claim)
  return { rows: tables.rows as ReadonlyMap<string, TalliedRow>, sums: tables.sums, open }
}

function count({ rows }: Tables, key: string, parts: readonly string[], practice: string, holding: readonly string[]): void {
  const row = rows.get(key) ?? { practices: new Map<string, Set<string>>(), parts }
  rows.set(key, row)
  const own = row.practices.get(practice) ?? new Set()
  row.practices.set(practice, own)
  for (const part of holding) own.add(part)
}

function add({ sums }: Tables, key: string, practice: string, amount: number): void {
  if (amount <= 0) return
  const own = sums.get(key) ?? new Map<string, number>()
  sums.set(key, own)
  own.set(practice, (own.get(practice) ?? 0) + amount)
}

function countFailure(tables: Tables, failure: LoggedFailure, day: Day): void {
  const { practice, line, duty, isOpen, isSafety, cases, minutes, appointments, endedOn, ...waited } = failure
  const holding = [isOpen && 'open', isSafety && 'safety'].filter((part) => part !== false)
  count(tables, `failures/${line}`, LINE_PARTS, practice, holding)
  count(tables, 'failures/all', DUTY_PARTS, practice, [duty])
  const days = daysWaited({ ...waited, resolvedOn: endedOn }, day)
  const amounts = { failures: 1, cases, days, minutes, appointments }
  for (const name of SUMS.failures) add(tables, `failures.${name}`, practice, amounts[name])
}

/** A claim that was not sent, or was withdrawn, counts nowhere. That it was offered, refused or paid stays, whatever came after. */
function countClaim(tables: Tables, { practice, line, claim }: LoggedClaim): void {
  const { state, sentOn, total, offered, paid, entries } = claim
  if (sentOn === null || state === 'writing' || state === 'withdrawn') return
  const holding = [
    (state === 'waiting' || state === 'answered') && 'waiting',
    offered !== null && 'offered',
    entries.some(({ kind }) => kind === 'refused') && 'refused',
    paid !== null && 'paid',
  ].filter((part) => part !== false)
  count(tables, `claims/${line}`, [], practice, [])
  count(tables, 'claims/all', CLAIM_PARTS, practice, holding)
  const amounts = { claimed: total, offered: offered ?? 0, paid: paid ?? 0 }
  for (const name of SUMS.claims) add(tables, `claims.${name}`, practice, amounts[name])
}
