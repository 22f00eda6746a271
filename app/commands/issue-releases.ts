import { setPriority } from 'node:os'
import { issueLoggedTotals } from '#app/features/figures/logged/issue-logged-totals.server.ts'
import { issueProviderFigures } from '#app/features/figures/providers/issue-provider-figures.server.ts'
import { figuresKeyOf } from '#app/features/figures/releases/figures-key.server.ts'
import { issueDueReleases } from '#app/features/figures/releases/issue-releases.server.ts'
import { tellCommittee } from '#app/features/figures/releases/tell-committee.server.ts'
import { issueSurveyResults } from '#app/features/figures/surveys/issue-survey-results.server.ts'
import { secretKeyOf } from '#app/platform/secret-key.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { settingsOrStop } from './stop.ts'

/** A process beside a server that issues the releases that are due and ends. Arguments: the database and the server's time. */

const [databasePath, now] = process.argv.slice(2)
const { secretKey, publicAddress } = settingsOrStop()
setPriority(10)
const db = openDatabase(databasePath!)
// The disk is not waited for while the server wants to write: what a power cut takes is worked out again, to the same figures.
db.$client.pragma('synchronous = NORMAL')
const key = figuresKeyOf(db, () => secretKeyOf({ secretKey, databasePath }))
const outcome = issueDueReleases(db, key, Number(now), undefined, (tx, weekEnd) =>
  tellCommittee(tx, weekEnd, publicAddress, Number(now)),
)
issueSurveyResults(db, key, Number(now))
issueLoggedTotals(db, key, Number(now))
issueProviderFigures(db, key, Number(now))
db.$client.close()
if (!outcome.ok) process.exitCode = 3
