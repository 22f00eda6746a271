import { ROLE_WORDS, type Role } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'

/**
 * What an editor may do for the committee. Acts of the same person in a practice or an LMC are not included, even under the same
 * name.
 */
export const COMMITTEE_ACTS = ['invitation.sent', 'invitation.sent-again', 'invitation.revoked', 'standing.ended'] as const
/** What an editor does on the desks of the menu and of letters. */
export const MENU_ACTS = [
  'draft.started',
  'draft.saved',
  'draft.approved',
  'draft.scheduled',
  'draft.discarded',
  'record.started',
  'record.saved',
  'record.approved',
  'record.published',
  'record.discarded',
  'edition.published',
  'letter-base.saved',
  'letter-base.published',
  'letter-base.discarded',
] as const
export type CommitteeAct = (typeof COMMITTEE_ACTS)[number]
export type MenuAct = (typeof MENU_ACTS)[number]

/** The roles that the committee gives and ends. */
export const COMMITTEE_GIVES: readonly Role[] = ['lmc-officer', 'committee-member', 'committee-editor']

/**
 * One act of one editor. `editor`: the current name; null once the account is deleted. `subject`: the LMC or office of the role;
 * on the desk the title of the draft or edition, or its round where there is no title that the reader may see.
 */
export type EditorAct = { number: number; at: Instant; editor: string | null; subject: string | null } & (
  | { act: CommitteeAct; role: Role }
  | { act: MenuAct; role: null }
)
type WordedAct<T> = T extends EditorAct ? Pick<T, 'act' | 'role' | 'subject'> : never

const ON_THE_DESK: Record<MenuAct, string> = {
  'draft.started': 'began a draft of the menu',
  'draft.saved': 'saved the draft of the menu',
  'draft.approved': 'approved the draft of the menu',
  'draft.scheduled': 'set or took back the time of publication of the menu',
  'draft.discarded': 'discarded the draft of the menu',
  'edition.published': 'published the menu',
  'record.started': 'began a draft of a record',
  'record.saved': 'saved the draft of a record',
  'record.approved': 'approved the draft of a record',
  'record.published': 'published a record',
  'record.discarded': 'discarded the draft of a record',
  'letter-base.saved': 'saved words for the letter',
  'letter-base.published': 'published words for the letter',
  'letter-base.discarded': 'discarded words for the letter',
}

/** An act in words: "invited an LMC officer of Borsetshire LMC". */
export function actInWords({ act, role, subject }: WordedAct<EditorAct>): string {
  if (role === null) return `${ON_THE_DESK[act]}${subject ? ` “${subject}”` : ''}`
  const whom = `${role === 'lmc-officer' ? 'an' : 'a'} ${ROLE_WORDS[role]}${subject ? ` of ${subject}` : ''}`
  switch (act) {
    case 'invitation.sent':
      return `invited ${whom}`
    case 'invitation.sent-again':
      return `sent the invitation of ${whom} again`
    case 'invitation.revoked':
      return `took back the invitation of ${whom}`
    case 'standing.ended':
      return `ended the role of ${whom}`
  }
}
