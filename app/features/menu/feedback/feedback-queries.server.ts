import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { allEditions, allRounds, offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import { allLmcs, practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { dayOf, type Instant, startOfDay, weekOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { actionsSpokenOf, answersTo, FEEDBACK_A_PAGE, ofAll, ofSender, oneOf, type Row } from './feedback.sql.ts'
import {
  type CommitteeFeedback,
  type FeedbackAnswer,
  type FeedbackSender,
  fromAPractice,
  IN_GENERAL,
  IN_GENERAL_WORDS,
  LEAST_LMCS,
  type OwnFeedback,
} from './feedback-rules.ts'

const answersOf = (db: Db, feedbackId: string): FeedbackAnswer[] =>
  answersTo(db)
    .all(feedbackId)
    .map(({ slug, title, ...answer }) => ({
      ...answer,
      edition: slug === null ? null : { slug, title: title ?? slug },
    }))

/** Feedback of one practice or LMC with the answers, latest first, at most 200. Everyone with a role there reads it. */
export function feedbackOf(db: Db, sender: FeedbackSender): OwnFeedback[] {
  const { practiceCode = null, lmcSlug = null } = sender
  return ofSender(db)
    .all({ practiceCode, lmcSlug })
    .map((row) => {
      const { id, actionSlug, title, kind, words, recordedAt } = row
      return { id, actionSlug, title, kind, words, recordedAt, answers: answersOf(db, id) }
    })
}

/** What feedback can be about: anything in general, the actions of the edition in force, the one asked for if it was ever on a menu. */
export function feedbackActions(db: Db, asked: string | null, now: Instant): { value: string; label: string }[] {
  const offers = menuAt(db, now)?.offers ?? []
  const listed = offers.map(({ actionSlug, title }) => ({ value: actionSlug, label: title }))
  const other = asked && !listed.some(({ value }) => value === asked) ? offerInForce(db, asked, now) : undefined
  const general = { value: IN_GENERAL, label: `${IN_GENERAL_WORDS}, about no one action` }
  return [general, ...(other ? [{ value: other.actionSlug, label: other.title }] : []), ...listed]
}

/** Names of regions with enough LMCs to be named, by code. */
function tellable(db: Db, day: string): Set<string> {
  const lmcs = new Map<string, number>()
  for (const { region } of allLmcs(db, day)) if (region) lmcs.set(region.code, (lmcs.get(region.code) ?? 0) + 1)
  return new Set([...lmcs].flatMap(([code, number]) => (number >= LEAST_LMCS ? [code] : [])))
}

function asTheCommitteeReads(db: Db, row: Row, regions: Set<string>): CommitteeFeedback {
  const { id, actionSlug, title, kind, words, recordedAt, practiceCode, lmcName } = row
  const told = { id, actionSlug, title, kind, words, answers: answersOf(db, id) }
  const day = dayOf(recordedAt)
  if (practiceCode === null) return { ...told, from: lmcName ?? 'An LMC', day, week: null }
  const details = practiceByCode(db, practiceCode, day)
  const region = details?.lmc && details.region && regions.has(details.region.code) ? details.region : null
  return { ...told, from: fromAPractice(region), day: null, week: weekOf(day) }
}

/** `action`: a slug, IN_GENERAL, or null = about anything. */
export type FeedbackFilter = { show: 'waiting' | 'answered' | 'all'; action: string | null; page: number }

/** All feedback as the committee reads it, latest first. No practice is named, and pieces of one practice cannot be linked. */
export function committeeFeedback(
  db: Db,
  { show, action, page }: FeedbackFilter,
  now: Instant,
): { feedback: CommitteeFeedback[]; more: boolean; actions: { value: string; label: string }[] } {
  const answered = show === 'all' ? null : show === 'answered' ? 1 : 0
  const rows = ofAll(db).all({ about: action, answered, offset: (page - 1) * FEEDBACK_A_PAGE })
  const regions = tellable(db, dayOf(now))
  return {
    feedback: rows.slice(0, FEEDBACK_A_PAGE).map((row) => asTheCommitteeReads(db, row, regions)),
    more: rows.length > FEEDBACK_A_PAGE,
    actions: actionsSpokenOf(db).all(),
  }
}

/** One piece as the committee reads it, with the editions an answer may name; undefined where there is none. */
export function committeeFeedbackPiece(db: Db, id: string, now: Instant) {
  const row = oneOf(db).get(id)
  if (!row) return undefined
  const feedback = asTheCommitteeReads(db, row, tellable(db, dayOf(now)))
  return { feedback, editions: editionsAfter(db, row.actionSlug, row.recordedAt, now) }
}

/**
 * Editions that may have changed because of feedback: of the action's round, of any round where it was in general, from the
 * feedback's week on, latest first.
 */
export function editionsAfter(
  db: Db,
  actionSlug: string | null,
  recordedAt: Instant,
  now: Instant,
): { value: string; label: string }[] {
  const own = actionSlug === null ? undefined : offerInForce(db, actionSlug, now)?.round
  const rounds = actionSlug === null ? allRounds(db, dayOf(now)) : own ? [own] : []
  const from = startOfDay(weekOf(dayOf(recordedAt)))
  return rounds
    .flatMap(({ slug }) => allEditions(db, slug))
    .toSorted((a, b) => a.publishedAt - b.publishedAt)
    .filter(({ publishedAt }) => publishedAt >= from && publishedAt <= now)
    .map(({ slug, title }) => ({ value: slug, label: title }))
    .reverse()
}
