import { and, eq } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { practiceGroupMembers, practiceGroups } from '#db/schema/lmc-groups.ts'
import { type GroupRefusal, LEFT_SHOWN_DAYS } from './group-rules.ts'
import { leftLongAgo } from './groups.sql.ts'

/** Removes an LMC's own group; its practices stay what they are. `seen`: the version that the form was drawn from. */
export function removeGroup(
  db: Db,
  { lmcSlug, id, seen }: { lmcSlug: string; id: string; seen: string },
  by: Actor,
  now: Instant,
): { ok: true } | { ok: false; reason: GroupRefusal } {
  return inTransaction(db, (tx) => {
    const own = and(eq(practiceGroups.id, id), eq(practiceGroups.lmcSlug, lmcSlug))
    const group = tx.select({ version: practiceGroups.version }).from(practiceGroups).where(own).get()
    if (!group) return { ok: true } as const
    if (String(group.version) !== seen) return { ok: false, reason: 'changed-meanwhile' } as const
    tx.delete(practiceGroupMembers).where(eq(practiceGroupMembers.groupId, id)).run()
    tx.delete(practiceGroups).where(own).run()
    recordEvent(tx, { at: now, actor: by.personId, action: 'lmc-group.removed', subject: lmcSlug, detail: { group: id } })
    return { ok: true } as const
  })
}

/** The work of the loop: a practice that left an LMC, or closed, is no longer named in its groups after a while. */
export function removeLeftMembers(db: Db, now: Instant): void {
  const when = { asAt: dayOf(now), knownBefore: KNOWN_NOW, before: now - LEFT_SHOWN_DAYS * 86_400_000 }
  for (const { groupId, practiceCode } of leftLongAgo(db).all(when))
    db.delete(practiceGroupMembers)
      .where(and(eq(practiceGroupMembers.groupId, groupId), eq(practiceGroupMembers.practiceCode, practiceCode)))
      .run()
}
