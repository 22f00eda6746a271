import { and, eq, isNull } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import { hashOfToken } from '#app/platform/tokens.server.ts'
import type { Db } from '#db/client.server.ts'
import { personLinks } from '#db/schema/people.ts'

type Kind = (typeof personLinks.$inferSelect)['kind']

/** What a mailed link is worth: `used` did its work, `superseded` ended unused when another link of the person was sent or used. */
export type LinkState = 'good' | 'used' | 'superseded' | 'expired' | 'unknown'
/** A link of the kind asked for, with whose it is. Nothing of it is told to whoever only holds the link but when it did its work. */
export type FoundLink = { state: LinkState; personId: string | null; detail: string | null; usedAt: Instant | null }

/** The link that a token from a mail opens. Looking changes nothing: mail scanners look too. */
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

/** Notes that a link did its work. Call it in the transaction of the work, where `linkOfToken` found it good. */
export function markUsed(tx: Db, token: string, now: Instant): void {
  tx.update(personLinks)
    .set({ usedAt: now, detail: null })
    .where(eq(personLinks.tokenHash, hashOfToken(token)))
    .run()
}

/** Ends the open links of a person: of one kind, or all. Their new addresses are wiped. */
export function supersedeLinks(tx: Db, personId: string, now: Instant, kind?: Kind): void {
  const open = and(
    eq(personLinks.personId, personId),
    kind ? eq(personLinks.kind, kind) : undefined,
    isNull(personLinks.usedAt),
    isNull(personLinks.supersededAt),
  )
  tx.update(personLinks).set({ supersededAt: now, detail: null }).where(open).run()
}
