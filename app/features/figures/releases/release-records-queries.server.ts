import { type Audience, type ReleaseContent, readReleaseText } from '#app/features/figures/disclosure/release-text.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { addDays, type Day } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

/** The name of a release: its Monday, with "-2" for the first re-issue. It stands in its address for ever. */
export const releaseId = (weekEnd: Day, issue: number): string => `${addDays(weekEnd, 1)}${issue === 1 ? '' : `-${issue}`}`

const lastWeek = prepared((db) => db.$client.prepare('select max(week_end) from releases').pluck())
const issues = prepared((db) => db.$client.prepare('select issue from releases where week_end = ? order by issue').pluck())
const textAll = prepared((db) => db.$client.prepare('select text_all from releases where id = ?').pluck())
const textPublic = prepared((db) => db.$client.prepare('select text_public from releases where id = ?').pluck())

const weeksOfRound = prepared((db) =>
  db.$client.prepare('select count(distinct week_end) from releases where round_slug = ?').pluck(),
)

/** How many weeks of a round have a release. */
export const weeksReleasedOf = (db: Db, round: string): number => weeksOfRound(db).get(round) as number
export const lastReleasedWeek = (db: Db): Day | undefined => (lastWeek(db).get() as Day | null) ?? undefined
export const issuesOfWeek = (db: Db, weekEnd: Day): number[] => issues(db).all(weekEnd) as number[]

/** The frozen text of a release. */
export function releaseText(db: Db, id: string, audience: Audience): string | undefined {
  return (audience === 'all' ? textAll : textPublic)(db).get(id) as string | undefined
}

/** A release never changes, so its text is read once. */
const contents = prepared(() => cacheOf<string, ReleaseContent>({ most: 24 }))

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
