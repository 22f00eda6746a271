import type { ReleaseHeader } from '#app/features/figures/releases/week-figures.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { readDay } from '#app/platform/typed-days.ts'

type Named = Pick<ReleaseHeader, 'id' | 'weekEnd'>
export type NearReleases = { title: string; words: string; near: Named[] }

/** What is said of a release that there is not, and those near it. `releases`: newest first, never none. */
export function nearReleases(typed: string, releases: readonly Named[]): NearReleases {
  const [latest, first] = [releases[0]!, releases.at(-1)!]
  const day = readDay(typed)?.day
  if (day === undefined) {
    return { title: 'No such release', words: `“${typed.slice(0, 40)}” is not the day of a release.`, near: [latest] }
  }
  const title = `No release of ${longDay(day)}`
  const before = releases.find(({ weekEnd }) => weekEnd <= day)
  if (!before) return { title, words: 'That day lies before the first release.', near: [first] }
  const after = releases.findLast(({ weekEnd }) => weekEnd > day)
  return {
    title,
    words: 'Releases come out on Mondays, each with the figures of the week that ended the day before.',
    near: after ? [before, after] : [before],
  }
}
