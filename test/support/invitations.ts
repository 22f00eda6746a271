import type { Role } from '#app/features/people/accounts/people-rules.ts'
import type { NewInvitation } from '#app/features/people/invitations/invite.server.ts'

/** An invitation for new@example.org to a role; `scope` gives the scope and any other values. */
export const invitationTo = (role: Role, scope: Partial<NewInvitation> = {}): NewInvitation => ({
  role,
  practiceCode: null,
  lmcSlug: null,
  officeSlug: null,
  email: 'new@example.org',
  ...scope,
})
