import { ACTIONS_LAST_OFFERED_IN } from '#app/features/menu/editions/last-offered.sql.ts'
import type { Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'
import { type FeedbackKind, IN_GENERAL, IN_GENERAL_WORDS, type OwnFeedback } from './feedback-rules.ts'

const COLUMNS = `f.id, f.action_slug as actionSlug, coalesce(a.title, '${IN_GENERAL_WORDS}') as title, f.kind, f.words, f.recorded_at as recordedAt, f.practice_code as practiceCode,
  f.lmc_slug as lmcSlug, l.name as lmcName`

const FROM = 'from feedback f left join actions a on a.slug = f.action_slug left join lmcs l on l.slug = f.lmc_slug'

export type Row = Omit<OwnFeedback, 'answers'> & {
  kind: FeedbackKind
  practiceCode: string | null
  lmcSlug: string | null
  lmcName: string | null
}

export const ofSender = prepared((db) =>
  db.$client.prepare<unknown[], Row>(`select ${COLUMNS} ${FROM} where f.practice_code is @practiceCode and f.lmc_slug is @lmcSlug
     order by f.recorded_at desc, f.rowid desc limit 200`),
)

/** Pieces on one page. */
export const FEEDBACK_A_PAGE = 50

export const ofAll = prepared((db) =>
  db.$client.prepare<unknown[], Row>(`select ${COLUMNS} ${FROM}
     where (@about is null or coalesce(f.action_slug, '${IN_GENERAL}') = @about)
       and (@answered is null or @answered = exists (select 1 from feedback_answers n where n.feedback_id = f.id))
     order by f.recorded_at desc, f.rowid desc limit ${FEEDBACK_A_PAGE + 1} offset @offset`),
)

export const oneOf = prepared((db) => db.$client.prepare<unknown[], Row>(`select ${COLUMNS} ${FROM} where f.id = ?`))

type AnswerRow = { id: string; words: string; recordedAt: Instant; slug: string | null; title: string | null }

export const answersTo = prepared((db) =>
  db.$client.prepare<
    unknown[],
    AnswerRow
  >(`select n.id, n.words, n.recorded_at as recordedAt, e.slug, e.title from feedback_answers n
     left join editions e on e.slug = n.edition_slug where n.feedback_id = ? order by n.recorded_at, n.rowid`),
)

export const actionsSpokenOf = prepared((db) =>
  db.$client.prepare<
    unknown[],
    { value: string; label: string }
  >(`select '${IN_GENERAL}' as value, '${IN_GENERAL_WORDS}' as label where exists (select 1 from feedback where action_slug is null)
     union all select * from (select slug, title from actions where slug in (select action_slug from feedback) order by title)`),
)

const PRACTICE_FEEDBACK_OF_ROUND = `select f.id from feedback f where f.practice_code is not null and (case when f.action_slug is null
  then f.recorded_at >= @returnsFrom and f.recorded_at < @returnsBefore else +f.action_slug in (${ACTIONS_LAST_OFFERED_IN}) end)`
/** The same for the practices in the JSON list `@practices`. */
export const PRACTICE_FEEDBACK_OF_SLICE = `${PRACTICE_FEEDBACK_OF_ROUND} and f.practice_code in (select value from json_each(@practices))`

const ANSWERS_TO_THEM = `feedback_id in (${PRACTICE_FEEDBACK_OF_SLICE})`

/** The answers to that feedback, by id. */
export const ANSWERS_TO_PRACTICE_FEEDBACK_OF_SLICE = `select id from feedback_answers where ${ANSWERS_TO_THEM}`

/**
 * The append-only tables from which `removeRoundFeedback` takes rows, and the SQL that selects them. Their triggers must be
 * lifted around it.
 */
export const PURGED_FEEDBACK = { feedback: `id in (${PRACTICE_FEEDBACK_OF_SLICE})`, feedback_answers: ANSWERS_TO_THEM } as const

export const counted = prepared((db) =>
  db.$client.prepare<unknown[], number>(`select count(*) from (${PRACTICE_FEEDBACK_OF_ROUND})`).pluck(),
)

export const concerned = prepared((db) =>
  db.$client
    .prepare<unknown[], string>(`select distinct practice_code from feedback where id in (${PRACTICE_FEEDBACK_OF_ROUND})`)
    .pluck(),
)

export const removeAnswers = prepared((db) => db.$client.prepare(`delete from feedback_answers where ${ANSWERS_TO_THEM}`))

export const removeFeedback = prepared((db) => db.$client.prepare(`delete from feedback where ${PURGED_FEEDBACK.feedback}`))
