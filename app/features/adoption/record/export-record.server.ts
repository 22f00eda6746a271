import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { type CurrentAnswer, currentAnswers, progressOfPractice } from '../progress/progress-queries.server.ts'
import { ENTRY_COLUMNS, entryFrom } from '../statements/entry-queries.server.ts'
import { goesOn } from '../statements/refusal-rules.ts'
import { tellingChoice, toldOfPractice } from '../told/told-queries.server.ts'

const entriesOf = prepared((db) =>
  db.$client.prepare(
    `select ${ENTRY_COLUMNS} from adoption_entries e where e.practice_code = ? order by e.recorded_at, e.effective_on, e.id`,
  ),
)
const returnsOf = prepared((db) =>
  db.$client.prepare(
    `select r.week, r.recorded_at as recordedAt, r.on_trusted_device as device, b.recorded_at as takenBackAt from weekly_returns r
     left join returns_taken_back b on b.practice_code = r.practice_code and b.week = r.week and b.returned_at = r.recorded_at
     where r.practice_code = ? order by r.week, r.recorded_at`,
  ),
)
const choicesOf = prepared((db) =>
  db.$client.prepare(
    'select shares_by_name as sharesByName, recorded_at as recordedAt from sharing_choices where practice_code = ? order by recorded_at, id',
  ),
)

const decisionsOf = prepared((db) =>
  db.$client.prepare(
    'select decision_id as decisionId, action_slug as actionSlug, entry_id as entryId, decided_by as decidedBy, decided_on as decidedOn, recorded_at as recordedAt from decisions where practice_code = ? order by recorded_at, rowid',
  ),
)

/**
 * A practice's whole record as one file: its current state for each action, since when, the latest words, and every statement it
 * ever made, with who decided (a role) and on which day. Instants are ISO in UTC; days are London days. Authors are left out.
 */
export type RecordFile = {
  practice: string
  madeAt: string
  states: object[]
  entries: object[]
  progress: object[]
  returns: object[]
  sharing: object[]
  /** Whether the LMC may record what it is told by telephone, and what it recorded so. */
  telephone: { allowed: boolean; recorded: object[] }
  decisions: object[]
}

const iso = (at: Instant) => new Date(at).toISOString()

function isGoneOn(db: Db, { state, actionSlug }: Pick<CurrentAnswer, 'state' | 'actionSlug'>, now: Instant): boolean {
  const offer = offerInForce(db, actionSlug, now)
  return offer ? goesOn(state, offer, dayOf(now)) : false
}

/** Gathers everything a practice recorded, corrected statements included, and logs who exported it. */
export function exportRecord(db: Db, practiceCode: string, by: Actor, now: Instant): RecordFile {
  return inTransaction(db, (tx) => {
    recordEvent(tx, { at: now, actor: by.personId, action: 'practice.record-exported', subject: practiceCode })
    const entries = entriesOf(tx)
      .all(practiceCode)
      .map((row) => {
        const { recordedBy: _author, practiceCode: _here, guidanceHash: _hash, recordedAt, ...entry } = entryFrom(row)
        return { ...entry, recordedAt: iso(recordedAt) }
      })
    type Made = { week: string; recordedAt: Instant; device: 1 | null; takenBackAt: Instant | null }
    const returns = returnsOf(tx).all(practiceCode) as Made[]
    const decided = decisionsOf(tx).all(practiceCode) as { recordedAt: Instant }[]
    const choices = choicesOf(tx).all(practiceCode) as { sharesByName: number; recordedAt: Instant }[]
    return {
      practice: practiceCode,
      madeAt: iso(now),
      states: currentAnswers(tx, [practiceCode])
        .map(({ practiceCode: _here, saidAt, recordedAt, ...current }) => ({
          ...current,
          goesOn: isGoneOn(tx, current, now),
          saidAt: iso(saidAt),
          recordedAt: iso(recordedAt),
        }))
        .sort((a, b) => (a.actionSlug < b.actionSlug ? -1 : 1)),
      entries,
      progress: progressOfPractice(tx, practiceCode).map(
        ({ recordedBy: _author, practiceCode: _here, guidanceHash: _hash, saidAt, recordedAt, ...entry }) => ({
          ...entry,
          saidAt: iso(saidAt),
          recordedAt: iso(recordedAt),
        }),
      ),
      returns: returns.map(({ week, recordedAt, device, takenBackAt }) => ({
        week,
        recordedAt: iso(recordedAt),
        ...(device === 1 && { onTrustedDevice: true }),
        ...(takenBackAt !== null && { takenBackAt: iso(takenBackAt) }),
      })),
      sharing: choices.map(({ sharesByName, recordedAt }) => ({ sharesByName: sharesByName === 1, recordedAt: iso(recordedAt) })),
      telephone: {
        allowed: tellingChoice(tx, practiceCode, dayOf(now)).allowed,
        recorded: toldOfPractice(tx, practiceCode, now).map(({ lmc, actionSlug, week, recordedAt, state }) => ({
          ...{ lmc, action: actionSlug, week, recordedAt: iso(recordedAt) },
          takenBackOrCorrected: state === 'over',
        })),
      },
      decisions: decided.map((one) => ({ ...one, recordedAt: iso(one.recordedAt) })),
    }
  })
}
