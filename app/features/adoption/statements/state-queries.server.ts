import {
  choicesInOrder,
  currentStatesOfAll,
  type Row,
  recordedLate,
  recordedSince,
  returnsBetween,
  statesOfAll,
  statesOfPairs,
  statesOfSome,
  takingEffect,
} from '#app/features/adoption/states/states-as-at.sql.ts'
import { type Day, type Instant, startOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type Extent, reporterWindow, type State } from './adoption-rules.ts'

export type StateAsAt = { practiceCode: string; actionSlug: string; state: State; extent: Extent | null }

/** Above this number, seeking every pair is as quick. */
const MOST_RECORDED_SINCE = 20_000

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
  const recorded = recordedSince(db).all(asked.knownBefore, mostRecordedSince + 1)
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
  return statesOfPairs(db)
    .all({ ...when, pairs: JSON.stringify(pairs) })
    .map(stateAsAtOf)
}

const stateAsAtOf = ([practiceCode, actionSlug, state]: Row): StateAsAt =>
  state === 'partial'
    ? { practiceCode, actionSlug, state: 'taking', extent: 'partial' }
    : { practiceCode, actionSlug, state, extent: state === 'taking' ? 'full' : null }

/** The practices and actions about which an entry took effect after a day and until another, as known before an instant. */
export function pairsTakingEffect(
  db: Db,
  { after, asAt, knownBefore }: { after: Day; asAt: Day; knownBefore: Instant },
): [practiceCode: string, actionSlug: string][] {
  // An entry is never recorded before the day from which it holds.
  return takingEffect(db).all({ from: startOfDay(after), after, asAt, knownBefore })
}

/** The practices and actions about which entries that hold by a day, or corrections, were recorded between two instants. */
export function pairsRecordedLate(
  db: Db,
  when: { asAt: Day; since: Instant; before: Instant },
): [practiceCode: string, actionSlug: string][] {
  return recordedLate(db).all(when)
}

function soughtStates(db: Db, { actions, practices, ...when }: Parameters<typeof statesAsAt>[1]): Row[] {
  const scope = { ...when, actions: JSON.stringify(actions.toSorted()) }
  return practices
    ? statesOfSome(db).all({ ...scope, practices: JSON.stringify([...practices].sort()) })
    : statesOfAll(db).all(scope)
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
  for (const [practice, action, state, from] of currentStatesOfAll(db).all(JSON.stringify(actions))) {
    if (!isWanted(practice) || since.get(practice)?.has(action)) continue
    if (from <= asAt) rows.push([practice, action, state])
    else seek.push([practice, action])
  }
  return [...rows, ...statesOfPairs(db).all({ asAt, knownBefore, pairs: JSON.stringify(seek.sort()) })]
}

/**
 * The practices that made a return on the London days asAt − 27 to asAt that stands, as known before an instant. The caller filters
 * by openness.
 */
export function reportersAsAt(db: Db, when: { asAt: Day; knownBefore: Instant }): Set<string> {
  return new Set(returnsBetween(db).all({ ...reporterWindow(when), knownBefore: when.knownBefore }))
}

/** The practices whose last choice before an instant was to share by name. A practice that was not asked does not share. */
export function sharersAsAt(db: Db, when: { knownBefore: Instant }): Set<string> {
  const last = new Map(choicesInOrder(db).all(when))
  return new Set([...last].filter(([, shares]) => shares === 1).map(([practiceCode]) => practiceCode))
}
