import { thingsWaiting } from '#app/features/lmc-desk/waiting/waiting-queries.server.ts'
import { lmcsServed } from '#app/features/people/accounts/people-rules.ts'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import type { Turn } from '#app/platform/every.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import { inSlices } from '#app/platform/slices.server.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { officerDigests } from '#db/schema/officer-digests.ts'
import { due } from './digest.sql.ts'
import { deskOfLmcs, fridayToMail, thingsInWords } from './digest-rules.ts'

/** The work of the loop: on a Friday from seven on, every officer's mail, a slice at a time. */
export function mailDigests(db: Db, publicAddress: string): Turn {
  return async (now, stopping) => {
    const friday = fridayToMail(now)
    if (!friday) return
    const isLeft = () => due(db).get({ friday }) !== undefined
    await inSlices(db, { isLeft, slice: (tx) => mailNextDigests(tx, friday, publicAddress, now) }, stopping)
  }
}

/**
 * Writes the weekly mails of the next officers and returns how many it went through: how much waits at their desks, all their LMCs
 * together, and nothing of what it is. Who has nothing waiting gets none. Mail and note are written together: each goes out once, whenever
 * the server stops.
 */
export function mailNextDigests(db: Db, friday: Day, publicAddress: string, now: Instant): number {
  return inTransaction(db, (tx) => {
    const officers = due(tx).all({ friday })
    for (const { id: personId, email } of officers) {
      const own = lmcsServed({ roles: rolesOf(tx, personId) })
      const count = own.reduce((sum, slug) => sum + thingsWaiting(tx, slug, now), 0)
      const values = { things: thingsInWords(count), link: `${publicAddress}${deskOfLmcs(own)}` }
      if (count > 0) putMail(tx, { message: 'lmc-digest', to: email, values, askedBy: 'concert', batch: `digest ${friday}` }, now)
      tx.insert(officerDigests)
        .values({ personId, isWanted: true, mailedOn: friday })
        .onConflictDoUpdate({ target: officerDigests.personId, set: { mailedOn: friday } })
        .run()
    }
    return officers.length
  })
}
