import type { Answers, Extent, ObstacleKind, State } from '#app/features/adoption/statements/adoption-rules.ts'
import { ofEntryInForce } from '#app/features/adoption/statements/state-queries.server.ts'
import { type Day, endOfDay, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { FIRST_SAID } from './progress-queries.server.ts'

export type AnswerAsAt = {
  practiceCode: string
  actionSlug: string
  state: State
  extent: Extent | null
  obstacleKind: ObstacleKind | null
  answers: Answers | null
}

/** The query, exported so that its plan can be checked. */
const ANSWERS_AS_AT = `
  with asked as materialized (select value as slug from json_each(:actions)),
    some as materialized (select value as code from json_each(:practices))
  select q.code, q.slug, e.state, e.extent, iif(p.id is null, e.obstacle_kind, p.obstacle_kind), iif(p.id is null, e.answers, p.answers)
  from (select s.code, a.slug, ${ofEntryInForce('x.rowid', 's.code', 'a.slug')} as entry from some s cross join asked a limit -1) q
  cross join adoption_entries e on e.rowid = q.entry
  left join progress_entries p on p.id = (
    select w.id from progress_entries w
    where w.practice_code = q.code and w.action_slug = q.slug and w.said_at < :saidBefore and w.recorded_at < :knownBefore and w.void = 0
      and not exists (select 1 from progress_entries c where c.corrects_id = w.id and c.recorded_at < :knownBefore)
      and +w.said_at >= ${FIRST_SAID}
    order by w.said_at desc, w.recorded_at desc, w.id desc limit 1)`
const answersQuery = prepared((db) => db.$client.prepare(ANSWERS_AS_AT).raw())

/**
 * The answers of some practices about some actions as at the end of a day, as known before an instant: the entry in force, with the
 * words of newer progress where there is any. Unordered; pairs not decided are left out. The caller checks who is counted.
 */
export function answersAsAt(
  db: Db,
  asked: { asAt: Day; knownBefore: Instant; actions: readonly string[]; practices: Iterable<string> },
): AnswerAsAt[] {
  const { asAt, knownBefore } = asked
  const [actions, practices] = [asked.actions.toSorted(), [...asked.practices].sort()].map((list) => JSON.stringify(list))
  const rows = answersQuery(db).all({ asAt, knownBefore, saidBefore: endOfDay(asAt), actions, practices })
  return (rows as [string, string, State, Extent | null, ObstacleKind | null, string | null][]).map(
    ([practiceCode, actionSlug, state, extent, obstacleKind, answers]) => ({
      practiceCode,
      actionSlug,
      state,
      extent,
      obstacleKind,
      answers: answers === null ? null : (JSON.parse(answers) as Answers),
    }),
  )
}
