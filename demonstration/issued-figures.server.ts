import { issueProviderFigures } from '#app/features/figures/providers/issue-provider-figures.server.ts'
import { demonstrationKey } from '#app/features/figures/releases/figures-key.server.ts'
import { issueDueReleases } from '#app/features/figures/releases/issue-releases.server.ts'
import { issueSurveyResults } from '#app/features/figures/surveys/issue-survey-results.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { issueTotalsOfLogs } from './logs-of-england.server.ts'

/** Everything that was published by now, as a server would have issued it: one release for every Monday 09:00 of the history. */
export function issueFigures(db: Db, now: Instant): void {
  const issuedAt = (knownAt: Instant) => knownAt + 60_000
  issueDueReleases(db, demonstrationKey, now, issuedAt)
  issueSurveyResults(db, demonstrationKey, now, issuedAt)
  issueProviderFigures(db, demonstrationKey, now, issuedAt)
  issueTotalsOfLogs(db, now)
}
