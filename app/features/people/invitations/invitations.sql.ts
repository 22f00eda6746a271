import type { ScopedRole } from '#app/features/people/accounts/people-access.ts'
import { heldOn } from '#app/features/register/records/records.sql.ts'
import type { Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'

const INVITATION = `select i.id, i.email, i.role, i.practice_code as practiceCode, i.lmc_slug as lmcSlug, i.office_slug as officeSlug,
    i.invited_by as invitedBy, n.name as inviterName, coalesce(p.name, l.name, f.name) as scopeName,
    i.created_at as createdAt, i.expires_at as expiresAt, i.accepted_at as acceptedAt, i.revoked_at as revokedAt
  from invitations i left join persons n on n.id = i.invited_by left join practices p on p.code = i.practice_code
  left join lmcs l on l.slug = i.lmc_slug left join lmc_offices f on f.slug = i.office_slug`

const LATEST_FIRST = 'order by i.created_at desc, i.id limit 600'

export const ofPractice = prepared((db) =>
  db.$client.prepare<unknown[], InvitationRow>(`${INVITATION} where i.practice_code = ? ${LATEST_FIRST}`),
)

/** Sent by a current or former officer of the LMC, and not by a colleague within the practice. */
export const ofLmc = prepared((db) =>
  db.$client.prepare<unknown[], InvitationRow>(`${INVITATION} where i.practice_code is not null
       and i.invited_by in (select s.person_id from person_standings s where s.role = 'lmc-officer'
         and (s.lmc_slug = @slug or s.office_slug = (select office_slug from lmcs where slug = @slug)))
       and not exists (select 1 from person_standings s where s.person_id = i.invited_by and s.practice_code = i.practice_code)
       and ${heldOn('practice_memberships', 'lmc_slug', 'i.practice_code')} = @slug ${LATEST_FIRST}`),
)

export const ofCommittee = prepared((db) =>
  db.$client.prepare<unknown[], InvitationRow>(`${INVITATION} where i.practice_code is null ${LATEST_FIRST}`),
)

export type InvitationRow = ScopedRole & {
  id: string
  email: string | null
  invitedBy: string
  inviterName: string | null
  scopeName: string | null
  createdAt: Instant
  expiresAt: Instant
  acceptedAt: Instant | null
  revokedAt: Instant | null
}

export const byTokenHash = prepared((db) => db.$client.prepare<unknown[], InvitationRow>(`${INVITATION} where i.token_hash = ?`))
