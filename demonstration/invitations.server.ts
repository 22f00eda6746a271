import { personByEmail } from '#app/features/people/accounts/add-person.server.ts'
import { INVITATION_LASTS } from '#app/features/people/invitations/invitation-rules.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { mails } from '#db/schema/mail.ts'
import { invitations } from '#db/schema/people.ts'
import { demonstrationSetting } from './sign-in-list.ts'

const DAY = 86_400_000
/** How many days ago each was sent; `failed`: its mail came back. After fourteen days an invitation is over. */
const SENT = [{ daysAgo: 24 }, { daysAgo: 19 }, { daysAgo: 9 }, { daysAgo: 5, failed: true }, { daysAgo: 2 }] as const

const joinedBy = prepared((db) =>
  db.$client.prepare('select 1 from person_standings where practice_code = ? and ended_at is null').pluck(),
)

/** Invitations of the home LMC's officer to practices in which nobody has joined: two that ended, one whose mail came back, two that wait. */
export function addInvitations(db: Db, now: Instant): void {
  const invitedBy = personByEmail(db, 'lmc@example.org') ?? 'operator'
  const unjoined = practicesOfLmc(db, demonstrationSetting.lmcSlug, dayOf(now)).filter(({ code }) => !joinedBy(db).get(code))
  for (const [index, sent] of SENT.entries()) {
    const practice = unjoined[3 * index + 1]
    if (!practice) continue
    const [id, createdAt] = [`demonstration-invitation-${index + 1}`, now - sent.daysAgo * DAY]
    const expiresAt = createdAt + INVITATION_LASTS
    const email = expiresAt > now ? `partner.of.${practice.code.toLowerCase()}@example.org` : null
    const to = { role: 'practice-partner', practiceCode: practice.code, email } as const
    db.insert(invitations)
      .values({ id, tokenHash: `of ${id}`, ...to, invitedBy, createdAt, expiresAt })
      .run()
    const over =
      'failed' in sent
        ? { givenUpAt: createdAt, lastFailure: 'The mail server refused the address (550).' }
        : { sentAt: createdAt }
    db.insert(mails)
      .values({ id, message: 'invitation', askedBy: invitedBy, batch: id, createdAt, tries: 1, ...over })
      .run()
  }
}
