import { and, eq, isNull, lte, max } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { announceEdition } from '#app/features/menu/announcements/announce-edition.server.ts'
import { asInFile, editionFileText, publishedFields } from '#app/features/menu/content-files/edition-file-rules.ts'
import { type DraftRefusal, editionRefusals } from '#app/features/menu/editions/edition-rules.ts'
import { actionFields, type EditionFields, editionFields } from '#app/features/menu/editions/menu-form.ts'
import { allRounds, editionInForce, offersOf } from '#app/features/menu/editions/menu-queries.server.ts'
import { publicationInstant } from '#app/features/menu/editions/menu-rules.ts'
import {
  actionsOfLibrary,
  editionBefore,
  publishEdition,
  storeAction,
} from '#app/features/menu/editions/publish-edition.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { contentHash, parseContent } from '#app/platform/front-matter.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { startOfMinute } from '#app/platform/wall-clock.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { actions, drafts, editions } from '#db/schema/menu.ts'
import { type Draft, type DraftRefusalReason, draftFields, initialLines, isApproved, isOpen, slugOf } from './draft-rules.ts'
import { draftById, writeDraft } from './draft-store.server.ts'

/** How this site publishes: whether a second editor must approve, and the origin of links in mails. */
export type DeskRules = { secondEditor: boolean; siteAddress: string }
export type DeskOutcome = { ok: true; draft: Draft } | { ok: false; reason: DraftRefusalReason; refusals?: DraftRefusal[] }

const refused = (reason: DraftRefusalReason, refusals?: DraftRefusal[]): DeskOutcome => ({ ok: false, reason, refusals })

/** The number of a round's next edition. */
export function nextNumber(db: Db, roundSlug: string): number {
  const last = db
    .select({ number: max(editions.number) })
    .from(editions)
    .where(eq(editions.roundSlug, roundSlug))
    .get()
  return (last?.number ?? 0) + 1
}

function editionOf(db: Db, draft: Draft, at: Instant): { slug: string; fields: EditionFields } {
  const published = publishedFields({ publishedAt: startOfMinute(at), precision: 'instant' })
  return { slug: slugOf(draft.title), fields: draftFields(draft, nextNumber(db, draft.roundSlug), published) }
}

/**
 * What prevents publishing a draft at an instant, each with its field: `['title']`, `['offers', 2, 'reason']`. Checks the rules
 * of content, the rules of succession, and that the draft still rests on the edition in force.
 */
export function draftRefusals(db: Db, draft: Draft, at: Instant): DraftRefusal[] {
  const { slug, fields } = editionOf(db, draft, at)
  const known = new Set([...actionsOfLibrary(db), ...draft.lines.flatMap(({ action, page }) => (page ? [action] : []))])
  const before = editionBefore(db, draft.roundSlug, fields.number)
  const round = allRounds(db, dayOf(at)).find(({ slug: one }) => one === draft.roundSlug)
  const refusals: DraftRefusal[] = []
  const refuse = (message: string, ...path: (string | number)[]) => refusals.push({ path, message })
  for (const issue of editionFields.safeParse(asInFile(fields)).error?.issues ?? []) {
    const path = issue.path as (string | number)[]
    if (path[0] !== 'published') refuse(wordsOfIssue(path, issue.message), ...path)
  }
  const edition = { slug, number: fields.number, publishedAt: publicationInstant(fields.published), offers: fields.offers }
  refusals.push(...editionRefusals(edition, before, known, round?.endedOn))
  for (const [index, { status, from, page }] of draft.lines.entries()) {
    if (status !== 'offered' && from && from > dayOf(at))
      refuse(
        'What leaves or rests does so from the day of publication on: set the time of publication to that day.',
        'offers',
        index,
        'from',
      )
    if (page && !parseContent(page, 'page', actionFields).ok)
      refuse('The page of this new action is not complete.', 'offers', index, 'page')
    if (page && db.select({ slug: actions.slug }).from(actions).where(eq(actions.slug, draft.lines[index]!.action)).get())
      refuse('An action of this name has come to be since. Take this line out and write it anew.', 'offers', index, 'page')
  }
  if (slug && db.select({ slug: editions.slug }).from(editions).where(eq(editions.slug, slug)).get())
    refuse('An edition of this title is published already.', 'title')
  if (before && draft.basedOn && JSON.stringify(draft.lines) === JSON.stringify(initialLines(offersOf(db, draft.basedOn))))
    refuse('Nothing on the menu differs from the edition in force.', 'offers')
  if ((editionInForce(db, draft.roundSlug, at)?.slug ?? null) !== draft.basedOn)
    refuse('Another edition has been published since this draft was begun. Discard it and begin from that one.', 'offers')
  return refusals
}

const NAMES: Record<string, string> = {
  title: 'The title',
  summary: 'The summary',
  sources: 'The list of sources',
  wording: 'The wording',
  reason: 'The reason',
}
const wordsOfIssue = (path: (string | number)[], message: string) =>
  `${NAMES[String(path.at(-1))] ?? String(path.at(-1) ?? '')} ${message}`

/** Approves a version as second editor. Refused to the person who saved it last, and while something prevents publishing. */
export function approveDraft(
  db: Db,
  { draftId, version }: { draftId: string; version: number },
  by: Actor,
  now: Instant,
): DeskOutcome {
  return onDraft(db, { draftId, version }, (tx, draft) => {
    if (draft.savedBy === by.personId) return refused('own-work')
    const refusals = draftRefusals(tx, draft, now)
    if (refusals.length > 0) return refused('not-ready', refusals)
    writeDraft(tx, draftId, { approvedBy: by.personId, approvedAt: now, approvedVersion: version })
    recordEvent(tx, { at: now, actor: by.personId, action: 'draft.approved', subject: draftId, detail: { version } })
    return { ok: true, draft: draftById(tx, draftId)! }
  })
}

/** Sets the instant of automatic publication, or clears it (`at` null). The form has checked the time. */
export function scheduleDraft(
  db: Db,
  { draftId, version, at }: { draftId: string; version: number; at: Instant | null },
  by: Actor,
  rules: DeskRules,
  now: Instant,
): DeskOutcome {
  return onDraft(db, { draftId, version }, (tx, draft) => {
    if (at !== null) {
      if (rules.secondEditor && !isApproved(draft)) return refused('not-approved')
      const refusals = draftRefusals(tx, draft, at)
      if (refusals.length > 0) return refused('not-ready', refusals)
    }
    writeDraft(tx, draftId, { publishAt: at })
    recordEvent(tx, {
      at: now,
      actor: by.personId,
      action: 'draft.scheduled',
      subject: draftId,
      detail: { version, publishAt: at },
    })
    return { ok: true, draft: draftById(tx, draftId)! }
  })
}

/** Publishes a draft now. A published edition cannot be changed: the next edition corrects a mistake. */
export function publishDraft(
  db: Db,
  { draftId, version }: { draftId: string; version: number },
  by: Actor,
  rules: DeskRules,
  now: Instant,
): DeskOutcome {
  return onDraft(db, { draftId, version }, (tx, draft) => publish(tx, draft, by.personId, rules, now))
}

/**
 * Publishes the drafts whose set time has come. Safe in several processes at once: each draft is checked again inside its
 * transaction.
 */
export async function publishDueDrafts(
  db: Db,
  rules: DeskRules,
  now: Instant,
): Promise<{ draftId: string; outcome: DeskOutcome }[]> {
  const due = and(lte(drafts.publishAt, now), isNull(drafts.publishedAt), isNull(drafts.discardedAt))
  const waiting = db.select({ id: drafts.id, version: drafts.version }).from(drafts).where(due).orderBy(drafts.publishAt).all()
  const published = (tx: Db, draft: Draft) =>
    draft.publishAt !== null && draft.publishAt <= now ? publish(tx, draft, 'concert', rules, now) : refused('changed-meanwhile')
  const outcomes: { draftId: string; outcome: DeskOutcome }[] = []
  for (const { id: draftId, version } of waiting) {
    const outcome = await inSharedTransaction(db, (tx) => onDraft(tx, { draftId, version }, published))
    outcomes.push({ draftId, outcome })
  }
  return outcomes
}

function publish(tx: Db, draft: Draft, actor: string, { secondEditor, siteAddress }: DeskRules, now: Instant): DeskOutcome {
  if (secondEditor && !isApproved(draft)) return refused('not-approved')
  const refusals = draftRefusals(tx, draft, now)
  if (refusals.length > 0) return refused('not-ready', refusals)
  const { slug, fields } = editionOf(tx, draft, now)
  for (const { action, page } of draft.lines)
    if (page) storeAction(tx, { slug: action, body: page, hash: contentHash(page) }, actor, now)
  const edition = { slug, roundSlug: draft.roundSlug, fields, contentHash: contentHash(editionFileText(fields)) }
  const outcome = publishEdition(tx, edition, { actor, announce: announceEdition, siteAddress }, now)
  // The same rules accepted the draft above. Throwing keeps a refusal here from leaving the new actions behind.
  if (!outcome.ok) throw new Error(`The draft ${draft.id} was not published: ${outcome.refusals[0]?.message}`)
  writeDraft(tx, draft.id, { publishedAt: now, publishedAs: slug, publishAt: null })
  return { ok: true, draft: draftById(tx, draft.id)! }
}

function onDraft(
  db: Db,
  { draftId, version }: { draftId: string; version: number },
  work: (tx: Db, draft: Draft) => DeskOutcome,
): DeskOutcome {
  return inTransaction(db, (tx): DeskOutcome => {
    const draft = draftById(tx, draftId)
    if (!draft || !isOpen(draft)) return refused('not-open')
    return draft.version === version ? work(tx, draft) : refused('changed-meanwhile')
  })
}
