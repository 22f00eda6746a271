import type { State } from '#app/features/adoption/statements/adoption-rules.ts'
import { isFlagged, type LocalNote } from '#app/features/menu/local-notes/local-note-rules.ts'
import type { Instant } from '#app/platform/time.ts'

type Asked<Note> = { note: Note | null; current: { state: State; recordedAt?: Instant } | null; open: readonly State[] }

/**
 * Whether to offer "not applicable here": the LMC has set a flag, and the practice has not answered so already. The flag alone
 * counts as nothing.
 */
export function mayAnswerNotApplicable({ note, current, open }: Asked<Pick<LocalNote, 'flag'>>): boolean {
  return isFlagged(note) && current?.state !== 'not-applicable' && open.includes('not-applicable')
}

/** A flag set after the practice last said anything of the action, or on one it has not decided: it is told before it confirms the week. */
export function isNewToPractice({ note, current }: Pick<Asked<LocalNote>, 'note' | 'current'>): boolean {
  return note !== null && isFlagged(note) && note.recordedAt > (current?.recordedAt ?? 0)
}
