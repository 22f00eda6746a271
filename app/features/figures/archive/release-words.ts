import type { ReleaseHeader } from '#app/features/figures/releases/week-figures.ts'
import { longDay, moment } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'

/** When a release was issued, and whether that was later than its Monday at 09:00. */
export const issuedWords = ({ issuedAt, late }: Pick<ReleaseHeader, 'issuedAt' | 'late'>) =>
  `${moment(issuedAt)}${late ? ', late' : ''}`

/** The line to cite a release by: what, when, which method, where, and the hash of its text. */
export function citation(release: ReleaseHeader, { siteName, address }: { siteName: string; address: string }): string {
  const issue = release.issue > 1 ? `, issue ${release.issue}` : ''
  return `GPC England, ${release.round.title}: figures as at ${longDay(release.weekEnd)}${issue}. ${siteName}, release of ${longDay(dayOf(release.knownAt))}, method ${release.method}. ${address} (SHA-256 ${release.hash.slice(0, 16)})`
}
