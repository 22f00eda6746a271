import { and, asc, eq, sql } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { returnsTakenBack, sharingChoices, weeklyReturns } from '#db/schema/adoption.ts'
import { type CurrentAnswer, currentAnswers, progressOfPractice } from '../progress/progress-queries.server.ts'
import { entryFrom } from '../statements/entry-queries.server.ts'
import { goesOn } from '../statements/refusal-rules.ts'
import { tellingChoice, toldOfPractice } from '../told/told-queries.server.ts'
import { decisionsOf, entriesOf } from './record.sql.ts'

const returnsOf = prepared((db) =>
  db
    .select({
      week: weeklyReturns.week,
      recordedAt: weeklyReturns.recordedAt,
      device: weeklyReturns.onTrustedDevice,
      takenBackAt: returnsTakenBack.recordedAt,
    })
    .from(weeklyReturns)
    .leftJoin(
      returnsTakenBack,
      and(
        eq(returnsTakenBack.practiceCode, weeklyReturns.practiceCode),
        eq(returnsTakenBack.week, weeklyReturns.week),
        eq(returnsTakenBack.returnedAt, weeklyReturns.recordedAt),
      ),
    )
    .where(eq(weeklyReturns.practiceCode, sql.placeholder('practiceCode')))
    .orderBy(asc(weeklyReturns.week), asc(weeklyReturns.recordedAt))
    .prepare(),
)
const choicesOf = prepared((db) =>
  db
    .select({ sharesByName: sharingChoices.sharesByName, recordedAt: sharingChoices.recordedAt })
    .from(sharingChoices)
    .where(eq(sharingChoices.practiceCode, sql.placeholder('practiceCode')))
    .orderBy(asc(sharingChoices.recordedAt), asc(sharingChoices.id))
    .prepare(),
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
    const returns = returnsOf(tx).all({ practiceCode })
    const decided = decisionsOf(tx).all(practiceCode)
    const choices = choicesOf(tx).all({ practiceCode })
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
        ...(device && { onTrustedDevice: true }),
        ...(takenBackAt !== null && { takenBackAt: iso(takenBackAt) }),
      })),
      sharing: choices.map(({ sharesByName, recordedAt }) => ({ sharesByName, recordedAt: iso(recordedAt) })),
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
