import { TWO_EDITOR_REFUSALS, type TwoEditorRefusal } from '#app/features/editors/drafts/two-editor-rules.ts'
import type { EditionFields } from '#app/features/menu/editions/menu-form.ts'
import { type Edition, type Offer, type OfferStatus, onTheMenu, type Round } from '#app/features/menu/editions/menu-rules.ts'
import { type Day, dayOf, type Instant, startOfDay } from '#app/platform/time.ts'

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
  /** On what conditions an action announced for a later day does not begin. */
  unless?: string
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
  /** Who is told by mail, as chosen on publishing; null = not chosen yet. */
  told: string | null
  publishedAt: Instant | null
  publishedAs: string | null
  discardedAt: Instant | null
}

/** A part of a draft that is edited and saved on its own; a line is named by its action. */
export type DraftPart = 'words' | 'order' | { line: string }

/** The current content of a part. Two editors conflict only where it differs from what one of them opened. */
export function draftPart(draft: Draft, part: DraftPart): unknown {
  if (part === 'words') return [draft.title, draft.summary, draft.sources]
  if (part === 'order') return draft.lines.map(({ action, status }) => [action, onTheMenu(status)])
  const { action, status, wording, reason, decidedBy, supersededBy, from, until, unless, page } = draft.lines.find(
    (line) => line.action === part.line,
  ) ?? { action: null }
  return [action, status, wording, reason, decidedBy, supersededBy, from, until, unless, page].map((field) => field ?? null)
}

/** Actions on the menu first, then those that leave it, each in the given order. */
export function inOrder<T extends { status: OfferStatus }>(lines: readonly T[]): T[] {
  return [...lines.filter(({ status }) => onTheMenu(status)), ...lines.filter(({ status }) => !onTheMenu(status))]
}

/**
 * The first lines of a draft: the menu of the edition in force. Paused actions keep their reason; others lose theirs, which was
 * already told. Conditions on which an action does not begin stay until its first day.
 */
export function initialLines(offers: Offer[], on: Day): DraftLine[] {
  return offers
    .filter(({ status }) => onTheMenu(status))
    .map(({ actionSlug, status, wording, reason, decidedBy, offeredFrom, offeredUntil, unless }) => ({
      action: actionSlug,
      status,
      wording,
      ...(status === 'paused' && reason ? { reason } : {}),
      ...(decidedBy ? { decidedBy } : {}),
      ...(offeredFrom ? { from: offeredFrom } : {}),
      ...(offeredUntil ? { until: offeredUntil } : {}),
      ...(unless && offeredFrom && offeredFrom > on ? { unless } : {}),
    }))
}

/**
 * The first instant at which a draft may be published: what rests or leaves does so from the day of publication on, so a later day of one
 * of its lines is the day to publish on. `now` where no line has a later day.
 */
export function earliestPublication({ lines }: Pick<Draft, 'lines'>, now: Instant): Instant {
  const last = lines
    .flatMap(({ status, from }) => (status !== 'offered' && from ? [from] : []))
    .sort()
    .at(-1)
  return last && last > dayOf(now) ? startOfDay(last) : now
}

/**
 * The lines that begin before `day`, the first on which the draft may be published: their first day would be over. A line that is as
 * in the edition in force, `before`, has begun already.
 */
export function linesBeginningBefore<L extends DraftLine>(lines: readonly L[], before: readonly Offer[], day: Day): L[] {
  const stands = ({ action, status, from }: DraftLine) =>
    before.some((offer) => offer.actionSlug === action && offer.status === status && offer.offeredFrom === (from ?? null))
  return lines.filter((line) => line.from !== undefined && line.from < day && !stands(line))
}

/** The fields of the edition's file. */
export function draftFields(draft: Draft, number: number, published: EditionFields['published']): EditionFields {
  const { title, summary, sources, lines } = draft
  const offers = inOrder(lines).map(({ page: _page, ...line }) => line)
  return { number, title, published, publishedBy: COMMITTEE, summary, offers, sources }
}

/** The status of a draft in a few words. `now` shows whether a set time has passed without publication. */
export function draftStateWords(
  draft: Draft,
  approval: 'none' | 'given' | 'void',
  round: Pick<Round, 'title'>,
  now: Instant,
): string {
  if (draft.discardedAt !== null) return 'Discarded'
  if (draft.publishedAt !== null) return `Published for ${round.title}`
  if (approval === 'void') return 'Its approval is void'
  if (draft.publishAt !== null) return draft.publishAt > now ? 'Waits for its time' : 'Its time has passed'
  return approval === 'given' ? 'Approved' : 'In the making'
}

export type DraftRefusalReason = TwoEditorRefusal | 'one-open' | 'listed-already' | 'no-action' | 'slug-taken' | 'not-new'

export const DRAFT_REFUSALS: Record<DraftRefusalReason, string> = {
  ...TWO_EDITOR_REFUSALS,
  'one-open': 'This round has an open draft already. Go on with that one.',
  'listed-already': 'This action is in the draft already.',
  'no-action': 'Choose an action of the library.',
  'slug-taken': 'An action of this short title exists already. Give it another one, or add the earlier one.',
  'not-new': 'The menu in force has this action: it leaves with a status and a reason, not by being taken out.',
}

/** The outcome of a command on a draft. */
export type DraftOutcome = { ok: true; draft: Draft } | { ok: false; reason: DraftRefusalReason }
