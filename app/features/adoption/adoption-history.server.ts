import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { type Extent, reporterWindow, type State } from './adoption-rules.ts'

export type StateAsAt = { practiceCode: string; actionSlug: string; state: State; extent: Extent | null }

/**
 * adoption-rules' `stateAsAt` in SQL. One seek in the timeline for each practice and action, from its end backwards, so the length
 * of the history before it costs nothing. Two things it is fast by: practices and actions come in the order of the index, so that
 * neighbouring seeks fall on the same pages; and `limit -1` keeps the inner query whole, else SQLite seeks twice, to ask `is not null`.
 */
const seekStates = (practices: string) => `
  with asked as materialized (select value as slug from json_each(:actions))
  select * from (
    select p.code, a.slug, (
      select case x.extent when 'partial' then 'partial' else x.state end
      from adoption_entries x
      where x.practice_code = p.code and x.action_slug = a.slug and x.effective_on <= :asAt and x.recorded_at < :knownBefore
        and x.void = 0
        and not exists (select 1 from adoption_entries c where c.corrects_id = x.id and c.recorded_at < :knownBefore)
      order by x.effective_on desc, x.recorded_at desc, x.id desc limit 1) as state
    from ${practices} p cross join asked a limit -1)
  where state is not null`

/** The query over the whole register, exported so that its plan can be checked. */
export const STATES_OF_ALL = seekStates('(select code from practices order by code)')
const statesOfAll = prepared((db) => db.$client.prepare(STATES_OF_ALL).raw())
const statesOfSome = prepared((db) => db.$client.prepare(seekStates('(select value as code from json_each(:practices))')).raw())

/**
 * What each practice's state is for each of the actions as at a day, as known before an instant; pairs not decided are left out.
 * `practices`: only these are sought (the reporters, say); all of the register otherwise, closed ones too: the caller joins openness.
 */
export function statesAsAt(
  db: Db,
  { actions, practices, ...when }: { asAt: Day; knownBefore: Instant; actions: string[]; practices?: Iterable<string> },
): StateAsAt[] {
  const scope = { ...when, actions: JSON.stringify(actions.toSorted()) }
  const rows = practices
    ? statesOfSome(db).all({ ...scope, practices: JSON.stringify([...practices].sort()) })
    : statesOfAll(db).all(scope)
  return (rows as [string, string, State | 'partial'][]).map(([practiceCode, actionSlug, state]) =>
    state === 'partial'
      ? { practiceCode, actionSlug, state: 'taking', extent: 'partial' }
      : { practiceCode, actionSlug, state, extent: state === 'taking' ? 'full' : null },
  )
}

const returnsBetween = prepared((db) =>
  db.$client
    .prepare('select distinct practice_code from weekly_returns where recorded_at >= :from and recorded_at < :before')
    .pluck(),
)

/** The practices that made a return on the London days asAt − 27 to asAt, as known before an instant. The caller joins openness. */
export function reportersAsAt(db: Db, when: { asAt: Day; knownBefore: Instant }): Set<string> {
  return new Set(returnsBetween(db).all(reporterWindow(when)) as string[])
}

const lastReturnOfEach = prepared((db) =>
  db.$client
    .prepare(`
      select practice_code, max(recorded_at) from weekly_returns
      where recorded_at >= :since and recorded_at < :knownBefore group by practice_code`)
    .raw(),
)

/** When each practice that made a return since an instant last made one, as known before another. */
export function lastReturns(db: Db, when: { since: Instant; knownBefore: Instant }): Map<string, Instant> {
  return new Map(lastReturnOfEach(db).all(when) as [string, Instant][])
}

const choicesInOrder = prepared((db) =>
  db.$client
    .prepare(`
      select practice_code, shares_by_name from sharing_choices
      where recorded_at < :knownBefore order by practice_code, recorded_at, id`)
    .raw(),
)

/** The practices whose last choice before an instant was to share by name. A practice not asked yet does not share. */
export function sharersAsAt(db: Db, when: { knownBefore: Instant }): Set<string> {
  const last = new Map(choicesInOrder(db).all(when) as [string, number][])
  return new Set([...last].filter(([, shares]) => shares === 1).map(([practiceCode]) => practiceCode))
}
