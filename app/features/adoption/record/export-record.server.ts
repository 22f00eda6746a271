import { eq, sql } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { currentStates } from '#db/schema/adoption.ts'
import type { CurrentState } from '../statements/adoption-rules.ts'
import { ENTRY_COLUMNS, entryFrom } from '../statements/entry-queries.server.ts'

const entriesOf = prepared((db) =>
  db.$client.prepare(
    `select ${ENTRY_COLUMNS} from adoption_entries e where e.practice_code = ? order by e.recorded_at, e.effective_on, e.id`,
  ),
)
const statesOf = prepared((db) => {
  const { actionSlug, entryId, state, extent, effectiveOn, plannedFor, takenSince } = currentStates
  return db
    .select({ actionSlug, entryId, state, extent, effectiveOn, plannedFor, takenSince })
    .from(currentStates)
    .where(eq(currentStates.practiceCode, sql.placeholder('practiceCode')))
    .orderBy(actionSlug)
    .prepare()
})
const returnsOf = prepared((db) =>
  db.$client.prepare('select week, recorded_at as recordedAt from weekly_returns where practice_code = ? order by week'),
)
const choicesOf = prepared((db) =>
  db.$client.prepare(
    'select shares_by_name as sharesByName, recorded_at as recordedAt from sharing_choices where practice_code = ? order by recorded_at, id',
  ),
)

/**
 * A practice's whole record as one file: how it stands to each action now and since when, and everything it ever stated. Instants are
 * ISO, UTC; days are London days. Its authors are not in it.
 */
export type RecordFile = {
  practice: string
  madeAt: string
  states: (CurrentState & { actionSlug: string })[]
  entries: object[]
  returns: object[]
  sharing: object[]
}

const iso = (at: Instant) => new Date(at).toISOString()

/** Gathers everything a practice recorded, corrected statements among it, and writes down who took it along. */
export function exportRecord(db: Db, practiceCode: string, by: Actor, now: Instant): RecordFile {
  return inTransaction(db, (tx) => {
    recordEvent(tx, { at: now, actor: by.personId, action: 'practice.record-exported', subject: practiceCode })
    const entries = entriesOf(tx)
      .all(practiceCode)
      .map((row) => {
        const { recordedBy: _author, practiceCode: _here, guidanceHash: _hash, recordedAt, ...entry } = entryFrom(row)
        return { ...entry, recordedAt: iso(recordedAt) }
      })
    const returns = returnsOf(tx).all(practiceCode) as { week: string; recordedAt: Instant }[]
    const choices = choicesOf(tx).all(practiceCode) as { sharesByName: number; recordedAt: Instant }[]
    return {
      practice: practiceCode,
      madeAt: iso(now),
      states: statesOf(tx).all({ practiceCode }),
      entries,
      returns: returns.map(({ week, recordedAt }) => ({ week, recordedAt: iso(recordedAt) })),
      sharing: choices.map(({ sharesByName, recordedAt }) => ({ sharesByName: sharesByName === 1, recordedAt: iso(recordedAt) })),
    }
  })
}
