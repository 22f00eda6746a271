import type { EditionFields } from '#app/features/menu/editions/menu-form.ts'
import { type Edition, type Offer, type OfferStatus, onTheMenu, type Round } from '#app/features/menu/editions/menu-rules.ts'
import type { Instant } from '#app/platform/time.ts'

/** The publisher named on editions from the desk: a body, as in editions from content files. The audit log names the person. */
export const COMMITTEE = 'GPC England'

/** One line of a draft. `page`: the whole page of a new action; none of it is public before publication. */
export type DraftLine = {
  action: string
  status: OfferStatus
  wording: string
  reason?: string
  decidedBy?: string
  supersededBy?: string
  from?: string
  until?: string
  page?: string
}

/** An edition in the making. `lines`: the menu in order, then what leaves it. People are given by person id. */
export type Draft = {
  id: string
  roundSlug: string
  /** The edition it was begun from; null where the round had none. */
  basedOn: string | null
  title: string
  summary: string
  sources: Edition['sources']
  lines: DraftLine[]
  /** Counts saves. */
  version: number
  startedBy: string
  startedAt: Instant
  savedBy: string
  savedAt: Instant
  approvedBy: string | null
  approvedAt: Instant | null
  approvedVersion: number | null
  publishAt: Instant | null
  publishedAt: Instant | null
  publishedAs: string | null
  discardedAt: Instant | null
}

/** A part of a draft that is edited and saved on its own; a line is named by its action. */
export type DraftPart = 'words' | 'order' | { line: string }

export const isOpen = (draft: Pick<Draft, 'publishedAt' | 'discardedAt'>) =>
  draft.publishedAt === null && draft.discardedAt === null

/** True where the current version is approved: a later save takes the approval back. */
export const isApproved = (draft: Pick<Draft, 'approvedVersion' | 'version'>) => draft.approvedVersion === draft.version

/** The current content of a part. Two editors conflict only where it differs from what one of them opened. */
export function draftPart(draft: Draft, part: DraftPart): unknown {
  if (part === 'words') return [draft.title, draft.summary, draft.sources]
  if (part === 'order') return draft.lines.map(({ action, status }) => [action, onTheMenu(status)])
  const { action, status, wording, reason, decidedBy, supersededBy, from, until, page } = draft.lines.find(
    (line) => line.action === part.line,
  ) ?? { action: null }
  return [action, status, wording, reason, decidedBy, supersededBy, from, until, page].map((field) => field ?? null)
}

/** Actions on the menu first, then those that leave it, each in the given order. */
export function inOrder<T extends { status: OfferStatus }>(lines: readonly T[]): T[] {
  return [...lines.filter(({ status }) => onTheMenu(status)), ...lines.filter(({ status }) => !onTheMenu(status))]
}

/**
 * The first lines of a draft: the menu of the edition in force. Paused actions keep their reason; others lose theirs, which was
 * already told.
 */
export function initialLines(offers: Offer[]): DraftLine[] {
  return offers
    .filter(({ status }) => onTheMenu(status))
    .map(({ actionSlug, status, wording, reason, decidedBy, offeredFrom, offeredUntil }) => ({
      action: actionSlug,
      status,
      wording,
      ...(status === 'paused' && reason ? { reason } : {}),
      ...(decidedBy ? { decidedBy } : {}),
      ...(offeredFrom ? { from: offeredFrom } : {}),
      ...(offeredUntil ? { until: offeredUntil } : {}),
    }))
}

/** A name for addresses: small letters, digits and single hyphens; at most 60 characters. */
export function slugOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
}

/** The fields of the edition's file. */
export function draftFields(draft: Draft, number: number, published: EditionFields['published']): EditionFields {
  const { title, summary, sources, lines } = draft
  const offers = inOrder(lines).map(({ page: _page, ...line }) => line)
  return { number, title, published, publishedBy: COMMITTEE, summary, offers, sources }
}

/** The status of a draft in a few words. `now` shows whether a set time has passed without publication. */
export function draftStateWords(draft: Draft, round: Pick<Round, 'title'>, now: Instant): string {
  if (draft.discardedAt !== null) return 'Discarded'
  if (draft.publishedAt !== null) return `Published for ${round.title}`
  if (draft.publishAt !== null) return draft.publishAt > now ? 'Waits for its time' : 'Its time has passed'
  return isApproved(draft) ? 'Approved' : 'In the making'
}

export type DraftRefusalReason =
  | 'not-open'
  | 'one-open'
  | 'changed-meanwhile'
  | 'listed-already'
  | 'no-action'
  | 'slug-taken'
  | 'not-new'
  | 'own-work'
  | 'not-approved'
  | 'not-ready'

export const DRAFT_REFUSALS: Record<DraftRefusalReason, string> = {
  'not-open':
    'This draft has been published or discarded since you opened it, so nothing was saved. What you typed still stands below.',
  'one-open': 'This round has an open draft already. Go on with that one.',
  'changed-meanwhile':
    'Another editor has changed this since you opened it, so nothing was saved. What you typed still stands below, with what the draft says now. Save again to let yours stand.',
  'listed-already': 'This action is in the draft already.',
  'no-action': 'Choose an action of the library.',
  'slug-taken': 'An action of this short title exists already. Give it another one, or add the earlier one.',
  'not-new': 'The menu in force has this action: it leaves with a status and a reason, not by being taken out.',
  'own-work': 'You saved this draft last. Another editor approves it.',
  'not-approved': 'Another editor has not approved this draft as it stands now.',
  'not-ready': 'This draft cannot be published yet: see what is left to put right.',
}

/** The outcome of a command on a draft. */
export type DraftOutcome = { ok: true; draft: Draft } | { ok: false; reason: DraftRefusalReason }
