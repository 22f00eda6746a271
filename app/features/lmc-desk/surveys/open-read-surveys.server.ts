import { and, isNotNull, isNull } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { SurveyFields } from '#app/features/disputes/surveys/survey-rules.ts'
import type { Turn } from '#app/platform/every.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { lmcSurveyRequests } from '#db/schema/surveys.ts'
import { openRequest, type Request, settleRequest } from './ask-lmc-survey.server.ts'
import { askedUntil } from './lmc-survey-queries.server.ts'

/** Requests that an editor has read and whose LMC asks nothing else any more. */
const ready = (db: Db, now: Instant): Request[] =>
  db
    .select()
    .from(lmcSurveyRequests)
    .where(and(isNull(lmcSurveyRequests.settledAt), isNotNull(lmcSurveyRequests.readAt)))
    .all()
    .filter(({ lmcSlug }) => askedUntil(db, lmcSlug, now) === null)

const TOO_LATE = 'Its last day was over before it could open. Put it before the committee again with a later one.'

/** Opens the questions that waited for earlier ones of their LMC to close, and returns how many. Whose last day is over goes back to the office. */
export function openReadSurveys(db: Db, now: Instant): number {
  return inTransaction(db, (tx) => {
    const requests = ready(tx, now)
    for (const request of requests)
      if ((request.fields as SurveyFields).closesOn >= dayOf(now)) openRequest(tx, request, { personId: request.readBy! }, now)
      else {
        settleRequest(tx, request.id, { settledAt: now, settledBy: 'concert', outcome: 'sent-back', word: TOO_LATE })
        recordEvent(tx, { at: now, actor: 'concert', action: 'lmc-survey.sent-back', subject: request.lmcSlug })
      }
    return requests.length
  })
}

/** The work of the loop. Nothing is written while nothing is ready. */
export const readSurveysOnTime =
  (db: Db): Turn =>
  (now) =>
    ready(db, now).length > 0 ? inSharedTransaction(db, (tx) => openReadSurveys(tx, now)) : 0
