import type { State } from '#app/features/adoption/statements/adoption-rules.ts'
import type { Statement } from '#app/features/adoption/statements/refusal-rules.ts'
import { isFlagged, type LocalNote } from '#app/features/menu/local-notes/local-note-rules.ts'
import type { Day, Instant } from '#app/platform/time.ts'

/**
 * The statement behind "not applicable here" in one click: from today on. The practice stays a reporter and in the denominator,
 * and the answer is shown apart (decision 17). The LMC's flag alone counts as nothing.
 */
export function notApplicableHere(today: Day): Statement {
  return { state: 'not-applicable', extent: null, effectiveOn: today, plannedFor: null, obstacle: null, note: null }
}

type Asked = { note: LocalNote | null; current: { state: State; recordedAt?: Instant } | null; open: readonly State[] }

/** Whether to offer the one click: the LMC has set a flag, and the practice has not answered so already. */
export function mayAnswerInOneClick({ note, current, open }: Asked): boolean {
  return isFlagged(note) && current?.state !== 'not-applicable' && open.includes('not-applicable')
}

/**
 * A flag that is newer than the practice's last statement about the action, or on an undecided action. The desk points it out
 * before the week is confirmed.
 */
export function isNewToPractice({ note, current }: Pick<Asked, 'note' | 'current'>): boolean {
  return note !== null && isFlagged(note) && note.recordedAt > (current?.recordedAt ?? 0)
}
