import { returnStands } from '#app/features/adoption/returns/standing-returns.sql.ts'
import { type Day, type Instant, startOfDay } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { type Extent, reporterWindow, type State } from './adoption-rules.ts'

export type StateAsAt = { practiceCode: string; actionSlug: string; state: State; extent: Extent | null }

/**
 * A column of the entry in force: `stateAsAt` of adoption-rules in SQL. One seek in the timeline, backwards from its end, so a long
 * history costs nothing.
 */
export const ofEntryInForce = (column: string, practice: string, action: string) => `(
  select ${column}
  from adoption_entries x
  where x.practice_code = ${practice} and x.action_slug = ${action} and x.effective_on <= :asAt and x.recorded_at < :knownBefore
    and x.void = 0
    and not exists (select 1 from adoption_entries c where c.corrects_id = x.id and c.recorded_at < :knownBefore)
  order by x.effective_on desc, x.recorded_at desc, x.id desc limit 1)`
const stateOf = (practice: string, action: string) =>
  ofEntryInForce("case x.extent when 'partial' then 'partial' else x.state end", practice, action)

/**
 * Practices and actions come in index order, so that neighbouring seeks hit the same pages. `limit -1` stops SQLite from
 * flattening the inner query, which would seek twice for `is not null`.
 */
const seekStates = (practices: string) => `
  with asked as materialized (select value as slug from json_each(:actions))
  select * from (
    select p.code, a.slug, ${stateOf('p.code', 'a.slug')} as state from ${practices} p cross join asked a limit -1)
  where state is not null`

/** The query over the whole register, exported so that its plan can be checked. */
export const STATES_OF_ALL = seekStates('(select code from practices order by code)')
const statesOfAll = prepared((db) => db.$client.prepare(STATES_OF_ALL).raw())
const statesOfSome = prepared((db) => db.$client.prepare(seekStates('(select value as code from json_each(:practices))')).raw())
const statesOfPairs = prepared((db) =>
  db.$client
    .prepare(`
      select * from (
        select p.value ->> 0 as code, p.value ->> 1 as slug, ${stateOf('p.value ->> 0', 'p.value ->> 1')} as state
        from json_each(:pairs) p limit -1)
      where state is not null`)
    .raw(),
)
const currentStatesOfAll = prepared((db) =>
  db.$client
    .prepare(`
      select practice_code, action_slug, case extent when 'partial' then 'partial' else state end, effective_on from adoption_standings
      where action_slug in (select value from json_each(?))`)
    .raw(),
)
/** Above this number, seeking every pair is as quick. */
const MOST_RECORDED_SINCE = 20_000
const recordedSince = prepared((db) =>
  db.$client.prepare('select practice_code, action_slug from adoption_entries where recorded_at >= ? limit ?').raw(),
)

type Row = [practiceCode: string, actionSlug: string, state: State | 'partial']

/**
 * The state of each practice for each of the actions as at a day, as known before an instant, unordered. Pairs not decided are
 * left out. `practices`: seek only these (for example the reporters); otherwise the whole register, closed practices included.
 * The caller filters by openness.
 */
export function statesAsAt(
  db: Db,
  asked: { asAt: Day; knownBefore: Instant; actions: string[]; practices?: Iterable<string> },
  mostRecordedSince = MOST_RECORDED_SINCE,
): StateAsAt[] {
  const recorded = recordedSince(db).all(asked.knownBefore, mostRecordedSince + 1) as [string, string][]
  const rows = recorded.length > mostRecordedSince ? soughtStates(db, asked) : currentStatesAsAt(db, asked, recorded)
  return rows.map(stateAsAtOf)
}

/** The same for some pairs of practice and action. Pairs not decided are left out. */
export function statesOfPairsAsAt(
  db: Db,
  {
    pairs,
    ...when
  }: { asAt: Day; knownBefore: Instant; pairs: readonly (readonly [practiceCode: string, actionSlug: string])[] },
): StateAsAt[] {
  return (statesOfPairs(db).all({ ...when, pairs: JSON.stringify(pairs) }) as Row[]).map(stateAsAtOf)
}

const stateAsAtOf = ([practiceCode, actionSlug, state]: Row): StateAsAt =>
  state === 'partial'
    ? { practiceCode, actionSlug, state: 'taking', extent: 'partial' }
    : { practiceCode, actionSlug, state, extent: state === 'taking' ? 'full' : null }

const takingEffect = prepared((db) =>
  db.$client
    .prepare(`
      select distinct practice_code, action_slug from adoption_entries
      where recorded_at >= :from and recorded_at < :knownBefore and effective_on > :after and effective_on <= :asAt`)
    .raw(),
)

/** The practices and actions about which an entry took effect after a day and until another, as known before an instant. */
export function pairsTakingEffect(
  db: Db,
  { after, asAt, knownBefore }: { after: Day; asAt: Day; knownBefore: Instant },
): [practiceCode: string, actionSlug: string][] {
  // An entry is never recorded before the day from which it holds.
  return takingEffect(db).all({ from: startOfDay(after), after, asAt, knownBefore }) as [string, string][]
}

const recordedLate = prepared((db) =>
  db.$client
    .prepare(
      `select distinct practice_code, action_slug from adoption_entries
       where recorded_at >= :since and recorded_at < :before and (effective_on <= :asAt or corrects_id is not null)`,
    )
    .raw(),
)

/** The practices and actions about which entries that hold by a day, or corrections, were recorded between two instants. */
export function pairsRecordedLate(
  db: Db,
  when: { asAt: Day; since: Instant; before: Instant },
): [practiceCode: string, actionSlug: string][] {
  return recordedLate(db).all(when) as [string, string][]
}

function soughtStates(db: Db, { actions, practices, ...when }: Parameters<typeof statesAsAt>[1]): Row[] {
  const scope = { ...when, actions: JSON.stringify(actions.toSorted()) }
  const rows = practices
    ? statesOfSome(db).all({ ...scope, practices: JSON.stringify([...practices].sort()) })
    : statesOfAll(db).all(scope)
  return rows as Row[]
}

/**
 * The same where little was recorded since: a current state also held then if nothing of the pair was recorded since and it holds
 * from that day or earlier. Only the other pairs are sought. The table of current states does not grow with time.
 */
function currentStatesAsAt(
  db: Db,
  { actions, practices, asAt, knownBefore }: Parameters<typeof statesAsAt>[1],
  recorded: [string, string][],
): Row[] {
  const since = new Map<string, Set<string>>()
  for (const [practice, action] of recorded) since.set(practice, (since.get(practice) ?? new Set()).add(action))
  const wanted = practices && new Set(practices)
  const isWanted = (practice: string) => wanted === undefined || wanted.has(practice)
  const among = new Set(actions)
  const seek = [...since].flatMap(([practice, touched]) =>
    isWanted(practice) ? [...touched].flatMap((action) => (among.has(action) ? [[practice, action]] : [])) : [],
  )
  const rows: Row[] = []
  for (const [practice, action, state, from] of currentStatesOfAll(db).all(JSON.stringify(actions)) as [...Row, Day][]) {
    if (!isWanted(practice) || since.get(practice)?.has(action)) continue
    if (from <= asAt) rows.push([practice, action, state])
    else seek.push([practice, action])
  }
  return [...rows, ...(statesOfPairs(db).all({ asAt, knownBefore, pairs: JSON.stringify(seek.sort()) }) as Row[])]
}

const returnsBetween = prepared((db) =>
  db.$client
    .prepare(
      `select distinct practice_code from weekly_returns r
       where recorded_at >= :from and recorded_at < :before and ${returnStands('r', ':knownBefore')}`,
    )
    .pluck(),
)

/**
 * The practices that made a return on the London days asAt − 27 to asAt that stands, as known before an instant. The caller filters
 * by openness.
 */
export function reportersAsAt(db: Db, when: { asAt: Day; knownBefore: Instant }): Set<string> {
  return new Set(returnsBetween(db).all({ ...reporterWindow(when), knownBefore: when.knownBefore }) as string[])
}

const choicesInOrder = prepared((db) =>
  db.$client
    .prepare(`
      select practice_code, shares_by_name from sharing_choices
      where recorded_at < :knownBefore order by practice_code, recorded_at, id`)
    .raw(),
)

/** The practices whose last choice before an instant was to share by name. A practice that was not asked does not share. */
export function sharersAsAt(db: Db, when: { knownBefore: Instant }): Set<string> {
  const last = new Map(choicesInOrder(db).all(when) as [string, number][])
  return new Set([...last].filter(([, shares]) => shares === 1).map(([practiceCode]) => practiceCode))
}
