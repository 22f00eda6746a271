import { noteImport } from '#app/features/register/records/add-to-register.server.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { boundaryRecordedAt, MOVED } from './boundary-rules.ts'
import { variantsOf } from './letter-layers.server.ts'
import { groupsOfOffice } from './lmc-groups.server.ts'
import { officeNotesOf } from './office-notes.server.ts'
import { providerFileOfOffice } from './provider-files.server.ts'
import { registerRequestsOf } from './register-requests.server.ts'

/**
 * What officers write at their desks, each with its time: wordings of letters, groups of their practices, notes, and what they
 * say of the register. And that the register
 * was brought up to date with a boundary that moved.
 */
export function actsOfOfficers(db: Db, today: Day, now: Instant): { at: Instant; write: () => unknown }[] {
  const movedAt = boundaryRecordedAt(today)
  return [
    ...variantsOf(db, today),
    ...registerRequestsOf(db, now),
    ...groupsOfOffice(db, today),
    ...officeNotesOf(db, today),
    ...providerFileOfOffice(db, today),
    { at: movedAt, write: () => noteImport(db, [], { moved: MOVED }, movedAt) },
  ]
}
