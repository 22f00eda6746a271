import { and, eq, isNull } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import { hashOfToken } from '#app/platform/tokens.server.ts'
import type { Db } from '#db/client.server.ts'
import { personLinks } from '#db/schema/sign-in.ts'

type Kind = (typeof personLinks.$inferSelect)['kind']

/**
 * The state of a mailed link: `used` after its work, `superseded` when it ended unused because another link of the person was
 * sent or used.
 */
export type LinkState = 'good' | 'used' | 'superseded' | 'expired' | 'unknown'
/** A link with its owner. Somebody who only holds the link learns no more than when it was used. */
export type FoundLink = { state: LinkState; personId: string | null; detail: string | null; usedAt: Instant | null }

/** The link behind a token from a mail. Reading it changes nothing: mail scanners open links too. */
export function linkOfToken(db: Db, kind: Kind, token: string, now: Instant): FoundLink {
  const link = db
    .select()
    .from(personLinks)
    .where(eq(personLinks.tokenHash, hashOfToken(token)))
    .get()
  if (link?.kind !== kind) return { state: 'unknown', personId: null, detail: null, usedAt: null }
  const { personId, detail, usedAt, supersededAt, expiresAt } = link
  const open = now < expiresAt ? 'good' : 'expired'
  return { state: usedAt !== null ? 'used' : supersededAt !== null ? 'superseded' : open, personId, detail, usedAt }
}

/** Marks a link as used. Call it in the transaction of the work, after `linkOfToken` found the link good. */
export function markUsed(tx: Db, token: string, now: Instant): void {
  tx.update(personLinks)
    .set({ usedAt: now, detail: null })
    .where(eq(personLinks.tokenHash, hashOfToken(token)))
    .run()
}

/** Ends the open links of a person, of one kind or all, and wipes their new addresses. */
export function supersedeLinks(tx: Db, personId: string, now: Instant, kind?: Kind): void {
  const open = and(
    eq(personLinks.personId, personId),
    kind ? eq(personLinks.kind, kind) : undefined,
    isNull(personLinks.usedAt),
    isNull(personLinks.supersededAt),
  )
  tx.update(personLinks).set({ supersededAt: now, detail: null }).where(open).run()
}
