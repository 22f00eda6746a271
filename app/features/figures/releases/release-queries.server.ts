import type { PublishedCount } from '#app/features/figures/disclosure/disclosure-rules.ts'
import { figureOf, type PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import type { Audience } from '#app/features/figures/disclosure/release-text.ts'
import { cacheOf } from '#app/platform/cache.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { figuresOfWeek, type Names } from './figures-of-week.ts'
import { type IcbFigures, icbFigures } from './icb-figures.ts'
import type { Place } from './release-counts.ts'
import { contentOfRelease } from './release-records-queries.server.ts'
import type { ReleaseHeader, WeekFigures } from './week-figures.ts'

export { releaseText } from './release-records-queries.server.ts'

type HeaderRow = Omit<ReleaseHeader, 'late' | 'changed' | 'round' | 'edition' | 'hash'> & {
  late: number
  changed: string
  roundSlug: string
  roundTitle: string
  roundEndedOn: Day | null
  editionSlug: string
  editionNumber: number
  editionTitle: string
  hashAll: string
  hashPublic: string
}
const HEADERS = `
  select r.id, r.week_end as weekEnd, r.issue, r.known_at as knownAt, r.issued_at as issuedAt, r.late, r.method, r.reason, r.changed,
    r.hash_all as hashAll, r.hash_public as hashPublic, o.slug as roundSlug, o.title as roundTitle, 
    (select n.ended_on from round_ends n where n.round_slug = r.round_slug and n.recorded_at < r.known_at) as roundEndedOn,
    e.slug as editionSlug, e.number as editionNumber, e.title as editionTitle
  from releases r join rounds o on o.slug = r.round_slug join editions e on e.slug = r.edition_slug`
const everyHeader = prepared((db) => db.$client.prepare(`${HEADERS} order by r.known_at desc, r.issue desc`))
const lastHeader = prepared((db) => db.$client.prepare(`${HEADERS} order by r.known_at desc, r.issue desc limit 1`))
const headerOf = prepared((db) => db.$client.prepare(`${HEADERS} where r.id = ?`))
const lastOfWeek = prepared((db) => db.$client.prepare(`${HEADERS} where r.week_end = ? order by r.issue desc limit 1`))
const ends = prepared((db) => db.$client.prepare('select distinct week_end from releases order by week_end desc').pluck())

function inHeader(row: unknown, audience: Audience): ReleaseHeader | undefined {
  if (row === undefined) return undefined
  const { roundSlug, roundTitle, roundEndedOn, editionSlug, editionNumber, editionTitle, hashAll, hashPublic, ...rest } =
    row as HeaderRow
  return {
    ...rest,
    late: rest.late === 1,
    changed: JSON.parse(rest.changed) as Day[],
    round: { slug: roundSlug, title: roundTitle, ended: roundEndedOn !== null && roundEndedOn < rest.weekEnd },
    edition: { slug: editionSlug, number: editionNumber, title: editionTitle },
    hash: audience === 'all' ? hashAll : hashPublic,
  }
}

/** The release published last. */
export const latestRelease = (db: Db, audience: Audience = 'public') => inHeader(lastHeader(db).get(), audience)

/** Every release, the newest first; a re-issue stands before what it was issued beside. */
export const allReleases = (db: Db, audience: Audience = 'public'): ReleaseHeader[] =>
  everyHeader(db)
    .all()
    .map((row) => inHeader(row, audience)!)

export const releaseById = (db: Db, id: string, audience: Audience = 'public') => inHeader(headerOf(db).get(id), audience)

/** The weeks' ends that have a release, the newest first. */
export const weekEnds = (db: Db): Day[] => ends(db).all() as Day[]

const lmcNames = prepared((db) => db.$client.prepare('select slug, name from lmcs').raw())
const regionNames = prepared((db) => db.$client.prepare('select code, name from regions').raw())
const actionNames = prepared((db) => db.$client.prepare('select slug, title, short_title from actions').raw())

/** The releases between a week's own and another that changed it, earliest first. */
const changing = prepared((db) =>
  db.$client
    .prepare(
      `select distinct r.id from release_counts c join releases r on r.known_at = c.known_at and r.issue = c.issue
       where c.place = 'england' and c.action = 'any' and c.week_end = @weekEnd and c.known_at > @first and c.known_at <= @known
       order by c.known_at, c.issue`,
    )
    .pluck(),
)

/** Keyed by all that it rests on: releases never change, and names seldom. */
const weeks = prepared(() => cacheOf<string, WeekFigures>({ most: 24 }))

/**
 * The figures of a week's end as known at a release (`known`, an id; left out: the latest), for an audience. Undefined where the week
 * has no release, or none by then.
 */
export function weekFigures(
  db: Db,
  { weekEnd, known: id, audience }: { weekEnd: Day; known?: string; audience: Audience },
): WeekFigures | undefined {
  const known = id === undefined ? latestRelease(db, audience) : releaseById(db, id, audience)
  if (!known || known.weekEnd < weekEnd) return undefined
  const first = known.weekEnd === weekEnd ? known : inHeader(lastOfWeek(db).get(weekEnd), audience)
  if (!first) return undefined
  const names = [lmcNames, regionNames, actionNames].map((of) => of(db).all())
  return weeks(db).of(JSON.stringify([first, known, audience, names]), () => read(db, { first, known, audience }, names))
}

function read(
  db: Db,
  { first, known, audience }: { first: ReleaseHeader; known: ReleaseHeader; audience: Audience },
  names: unknown[][],
) {
  const [lmcs, regions, actions] = names as [[string, string][], [string, string][], [string, string, string][]]
  const words: Names = {
    lmcs: new Map(lmcs),
    regions: new Map(regions),
    actions: new Map(actions.map(([slug, title, shortTitle]) => [slug, { title, shortTitle }])),
  }
  const { weekEnd } = first
  const ids = changing(db).all({ weekEnd, first: first.knownAt, known: known.knownAt }) as string[]
  const changes = ids.flatMap(
    (one) => contentOfRelease(db, one, audience)?.changed.filter((week) => week.weekEnd === weekEnd) ?? [],
  )
  const figures = figuresOfWeek(contentOfRelease(db, first.id, audience)!, changes, words, audience)
  return { weekEnd, audience, first, known, stands: ids.at(-1) ?? first.id, ...figures }
}

const icbNames = prepared((db) => db.$client.prepare('select code, name from icbs').raw())

/** The ICBs of a week as sums of the rows that its audience reads. */
export const icbsOfWeek = (db: Db, week: WeekFigures): IcbFigures[] =>
  icbFigures(week, new Map(icbNames(db).all() as [string, string][]))

/** A point of a course. */
export type CoursePoint = { weekEnd: Day; figure: PublishedFigure }

const course = prepared((db) =>
  db.$client
    .prepare(
      `select week_end, count, "of" from (
         select week_end, count, "of", is_public, row_number() over (partition by week_end order by known_at desc, issue desc) as newest
         from release_counts
         where place = @place and action = @action and week_end >= @from and known_at <= @known)
       where newest = 1 and (is_public or @all) order by week_end`,
    )
    .raw(),
)

/**
 * An action's course (or that of "any") in a place, earliest first, each week as known at a release (`known`: its instant). The cost
 * grows with the weeks asked for alone: name the first (`from`) where a page shows some.
 */
export function courseOf(
  db: Db,
  { action, place, known, from, audience }: { action: string; place: Place; known?: Instant; from?: Day; audience: Audience },
): CoursePoint[] {
  const kind = place === 'england' ? 'england' : place.startsWith('lmc:') ? 'lmc' : 'region'
  const asked = { place, action, from: from ?? '', known: known ?? Number.MAX_SAFE_INTEGER, all: audience === 'all' ? 1 : 0 }
  const rows = course(db).all(asked) as [Day, PublishedCount, PublishedCount][]
  return rows.map(([weekEnd, count, of]) => ({ weekEnd, figure: figureOf(kind, count, of) }))
}

/** The week's end for a London day: the last with a release on or before it; for an earlier day the first, for none undefined. */
export function nearestWeekEnd(db: Db, day: Day): Day | undefined {
  const all = weekEnds(db)
  return all.find((end) => end <= day) ?? all.at(-1)
}
