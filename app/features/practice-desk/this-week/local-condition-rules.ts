import type { State } from '#app/features/adoption/statements/adoption-rules.ts'
import type { Statement } from '#app/features/adoption/statements/refusal-rules.ts'
import { isFlagged, type LocalNote } from '#app/features/menu/local-notes/local-note-rules.ts'
import type { Day, Instant } from '#app/platform/time.ts'

/**
 * What "not applicable here" in one click says: from today on. It counts as any such answer: the practice stays a reporter and in the
 * denominator, and the answer is shown apart (decision 17). The LMC's flag alone counts as nothing.
 */
export function notApplicableHere(today: Day): Statement {
  return { state: 'not-applicable', extent: null, effectiveOn: today, plannedFor: null, obstacle: null, note: null }
}

type Asked = { note: LocalNote | null; current: { state: State; recordedAt?: Instant } | null; open: readonly State[] }

/** Whether a practice is offered the one click: its LMC has set a flag, and it has not answered so already. */
export function mayAnswerInOneClick({ note, current, open }: Asked): boolean {
  return isFlagged(note) && current?.state !== 'not-applicable' && open.includes('not-applicable')
}

/** A flag set after the practice last said anything of the action, or on one it has not decided: it is told before it confirms the week. */
export function isNewToPractice({ note, current }: Pick<Asked, 'note' | 'current'>): boolean {
  return note !== null && isFlagged(note) && note.recordedAt > (current?.recordedAt ?? 0)
}
