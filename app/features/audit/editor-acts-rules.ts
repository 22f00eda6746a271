import { ROLE_WORDS, type Role } from '#app/features/people/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'

/** What an editor may do for the committee. An act of the same person in a practice or an LMC is not among it, whatever its name. */
export const COMMITTEE_ACTS = ['invitation.sent', 'invitation.sent-again', 'invitation.revoked', 'standing.ended'] as const
export type CommitteeAct = (typeof COMMITTEE_ACTS)[number]

/** The roles that the committee gives and takes. */
export const COMMITTEE_GIVES: readonly Role[] = ['lmc-officer', 'committee-member', 'committee-editor']

/** One act of one editor. `editor`: a name as it is now; null once the account is deleted. `place`: the LMC or office the role is in. */
export type EditorAct = {
  number: number
  at: Instant
  editor: string | null
  act: CommitteeAct
  role: Role
  place: string | null
}

/** An act in words: "invited an LMC officer of Borsetshire LMC". */
export function actInWords({ act, role, place }: Pick<EditorAct, 'act' | 'role' | 'place'>): string {
  const whom = `${role === 'lmc-officer' ? 'an' : 'a'} ${ROLE_WORDS[role]}${place ? ` of ${place}` : ''}`
  switch (act) {
    case 'invitation.sent':
      return `invited ${whom}`
    case 'invitation.sent-again':
      return `sent the invitation of ${whom} again`
    case 'invitation.revoked':
      return `took back the invitation of ${whom}`
    case 'standing.ended':
      return `ended the standing of ${whom}`
  }
}
