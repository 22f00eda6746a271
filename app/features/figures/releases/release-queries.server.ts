import { createHash } from 'node:crypto'
import { and, asc, desc, eq, gt, lte, sql } from 'drizzle-orm'
import { figureOf, type PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import type { Audience } from '#app/features/figures/disclosure/release-text.ts'
import { menuVersion } from '#app/features/menu/editions/menu-version.server.ts'
import { cacheOf } from '#app/platform/cache.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { releaseCounts, releases } from '#db/schema/figures.ts'
import { figuresOfWeek, type Names } from './figures-of-week.ts'
import { type IcbFigures, icbFigures } from './icb-figures.ts'
import type { Place } from './release-counts.ts'
import { contentOfRelease } from './release-records-queries.server.ts'
import {
  changesByOthers,
  changesOfFile,
  course,
  everyHeader,
  type HeaderRow,
  headerOf,
  lastHeader,
  lastIssued,
  lastOfWeek,
  lastWeekEnd,
  lastWeekOfAction,
  namesNow,
} from './releases.sql.ts'
import type { ReleaseHeader, WeekFigures } from './week-figures.ts'

export { releaseText } from './release-records-queries.server.ts'

const ends = prepared((db) =>
  db.selectDistinct({ weekEnd: releases.weekEnd }).from(releases).orderBy(desc(releases.weekEnd)).prepare(),
)

function inHeader(row: HeaderRow | undefined, audience: Audience): ReleaseHeader | undefined {
  if (row === undefined) return undefined
  const { roundSlug, roundTitle, roundEndedOn, editionSlug, editionNumber, editionTitle, hashAll, hashPublic, ...rest } = row
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

/** Releases are never changed; the names of their rounds and editions change with the menu. */
const headers = prepared((db) =>
  cacheOf<Audience, readonly ReleaseHeader[]>({ most: 2, version: () => `${lastIssued(db).get()} ${menuVersion(db)}` }),
)

/**
 * Every release, the newest first; a re-issue stands before what it was issued beside. Every page of figures asks, some four times: read
 * anew with a release or a change of the menu.
 */
export function allReleases(db: Db, audience: Audience = 'public'): readonly ReleaseHeader[] {
  const read = () =>
    everyHeader(db)
      .all()
      .map((row) => inHeader(row, audience)!)
  return headers(db)[db.$client.inTransaction ? 'asideOf' : 'of'](audience, read)
}

export const releaseById = (db: Db, id: string, audience: Audience = 'public') => inHeader(headerOf(db).get(id), audience)

/** The weeks' ends that have a release, the newest first. */
export const weekEnds = (db: Db): Day[] =>
  ends(db)
    .all()
    .map(({ weekEnd }) => weekEnd)

type StoredNames = { names: Names; icbs: Map<string, string>; of: string }

function namesIn([lmcs, regions, icbs, actions]: readonly string[]): Omit<StoredNames, 'of'> {
  const pairs = (json = '[]') => new Map(JSON.parse(json) as [string, string][])
  const titled = JSON.parse(actions ?? '[]') as [slug: string, title: string, shortTitle: string][]
  const titles = new Map(titled.map(([slug, title, shortTitle]) => [slug, { title, shortTitle }]))
  return { names: { lmcs: pairs(lmcs), regions: pairs(regions), actions: titles }, icbs: pairs(icbs) }
}

/** The latest week's end at which a release counts an action of the menu; undefined where none does. */
export const lastWeekCounting = (db: Db, action: string): Day | undefined => lastWeekOfAction(db).get(action) ?? undefined

/** The latest week's end that has a release; undefined before the first. */
export const latestWeekEnd = (db: Db): Day | undefined => lastWeekEnd(db).get() ?? undefined

/**
 * The names that figures are shown with, as they are now, and `of`: a word that changes with them. Releases keep slugs and codes, so
 * whatever was drawn of a release holds only under the same names. Asked for once anything was written, and read anew where one differs.
 */
const storedNames = prepared((db) => {
  const parts = () => namesNow(db).get() ?? []
  const read = (asked: readonly string[]) => {
    const text = asked.join('\n')
    return { text, ...namesIn(asked), of: createHash('sha256').update(text).digest('base64') }
  }
  let readAt = ''
  let known: ReturnType<typeof read> | undefined
  return (): StoredNames => {
    // What a transaction changed may never come to hold, and the count of changes is not taken back with it.
    if (db.$client.inTransaction) return read(parts())
    const now = `${changesByOthers(db).get()} ${changesOfFile(db).get()}`
    if (known && now === readAt) return known
    const asked = parts()
    if (known?.text !== asked.join('\n')) known = read(asked)
    readAt = now
    return known!
  }
})

/** The releases between a week's own and another that changed it, earliest first. */
const changing = prepared((db) =>
  db
    .selectDistinct({ id: releases.id })
    .from(releaseCounts)
    .innerJoin(releases, and(eq(releases.knownAt, releaseCounts.knownAt), eq(releases.issue, releaseCounts.issue)))
    .where(
      and(
        eq(releaseCounts.place, 'england'),
        eq(releaseCounts.action, 'any'),
        eq(releaseCounts.weekEnd, sql.placeholder('weekEnd')),
        gt(releaseCounts.knownAt, sql.placeholder('first')),
        lte(releaseCounts.knownAt, sql.placeholder('known')),
      ),
    )
    .orderBy(asc(releaseCounts.knownAt), asc(releaseCounts.issue))
    .prepare(),
)

/** Keyed by all that it rests on: releases never change, and names seldom. A week of England holds some thousand figures. */
const weeks = prepared(() => cacheOf<string, WeekFigures>({ most: 8 }))

/**
 * The figures of a week's end as known at a release (`known`, an id), for an audience; left out, each is the latest. Undefined where the
 * week has no release, or none by then.
 */
export function weekFigures(
  db: Db,
  { weekEnd: end, known: id, audience }: { weekEnd?: Day; known?: string; audience: Audience },
): WeekFigures | undefined {
  const known = id === undefined ? latestRelease(db, audience) : releaseById(db, id, audience)
  const weekEnd = end ?? known?.weekEnd
  if (!known || !weekEnd || known.weekEnd < weekEnd) return undefined
  const first = known.weekEnd === weekEnd ? known : inHeader(lastOfWeek(db).get(weekEnd), audience)
  if (!first) return undefined
  const names = storedNames(db)()
  return weeks(db).of(JSON.stringify([first, known, audience, names.of]), () => read(db, { first, known, audience }, names))
}

function read(
  db: Db,
  { first, known, audience }: { first: ReleaseHeader; known: ReleaseHeader; audience: Audience },
  { names, of }: StoredNames,
) {
  const { weekEnd } = first
  const ids = changing(db)
    .all({ weekEnd, first: first.knownAt, known: known.knownAt })
    .map(({ id }) => id)
  const changes = ids.flatMap(
    (one) => contentOfRelease(db, one, audience)?.changed.filter((week) => week.weekEnd === weekEnd) ?? [],
  )
  const figures = figuresOfWeek(contentOfRelease(db, first.id, audience)!, changes, names, audience)
  return { weekEnd, audience, first, known, stands: ids.at(-1) ?? first.id, names: of, ...figures }
}

/** The ICBs of a week as sums of the rows that its audience reads. */
export const icbsOfWeek = (db: Db, week: WeekFigures): IcbFigures[] => icbFigures(week, storedNames(db)().icbs)

/** A point of a course. */
export type CoursePoint = { weekEnd: Day; figure: PublishedFigure }

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
  const rows = course(db).all(asked)
  return rows.map(([weekEnd, count, of]) => ({ weekEnd, figure: figureOf(kind, count, of) }))
}
