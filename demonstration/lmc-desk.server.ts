import type { Day, Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { variantsOf } from './letter-layers.server.ts'
import { registerRequestsOf } from './register-requests.server.ts'

/** What officers write at their desks, each with its time: wordings of letters, and what they say of the register. */
export const actsOfOfficers = (db: Db, today: Day, now: Instant): { at: Instant; write: () => unknown }[] => [
  ...variantsOf(db, today),
  ...registerRequestsOf(db, now),
]
