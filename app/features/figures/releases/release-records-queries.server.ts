import { asc, countDistinct, eq, max, sql } from 'drizzle-orm'
import { type Audience, type ReleaseContent, readReleaseText } from '#app/features/figures/disclosure/release-text.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { addDays, type Day } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { releases } from '#db/schema/figures.ts'
import { lastIssued } from './releases.sql.ts'

/** The name of a release: its Monday, with "-2" for the first re-issue. It stands in its address for ever. */
export const releaseId = (weekEnd: Day, issue: number): string => `${addDays(weekEnd, 1)}${issue === 1 ? '' : `-${issue}`}`

const lastWeek = prepared((db) =>
  db
    .select({ latest: max(releases.weekEnd) })
    .from(releases)
    .prepare(),
)
const issues = prepared((db) =>
  db
    .select({ issue: releases.issue })
    .from(releases)
    .where(eq(releases.weekEnd, sql.placeholder('weekEnd')))
    .orderBy(asc(releases.issue))
    .prepare(),
)

const textOf = (text: 'textAll' | 'textPublic') =>
  prepared((db) =>
    db
      .select({ text: releases[text] })
      .from(releases)
      .where(eq(releases.id, sql.placeholder('id')))
      .prepare(),
  )
const textAll = textOf('textAll')
const textPublic = textOf('textPublic')

const weeksOfRound = prepared((db) =>
  db
    .select({ count: countDistinct(releases.weekEnd) })
    .from(releases)
    .where(eq(releases.roundSlug, sql.placeholder('roundSlug')))
    .prepare(),
)

/** How many weeks of a round have a release. */
export const weeksReleasedOf = (db: Db, round: string): number => weeksOfRound(db).get({ roundSlug: round })!.count
export const lastReleasedWeek = (db: Db): Day | undefined => lastWeek(db).get()?.latest ?? undefined
export const issuesOfWeek = (db: Db, weekEnd: Day): number[] =>
  issues(db)
    .all({ weekEnd })
    .map(({ issue }) => issue)

/** The frozen text of a release. */
export function releaseText(db: Db, id: string, audience: Audience): string | undefined {
  return (audience === 'all' ? textAll : textPublic)(db).get({ id })?.text
}

/** A release never changes: its text is read once for the weeks it tells of, which are asked for one after the other. */
const contents = prepared(() => cacheOf<string, ReleaseContent>({ most: 8 }))

/** The figures of a release. */
export function contentOfRelease(db: Db, id: string, audience: Audience): ReleaseContent | undefined {
  const known = contents(db).get(`${id} ${audience}`)
  if (known) return known
  const text = releaseText(db, id, audience)
  if (text === undefined) return undefined
  const content = readReleaseText(text)
  contents(db).put(`${id} ${audience}`, content)
  return content
}

/** The figures of a week's last issue. */
export function contentOfWeek(db: Db, weekEnd: Day): ReleaseContent | undefined {
  const last = issuesOfWeek(db, weekEnd).at(-1)
  return last === undefined ? undefined : contentOfRelease(db, releaseId(weekEnd, last), 'all')
}

/** Changes with every release that is issued, by whichever process: what was drawn of figures before holds no longer. */
export const releasesState = (db: Db): number => lastIssued(db).get() ?? 0
