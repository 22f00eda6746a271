import type { Day, Instant, Week } from '#app/platform/time.ts'
import { addDays, dayOf, endOfDay, startOfDay, weekOf } from '#app/platform/time.ts'

/** What a practice can say about an action. No entry at all = not decided. */
export const STATES = ['considering', 'planned', 'taking', 'stopped', 'not-planning', 'not-applicable'] as const
export type State = (typeof STATES)[number]
/** An action that a practice takes, plans or considers: it has steps and news, and stays in sight when it is off the menu. */
export const isLive = (state: State): boolean => state === 'considering' || state === 'planned' || state === 'taking'
export const EXTENTS = ['full', 'partial'] as const
export type Extent = (typeof EXTENTS)[number]
export type Answers = Record<string, string | number | boolean | string[]>
export const OBSTACLE_KINDS = [
  'local-scheme',
  'waiting',
  'commissioner',
  'not-sure-allowed',
  'patient-safety',
  'partners-disagree',
  'no-time',
  'network-decides',
  'other',
] as const
export type ObstacleKind = (typeof OBSTACLE_KINDS)[number]
/**
 * What stands in the way: one kind of the list, with a few words of the practice. Words without a kind are older than the list.
 */
export type Obstacle = { obstacleKind: ObstacleKind | null; obstacle: string | null }

/**
 * One dated statement of a practice about an action: from `effectiveOn` (a London day) its state is `state`. A correction names
 * the entry it replaces in `correctsId`; `void` means that entry should never have existed, and then `state` is null. Only taking
 * has an `extent`, only planned a `plannedFor`.
 */
export type Entry = Obstacle & {
  id: string
  practiceCode: string
  actionSlug: string
  state: State | null
  extent: Extent | null
  effectiveOn: Day
  plannedFor: Day | null
  answers: Answers | null
  note: string | null
  correctsId: string | null
  void: boolean
  recordedAt: Instant
  recordedBy: string
  editionSlug: string | null
  guidanceHash: string | null
}

/**
 * A weekly confirmation; `week` is its Monday. `onTrustedDevice`: made from the mail, without signing in. `takenBackAt`: when it was
 * taken back; left out where it stands.
 */
export type WeeklyReturn = {
  practiceCode: string
  week: Week
  recordedAt: Instant
  recordedBy: string
  onTrustedDevice?: boolean
  takenBackAt?: Instant
}
/** Whether a practice shares its answers by name with its LMC, from `recordedAt` on. */
export type SharingChoice = { practiceCode: string; sharesByName: boolean; recordedAt: Instant; recordedBy: string }

/**
 * The state of one practice and action, and the entry it comes from. `takenSince`: the first day of the unbroken run of taking;
 * null where it is not taken.
 */
export type CurrentState = {
  entryId: string
  state: State
  extent: Extent | null
  effectiveOn: Day
  plannedFor: Day | null
  takenSince: Day | null
}

/** Days a return counts for: the day it is recorded and the 27 after it (decision 17). */
export const REPORTER_DAYS = 28

type Order = Pick<Entry, 'effectiveOn' | 'recordedAt' | 'id'>
/** The columns of an entry that decide a state. */
type Told = Order & Pick<Entry, 'state' | 'extent' | 'plannedFor' | 'correctsId' | 'void'>
/** The order of a timeline: when it took effect, then when it was recorded, then its id. */
export function byTimeline(a: Order, b: Order): number {
  if (a.effectiveOn !== b.effectiveOn) return a.effectiveOn < b.effectiveOn ? -1 : 1
  if (a.recordedAt !== b.recordedAt) return a.recordedAt - b.recordedAt
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

type When = { asAt: Day; knownBefore: Instant }

/**
 * The definition of a state (decision 17). Of the entries of one practice and action that were recorded before `knownBefore` and
 * not corrected by another recorded before it, the one that took effect on or before `asAt` and comes last in the timeline.
 * Undefined = not decided. A corrected entry stays out even when its correction is corrected in turn.
 */
export function stateAsAt(entries: readonly Told[], when: When): CurrentState | undefined {
  const counted = countedEntries(entries, when)
  const last = counted.at(-1)
  if (!last?.state) return undefined
  const { id: entryId, state, extent, effectiveOn, plannedFor } = last
  return { entryId, state, extent, effectiveOn, plannedFor, takenSince: startOfRun(counted) }
}

/** The entries that count as at a day, as known before an instant, in the order of the timeline. */
export function countedEntries<E extends Told>(entries: readonly E[], { asAt, knownBefore }: When): E[] {
  const known = entries.filter((entry) => entry.recordedAt < knownBefore)
  const corrected = new Set(known.map((entry) => entry.correctsId))
  return known.filter((entry) => !entry.void && !corrected.has(entry.id) && entry.effectiveOn <= asAt).sort(byTimeline)
}

/**
 * The first day of the unbroken run of days on which an action was taken, in full or in part, up to the last day of the entries;
 * null where it is not taken then. `counted` is in timeline order. The last entry of a day decides that day, so a slip put right
 * on the same day breaks no run.
 */
function startOfRun(counted: readonly Told[]): Day | null {
  let since: Day | null = null
  for (const [index, entry] of counted.entries()) {
    if (counted[index + 1]?.effectiveOn === entry.effectiveOn) continue
    since = entry.state === 'taking' ? (since ?? entry.effectiveOn) : null
  }
  return since
}

/**
 * The instants between which a return makes a practice a reporter as at a day: recorded on the London days asAt − 27 to asAt
 * (`from` included, `before` not), and known. The register decides whether the practice is open that day.
 */
export function reporterWindow({ asAt, knownBefore }: { asAt: Day; knownBefore: Instant }): { from: Instant; before: Instant } {
  return { from: startOfDay(addDays(asAt, 1 - REPORTER_DAYS)), before: Math.min(endOfDay(asAt), knownBefore) }
}

/**
 * True where one of the returns of a practice makes it a reporter as at the day, as known before the instant. A return that was
 * taken back before that instant makes none.
 */
export function isReporter(returns: readonly WeeklyReturn[], when: { asAt: Day; knownBefore: Instant }): boolean {
  const { from, before } = reporterWindow(when)
  const stands = ({ takenBackAt }: WeeklyReturn) => takenBackAt === undefined || takenBackAt >= when.knownBefore
  return returns.some((made) => made.recordedAt >= from && made.recordedAt < before && stands(made))
}

/** The weeks a return may be made for at an instant: this one and the last. */
export function returnableWeeks(now: Instant): { thisWeek: Week; lastWeek: Week } {
  const thisWeek = weekOf(dayOf(now))
  return { thisWeek, lastWeek: addDays(thisWeek, -7) }
}

/** A plan whose day has come and that nothing followed: it stays planned and shows as due. */
export function isDue(current: Pick<CurrentState, 'state' | 'plannedFor'>, today: Day): boolean {
  return current.state === 'planned' && current.plannedFor !== null && current.plannedFor <= today
}
