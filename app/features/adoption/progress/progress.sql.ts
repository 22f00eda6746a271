import type { Extent, ObstacleKind, State } from '#app/features/adoption/statements/adoption-rules.ts'
import { ofEntryInForce } from '#app/features/adoption/states/states-as-at.sql.ts'
import { prepared } from '#db/client.server.ts'
import type { CurrentAnswer, FreshStatement } from './progress-queries.server.ts'

/**
 * When the entry `e` was first recorded: a correction counts from the time of the entry it finally corrects. Most correct none, and are
 * spared the walk.
 */
export const FIRST_SAID = `iif(e.corrects_id is null, e.recorded_at, (
  with recursive chain (corrects, at) as (
    select e.corrects_id, e.recorded_at
    union all select x.corrects_id, x.recorded_at from chain join adoption_entries x on x.id = chain.corrects)
  select min(at) from chain))`

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

export const answersQuery = prepared((db) =>
  db.$client
    .prepare<unknown[], [string, string, State, Extent | null, ObstacleKind | null, answers: string | null]>(ANSWERS_AS_AT)
    .raw(),
)

/**
 * The latest words said about a pair `s` since its entry in force was first said (`since`); null where there are none. The plus keeps `since`
 * from being worked out where nothing was said.
 */
const latestWords = (since: string) => `(
    select q.id from progress_entries q
    where q.practice_code = s.practice_code and q.action_slug = s.action_slug and +q.said_at >= ${since} and q.void = 0
      and not exists (select 1 from progress_entries c where c.corrects_id = q.id)
    order by q.said_at desc, q.recorded_at desc, q.id desc limit 1)`

/** Current answers with their latest words. `from`: the states `s` that are asked for, one after the other. */
const currentAnswers = (from: string) => `
  select s.practice_code as practiceCode, s.action_slug as actionSlug, s.entry_id as entryId, s.state, s.extent,
    s.effective_on as effectiveOn, s.planned_for as plannedFor, s.taken_since as takenSince, p.id as progressId,
    iif(p.id is null, e.answers, p.answers) as answers, iif(p.id is null, e.obstacle_kind, p.obstacle_kind) as obstacleKind,
    iif(p.id is null, e.obstacle, p.obstacle) as obstacle, iif(p.id is null, e.note, p.note) as note,
    coalesce(p.said_at, ${FIRST_SAID}) as saidAt, max(e.recorded_at, coalesce(p.recorded_at, 0)) as recordedAt
  from ${from}
  join adoption_entries e on e.id = s.entry_id
  left join progress_entries p on p.id = ${latestWords(FIRST_SAID)}`

export const CURRENT_ANSWERS = currentAnswers('json_each(?) asked join adoption_standings s on s.practice_code = asked.value')

export type CurrentAnswerRow = Omit<CurrentAnswer, 'answers'> & { answers: string | null }

export const currentOf = prepared((db) => db.$client.prepare<unknown[], CurrentAnswerRow>(CURRENT_ANSWERS))

export const currentOfPair = prepared((db) =>
  db.$client.prepare<unknown[], CurrentAnswerRow>(
    currentAnswers('(select * from adoption_standings where practice_code = ? and action_slug = ?) s'),
  ),
)

/** Of each practice, in one text, all that its current answers rest on: the ids of entries and words, which never change, and since when it takes. */
export const answersRestOn = prepared((db) =>
  db.$client
    .prepare<unknown[], [code: string, restsOn: string | null]>(`
      select asked.value, (
        select group_concat(concat_ws(' ', s.entry_id, s.taken_since,
          ${latestWords(`(select ${FIRST_SAID} from adoption_entries e where e.id = s.entry_id)`)}))
        from adoption_standings s where s.practice_code = asked.value)
      from json_each(?) asked`)
    .raw(),
)

export const freshOf = prepared((db) =>
  db.$client.prepare<unknown[], FreshStatement>(`
    select e.action_slug as actionSlug, e.id as entryId, null as progressId, e.recorded_at as recordedAt
    from adoption_entries e where e.recorded_at > @since and e.practice_code = @practiceCode and e.void = 0
      and not exists (select 1 from adoption_entries c where c.corrects_id = e.id)
    union all
    select p.action_slug, null, p.id, p.recorded_at
    from progress_entries p where p.recorded_at > @since and p.practice_code = @practiceCode and p.void = 0
      and not exists (select 1 from progress_entries c where c.corrects_id = p.id)
    order by recordedAt, entryId, progressId`),
)
