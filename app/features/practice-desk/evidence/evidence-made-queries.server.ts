import { ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { made } from './evidence.sql.ts'

/** A pack that was made: when, and by which role. */
export type EvidenceMade = { at: Instant; kind: 'pdf' | 'zip'; by: string }

/** The last packs made of a practice, latest first. */
export const evidenceMade = (db: Db, practiceCode: string): EvidenceMade[] =>
  made(db)
    .all({ practiceCode })
    .map(({ role, ...one }) => ({
      ...one,
      by: role ? ROLE_WORDS[role] : 'Somebody who has left',
    }))
