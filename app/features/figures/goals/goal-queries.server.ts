import { latestVersions, type Version, versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import { allReleases, courseOf, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import type { ReleaseHeader, WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { cachedWithMenu } from '#app/features/menu/editions/menu-version.server.ts'
import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { addDays, type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { type GoalWeek, type Judgement, judged, lastWeekEndBy } from './goal-judgement.ts'
import { type GoalRecord, RETURNS } from './goal-record.ts'

/** A goal as pages show it. `setOn`: the day from which it holds as it is now. */
export type Goal = GoalRecord & {
  slug: string
  setOn: Day
  judgement: Judgement
  /** Why it was taken back, and when; null while it stands. */
  withdrawn: { on: Day; reason: string } | null
}

/** Weeks beside a goal that nothing was published of since it was set. */
const BEFORE = 1

const judgements = prepared(() => cacheOf<string, Judgement>({ most: 200 }))

/** Days after its day that a goal still stands beside the figures. */
const SHOWN_AFTER = 91

/**
 * The goals beside the figures of a week, as known at its release: by the latest one, as set today. Those with the latest day first. A goal
 * set after the week is left out, but for the latest week.
 */
export function goalsOfWeek(db: Db, { weekEnd, known }: Pick<WeekFigures, 'weekEnd' | 'known'>): Goal[] {
  const isLatest = allReleases(db)[0]?.id === known.id
  return goalsKnown(db, isLatest ? undefined : known.knownAt).filter(
    ({ by, setOn }) => by >= addDays(weekEnd, -SHOWN_AFTER) && (setOn <= weekEnd || (isLatest && weekEnd === known.weekEnd)),
  )
}

/** Goals are versions of records, which count among the menu's changes. */
const goalsCached = cachedWithMenu<string, readonly Goal[]>(20)

/** Every goal as known before an instant, judged by the releases out by then. */
export function goalsKnown(db: Db, knownBefore: Instant = KNOWN_NOW): readonly Goal[] {
  const all = allReleases(db)
  return goalsCached(db, JSON.stringify([knownBefore, all[0]?.id, all.length]), () => readGoals(db, knownBefore))
}

function readGoals(db: Db, knownBefore: Instant): Goal[] {
  const releases = ownReleases(db, knownBefore)
  return latestVersions<GoalRecord>(db, { kind: 'goal' }, { knownBefore, withdrawn: true })
    .map((version) => goalOf(db, version, releases))
    .sort((a, b) => (a.by === b.by ? a.slug.localeCompare(b.slug) : a.by < b.by ? 1 : -1))
}

function goalOf(db: Db, version: Version<GoalRecord>, releases: ReleaseHeader[]): Goal {
  const { slug, fields, withdrawn, recordedAt, reason } = version
  const setAt = heldSince(db, version)
  const key = JSON.stringify([slug, version.version, releases[0]?.id, releases.length])
  return {
    ...fields,
    slug,
    setOn: dayOf(setAt),
    judgement: judgements(db).of(key, () => judged({ ...fields, setAt }, weeksOf(db, fields, setAt, releases))),
    withdrawn: withdrawn ? { on: dayOf(recordedAt), reason: reason ?? '' } : null,
  }
}

/** The instant from which a goal's share and day are those of this version: a goal that was lowered is not reached by an earlier week. */
function heldSince(db: Db, { slug, version, fields }: Version<GoalRecord>): Instant {
  const upTo = versionsOf<GoalRecord>(db, 'goal', slug).filter((one) => one.version <= version)
  const other = upTo.findIndex((one) => one.fields.percent !== fields.percent || one.fields.by !== fields.by)
  return upTo.at(other < 0 ? -1 : other - 1)!.recordedAt
}

/** Each week's own release, re-issued where it was, the newest first. */
function ownReleases(db: Db, until: Instant): ReleaseHeader[] {
  return allReleases(db).filter(
    ({ weekEnd, knownAt }, index, all) => knownAt <= until && all.findIndex((one) => one.weekEnd === weekEnd) === index,
  )
}

/** What releases said of a goal's share, from when it was set to its day, with the one before; earliest first. */
function weeksOf(db: Db, { of, by }: GoalRecord, setAt: Instant, releases: ReleaseHeader[]): GoalWeek[] {
  const last = lastWeekEndBy(by)
  const inTime = releases.filter(({ weekEnd }) => weekEnd <= last)
  const since = inTime.filter(({ knownAt }) => knownAt > setAt)
  return inTime
    .slice(0, since.length + BEFORE)
    .reverse()
    .map(({ id, weekEnd, knownAt }) => ({ release: id, weekEnd, knownAt, share: shareOf(db, of, { id, weekEnd, knownAt }) }))
}

function shareOf(db: Db, of: string, { id, weekEnd, knownAt }: Pick<ReleaseHeader, 'id' | 'weekEnd' | 'knownAt'>) {
  if (of === RETURNS) {
    const england = weekFigures(db, { weekEnd, known: id, audience: 'public' })?.england
    return england ? { count: england.reporters, of: england.open } : null
  }
  const asked = { action: of, place: 'england', known: knownAt, from: weekEnd, audience: 'public' } as const
  const figure = courseOf(db, asked).find((one) => one.weekEnd === weekEnd)?.figure
  return figure ? { count: figure.count, of: figure.of } : null
}
