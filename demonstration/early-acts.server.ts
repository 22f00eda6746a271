import type { Day, Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { feedbackUntil } from './feedback.server.ts'
import { goalsOfEditors } from './goals.server.ts'
import { actsOfOfficers } from './lmc-desk.server.ts'
import { openLetterActs } from './open-letter.server.ts'
import { lmcSurveysUntil, surveysUntil } from './surveys.server.ts'

type Act = { at: Instant; write: () => unknown }

/** What editors of the committee and officers of LMCs did while the history went on, to be written in the order of time. */
export const earlyActs = (tx: Db, lmcs: readonly { slug: string }[], today: Day, now: Instant): Act[] => [
  ...goalsOfEditors(tx, today),
  ...openLetterActs(
    tx,
    lmcs.map(({ slug }) => slug),
    today,
  ),
  ...actsOfOfficers(tx, today, now),
  ...feedbackUntil(tx, today),
  ...surveysUntil(tx, today),
  ...lmcSurveysUntil(tx, today),
]
