import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { approvalOf } from '#app/features/editors/drafts/approval-queries.server.ts'
import { isOpen } from '#app/features/editors/drafts/two-editor-rules.ts'
import { guidanceOf } from '#app/features/menu/actions/guidance-queries.server.ts'
import { endToldOf, type TakenOff } from '#app/features/menu/called-again/called-again-queries.server.ts'
import {
  type Draft,
  type DraftLine,
  draftStateWords,
  earliestPublication,
  inOrder,
  linesBeginningBefore,
} from '#app/features/menu/drafts/draft-rules.ts'
import { draftById, openDraftOf } from '#app/features/menu/drafts/draft-store.server.ts'
import { type ComparedOffer, type Comparison, compareOffers } from '#app/features/menu/editions/comparison-rules.ts'
import type { DraftRefusal } from '#app/features/menu/editions/edition-rules.ts'
import { actionFields } from '#app/features/menu/editions/menu-form.ts'
import { allEditions, allRounds, editionInForce, offersOf } from '#app/features/menu/editions/menu-queries.server.ts'
import { type Edition, type Offer, type OfferStatus, onTheMenu, type Round } from '#app/features/menu/editions/menu-rules.ts'
import { typedSoFar } from '#app/features/menu/new-action/unfinished-action.ts'
import { nameOfPerson } from '#app/features/people/accounts/person-names.server.ts'
import { parseContent } from '#app/platform/front-matter.server.ts'
import { renderMarkdownLine } from '#app/platform/markdown.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { asAdded } from '#db/as-added.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { actions, drafts } from '#db/schema/menu.ts'
import { draftRefusals, nextNumber } from './draft-refusal-queries.server.ts'

/** An editor's name, for other editors. */
const editorName = (db: Db, personId: string | null) => (personId === null ? null : nameOfPerson(db, personId))

export type DeskRound = {
  round: Round
  edition: Edition | null
  /** How many actions the edition in force offers or pauses. */
  onMenu: number
  open: { id: string; title: string; state: string; savedBy: string | null; savedAt: Instant; publishAt: Instant | null } | null
  /** Editions published from the desk, latest first. */
  published: { edition: string; title: string; at: Instant; savedBy: string | null; approvedBy: string | null }[]
}

/** The desk: every round with its edition in force and its open draft, latest round first. */
export function menuDesk(db: Db, now: Instant): DeskRound[] {
  return allRounds(db, dayOf(now)).map((round) => {
    const edition = editionInForce(db, round.slug, now) ?? null
    const draft = openDraftOf(db, round.slug)
    const open = draft && {
      id: draft.id,
      title: draft.title,
      state: draftStateWords(draft, approvalOf(db, draft), round, now),
      savedBy: editorName(db, draft.savedBy),
      savedAt: draft.savedAt,
      publishAt: draft.publishAt,
    }
    const onMenu = edition ? offersOf(db, edition.slug).filter(({ status }) => onTheMenu(status)).length : 0
    return { round, edition, onMenu, open: open ?? null, published: publishedFromDesk(db, round.slug) }
  })
}

const publishedOfRound = prepared((db) =>
  db
    .select()
    .from(drafts)
    .where(and(eq(drafts.roundSlug, sql.placeholder('roundSlug')), isNotNull(drafts.publishedAt)))
    .orderBy(desc(drafts.publishedAt), desc(asAdded))
    .prepare(),
)

function publishedFromDesk(db: Db, roundSlug: string): DeskRound['published'] {
  return publishedOfRound(db)
    .all({ roundSlug })
    .map(({ title, publishedAs, publishedAt, savedBy, approvedBy }) => ({
      edition: publishedAs ?? '',
      title,
      at: publishedAt ?? 0,
      savedBy: editorName(db, savedBy),
      approvedBy: editorName(db, approvedBy),
    }))
}

export type DraftPageLine = DraftLine & { title: string; wordingHtml: string; reasonHtml: string | null; isNew: boolean }
export type DraftPage = {
  draft: Draft
  round: Round
  number: number
  base: Edition | null
  lines: DraftPageLine[]
  /** The changes from the edition it was begun from, as readers will see them. */
  comparison: Comparison
  /** What prevents publishing, each with the page that fixes it. */
  refusals: (DraftRefusal & { href: string })[]
  state: string
  open: boolean
  approved: boolean
  /** The person who approved it is no longer an editor. */
  voidApproval: boolean
  savedBy: string | null
  approvedBy: string | null
  /** The first day on which it may be published, where that is later than today. */
  publishFrom: Day | null
  /** What begins before that day, so that it would be published after its first day. */
  early: { action: string; title: string; status: OfferStatus; from: Day }[]
  /** Actions that it calls again and whose own pages still tell of their end. */
  oldWords: { action: string; title: string; off: TakenOff }[]
}

/** The data for all pages of one draft, open or not. */
export function draftPage(db: Db, id: string, now: Instant): DraftPage | undefined {
  const draft = draftById(db, id)
  const round = draft && allRounds(db, dayOf(now)).find(({ slug }) => slug === draft.roundSlug)
  if (!draft || !round) return undefined
  const base = draft.basedOn ? (allEditions(db, round.slug).find(({ slug }) => slug === draft.basedOn) ?? null) : null
  const before = base ? offersOf(db, base.slug) : []
  const lines = inOrder(draft.lines).map((line) => pageLine(db, line, before))
  const open = isOpen(draft)
  const approval = approvalOf(db, draft)
  const earliest = earliestPublication(draft, now)
  const publishFrom = open && earliest > now ? dayOf(earliest) : null
  return {
    draft,
    round,
    number: nextNumber(db, round.slug),
    base,
    lines,
    comparison: compareOffers(before, lines.map(comparedOffer)),
    refusals: open
      ? draftRefusals(db, draft, earliest).map((refusal) => ({ ...refusal, href: placeOf(draft, lines, refusal) }))
      : [],
    state: draftStateWords(draft, approval, round, now),
    open,
    approved: approval === 'given',
    voidApproval: open && approval === 'void',
    savedBy: editorName(db, draft.savedBy),
    approvedBy: editorName(db, draft.approvedBy),
    publishFrom,
    early: (publishFrom ? linesBeginningBefore(lines, before, publishFrom) : []).map(({ action, title, status, from = '' }) => ({
      ...{ action, title, status, from },
    })),
    oldWords: open ? oldWordsOf(db, draft.startedAt, lines, now) : [],
  }
}

const oldWordsOf = (db: Db, begunAt: Instant, lines: readonly DraftPageLine[], now: Instant): DraftPage['oldWords'] =>
  lines.flatMap(({ action, title, status, page }) => {
    const known = page === undefined && onTheMenu(status) ? actionBySlug(db).get({ slug: action }) : undefined
    if (!known) return []
    const { summary, notice } = guidanceOf(db, known.guidanceHash).data
    const off = endToldOf(db, { slug: action, summary, notice }, begunAt, now)
    return off ? [{ action, title, off }] : []
  })

const actionBySlug = prepared((db) =>
  db
    .select({ title: actions.title, guidanceHash: actions.guidanceHash })
    .from(actions)
    .where(eq(actions.slug, sql.placeholder('slug')))
    .prepare(),
)

function pageLine(db: Db, line: DraftLine, before: Offer[]): DraftPageLine {
  const page = line.page === undefined ? undefined : parseContent(line.page, line.action, actionFields)
  const typed = typedSoFar(line.page)
  const written = page?.ok ? page.file.data.title : typed?.title || typed?.shortTitle
  const title = written ?? actionBySlug(db).get({ slug: line.action })?.title ?? line.action
  const isNew = !before.some(({ actionSlug, status }) => actionSlug === line.action && onTheMenu(status))
  const reasonHtml = line.reason ? renderMarkdownLine(line.reason) : null
  return { ...line, title, wordingHtml: renderMarkdownLine(line.wording), reasonHtml, isNew }
}

function comparedOffer({ action, title, status, wording, ...line }: DraftPageLine): ComparedOffer {
  const { reason = null, decidedBy = null, supersededBy = null, from = null, until = null, unless = null } = line
  return {
    actionSlug: action,
    title,
    status,
    wording,
    reason,
    decidedBy,
    supersededBy,
    offeredFrom: from,
    offeredUntil: until,
    unless,
  }
}

/** The page, and the field on it, that fixes a refusal. */
function placeOf({ id }: Draft, lines: DraftPageLine[], { path: [first, index, field] }: DraftRefusal): string {
  const draft = `/committee/menu/${id}`
  if (first === 'title' || first === 'summary' || first === 'sources') return `${draft}/words#${first}`
  const line = typeof index === 'number' ? lines[index] : undefined
  if (line && field === 'page') return `${draft}/new-action?change=${line.action}`
  if (line) return `${draft}/actions/${line.action}#${field === 'action' || field === 'standing' ? 'status' : field}`
  return first === 'published' ? `${draft}/publish` : `${draft}#menu`
}
