import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { bankHolidays } from '#app/platform/bank-holidays.server.ts'
import { asCsv } from '#app/platform/csv.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { linesOf, versionsOf } from '../lines/line-queries.server.ts'
import { clockOf } from '../lines/line-rules.ts'
import { choiceWords, type Filled, nameKey, REGISTER_FIELDS, type Register } from '../lines/register-kinds.ts'
import { WORKED_OUT } from './line-table.ts'

/** A practice's register as CSV, in the order of names: what is loaded again gives the same lines. */
export function registerAsCsv(db: Db, practiceCode: string, register: Register): string {
  const fields = REGISTER_FIELDS[register]
  const holidays = bankHolidays()
  const lines = linesOf(db, practiceCode, register).sort((one, other) =>
    nameKey(register, one.filled) < nameKey(register, other.filled) ? -1 : 1,
  )
  return asCsv(
    [...fields.map(({ label }) => label), WORKED_OUT],
    lines.map(({ filled }) => [
      ...fields.map(({ key, kind }) => (kind === 'choice' ? choiceWords(register, key, filled) : (filled[key] ?? ''))),
      clockOf(register, filled, holidays)?.due ?? '',
    ]),
  )
}

/** The same, written in the log as taken away. */
export function exportLines(
  db: Db,
  { practiceCode, register }: { practiceCode: string; register: Register },
  by: Actor,
  now: Instant,
): { name: string; text: string } {
  return inTransaction(db, (tx) => {
    const event = { at: now, actor: by.personId, action: 'register-lines.exported', subject: practiceCode } as const
    recordEvent(tx, { ...event, detail: { register } })
    return { name: `concert-${practiceCode}-${dayOf(now)}.csv`, text: registerAsCsv(tx, practiceCode, register) }
  })
}

/** The heads of a register's columns with one made-up line, to begin from. */
const EXAMPLES: Record<Register, Filled> = {
  services: {
    ...{ name: 'Ring pessary fitting', contract: 'never', patients: '60', notice: '3 months', givenOn: '2024-11-01' },
  },
  agreements: {
    title: 'Planning data set',
    party: 'An ICB',
    purpose: 'secondary',
    startsOn: '2023-04-01',
    expiresOn: '2026-03-31',
  },
  asked: { door: 'survey', from: 'An ICB', receivedOn: '2024-11-01' },
}
export const exampleCsv = (register: Register): string =>
  asCsv(
    REGISTER_FIELDS[register].map(({ label }) => label),
    [
      REGISTER_FIELDS[register].map(({ key, kind }) =>
        kind === 'choice' ? choiceWords(register, key, EXAMPLES[register]) : (EXAMPLES[register][key] ?? ''),
      ),
    ],
  )

/** Every version of every line, for the file of a practice's record. Authors are left out. */
export function linesInFile(db: Db, practiceCode: string): object[] {
  return versionsOf(db, practiceCode).map(({ id, version: _version, recordedBy: _by, recordedAt, ...line }) => ({
    line: id,
    ...line,
    recordedAt: new Date(recordedAt).toISOString(),
  }))
}
