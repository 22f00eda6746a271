import type { Day, Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { goalsOfEditors } from './goals.server.ts'
import { actsOfOfficers } from './lmc-desk.server.ts'

/** What editors of the committee and officers of LMCs did while the history went on, to be written in the order of time. */
export const earlyActs = (tx: Db, today: Day, now: Instant): { at: Instant; write: () => unknown }[] => [
  ...goalsOfEditors(tx, today),
  ...actsOfOfficers(tx, today, now),
]
