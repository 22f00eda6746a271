import { localNoteOn } from '#app/features/menu/local-notes/local-note-queries.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { bankHolidays } from '#app/platform/bank-holidays.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { ACTION_OF } from '../lines/letter-of-line-rules.ts'
import { lineById, versionsOf } from '../lines/line-queries.server.ts'
import { clockOf } from '../lines/line-rules.ts'
import { type Filled, REGISTER_FIELDS, type Register } from '../lines/register-kinds.ts'

/** What a version changed: the labels of its fields. */
export type LineChange = { day: Day; changed: string[] }

function changesOf(register: Register, versions: readonly Filled[], days: readonly Day[]): LineChange[] {
  return versions.map((filled, index) => ({
    day: days[index]!,
    changed: REGISTER_FIELDS[register].flatMap(({ key, label }) => (filled[key] !== versions[index - 1]?.[key] ? [label] : [])),
  }))
}

/** What stands beside the form of a line. Undefined where this practice has no such line. */
export function linePage(db: Db, practiceCode: string, register: Register, lineId: string, now: Instant) {
  const today = dayOf(now)
  const details = practiceByCode(db, practiceCode, today)
  const line = lineById(db, practiceCode, register, lineId)
  if (!details || !line) return undefined
  const { filled } = line
  const versions = versionsOf(db, practiceCode, lineId)
  const action = ACTION_OF[register]
  return {
    details,
    today,
    register,
    line,
    clock: clockOf(register, filled, bankHolidays()),
    knownUntil: bankHolidays().knownUntil,
    note: action ? localNoteOn(db, details.lmc?.slug, action, today) : null,
    changes: changesOf(
      register,
      versions.map((version) => version.filled),
      versions.map(({ recordedAt }) => dayOf(recordedAt)),
    ).reverse(),
  }
}
export type LinePage = NonNullable<ReturnType<typeof linePage>>
