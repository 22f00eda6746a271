import type { ScopedRole } from '#app/features/people/accounts/people-access.ts'
import { ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { inviterWords, scopeNameOf } from './invitation-queries.server.ts'
import { lastDayOf, roleWithScope } from './invitation-rules.ts'

type Sent = ScopedRole & { id: string; email: string; invitedBy: string; expiresAt: Instant }
type Mail = { link: string; message: 'invitation' | 'join-accepted'; askedBy: string }

/** Queues the mail of an invitation, in the transaction that makes it or makes its link anew. */
export function mailInvitation(db: Db, sent: Sent, { link, message, askedBy }: Mail, now: Instant): void {
  const until = longDay(lastDayOf(sent.expiresAt))
  const common = { to: sent.email, askedBy, batch: sent.id }
  const scopeName = scopeNameOf(db, sent)
  if (message === 'join-accepted') {
    const values = { practice: scopeName ?? '', role: ROLE_WORDS[sent.role], until, link }
    putMail(db, { ...common, message, values }, now)
  } else {
    const roleWords = roleWithScope(sent.role, scopeName, sent.practiceCode)
    putMail(db, { ...common, message, values: { inviter: inviterWords(db, sent, now), role: roleWords, until, link } }, now)
  }
}
