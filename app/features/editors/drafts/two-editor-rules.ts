import type { Instant } from '#app/platform/time.ts'

/** What every draft of the committee's desk has: the menu's, and those of records (decision 11). People are person ids. */
export type TwoEditorDraft = {
  /** Counts saves. */
  version: number
  savedBy: string
  approvedBy: string | null
  approvedAt: Instant | null
  approvedVersion: number | null
  publishedAt: Instant | null
  discardedAt: Instant | null
}

export const isOpen = (draft: Pick<TwoEditorDraft, 'publishedAt' | 'discardedAt'>) =>
  draft.publishedAt === null && draft.discardedAt === null

/** True where somebody approved the current version: a later save takes that back. Whether it holds: `approvalOf`. */
export const isApproved = (draft: Pick<TwoEditorDraft, 'approvedVersion' | 'version'>) => draft.approvedVersion === draft.version

/** What a save sets: an approval holds for one version. */
export const APPROVAL_TAKEN_BACK = { approvedBy: null, approvedAt: null, approvedVersion: null } as const

export type TwoEditorRefusal = 'not-open' | 'changed-meanwhile' | 'own-work' | 'not-approved' | 'approval-void' | 'not-ready'

/** Why a draft shown at a version can be neither approved nor published: it is over, or was saved since. */
export function meanwhileRefusal(
  draft: TwoEditorDraft | undefined,
  version: number,
): 'not-open' | 'changed-meanwhile' | undefined {
  if (!draft || !isOpen(draft)) return 'not-open'
  return draft.version === version ? undefined : 'changed-meanwhile'
}

/** Nobody approves what they saved last. */
export const approvalRefusal = (draft: TwoEditorDraft, personId: string) =>
  draft.savedBy === personId ? ('own-work' as const) : undefined

/** `approval`: how it stands when the draft is to be published. `secondEditor`: whether this site asks for one. */
export function publishingRefusal(approval: 'none' | 'given' | 'void', secondEditor: boolean) {
  if (!secondEditor || approval === 'given') return undefined
  return approval === 'void' ? ('approval-void' as const) : ('not-approved' as const)
}

export const TWO_EDITOR_REFUSALS: Record<TwoEditorRefusal, string> = {
  'not-open':
    'This draft has been published or discarded since you opened it, so nothing was saved. What you typed still stands below.',
  'changed-meanwhile':
    'Another editor has changed this since you opened it, so nothing was saved. What you typed still stands below, with what the draft says now. Save again to let yours stand.',
  'own-work': 'You saved this draft last. Another editor approves it.',
  'not-approved': 'Another editor has not approved this draft as it stands now.',
  'approval-void': 'Whoever approved this draft is no longer an editor, so the approval is void. Another editor approves it.',
  'not-ready': 'This draft cannot be published yet: see what is left to put right.',
}
