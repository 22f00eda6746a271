import { and, asc, isNotNull, isNull } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Turn } from '#app/platform/every.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { asAdded } from '#db/as-added.server.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { lmcSurveyRequests } from '#db/schema/surveys.ts'
import { openingRefusal, openRequest, type Request, settleRequest } from './ask-lmc-survey.server.ts'
import { readAtOf, runningAt } from './lmc-survey-queries.server.ts'
import { DAYS_APART, LEAST_DAYS } from './lmc-survey-rules.ts'

const waiting = prepared((db) =>
  db
    .select()
    .from(lmcSurveyRequests)
    .where(and(isNull(lmcSurveyRequests.settledAt), isNotNull(lmcSurveyRequests.readAt)))
    .orderBy(asc(lmcSurveyRequests.readAt), asc(asAdded))
    .prepare(),
)

/** Requests that a present editor has read and whose LMC asks nothing else any more, the earliest read first. */
const ready = (db: Db, now: Instant): Request[] =>
  waiting(db)
    .all()
    .filter((request) => readAtOf(db, request) !== null && runningAt(db, request.lmcSlug, now) === null)

const AGAIN = `One of these was asked in other questions that close less than ${DAYS_APART} days before or after. Leave it out, or choose another last day.`
const TOO_LATE = `Practices would have had under ${LEAST_DAYS} days when it could open. Put it before the committee again with a later last day.`

/**
 * Opens questions that waited for earlier ones of their LMC to close; those that may not open any more go back to the office.
 * It is Concert that does so, not the editor who read them. False: they are not to be opened now.
 */
function openReadSurvey(db: Db, id: string, now: Instant): boolean {
  return inTransaction(db, (tx) => {
    const request = ready(tx, now).find((one) => one.id === id)
    if (!request) return false
    const refused = openingRefusal(tx, request, null, now)
    if (!refused) openRequest(tx, request, 'concert', now)
    else {
      const word = refused.reason === 'too-short' ? TOO_LATE : AGAIN
      settleRequest(tx, id, { settledAt: now, settledBy: 'concert', outcome: 'sent-back', word })
      const detail = { readBy: request.readBy }
      recordEvent(tx, { at: now, actor: 'concert', action: 'lmc-survey.sent-back', subject: request.lmcSlug, detail })
    }
    return true
  })
}

/** The work of the loop: each LMC's questions in a transaction of their own, so that a fault of one keeps no other LMC waiting. */
export const readSurveysOnTime =
  (db: Db): Turn =>
  async (now) => {
    let opened = 0
    const faults: unknown[] = []
    for (const { id } of ready(db, now))
      try {
        if (await inSharedTransaction(db, (tx) => openReadSurvey(tx, id, now))) opened += 1
      } catch (fault) {
        faults.push(fault)
      }
    if (faults.length > 0) throw faults[0]
    return opened
  }
