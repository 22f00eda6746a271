import { approvalOf } from '#app/features/editors/drafts/approval-queries.server.ts'
import { publishingRefusal } from '#app/features/editors/drafts/two-editor-rules.ts'
import { announceTo } from '#app/features/menu/announcements/announce-edition.server.ts'
import { audiencesOf } from '#app/features/menu/announcements/told-choices.ts'
import { editionFileText } from '#app/features/menu/content-files/edition-file-rules.ts'
import type { Draft } from '#app/features/menu/drafts/draft-rules.ts'
import { draftById, writeDraft } from '#app/features/menu/drafts/draft-store.server.ts'
import { publishEdition } from '#app/features/menu/editions/publish-edition.server.ts'
import { beginGuidance } from '#app/features/menu/guidance/begin-guidance.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { contentHash } from '#app/platform/front-matter.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { draftRefusals, editionOf } from './draft-refusal-queries.server.ts'
import { type DeskOutcome, type DeskRules, onDraft, refused } from './on-draft.server.ts'

/** Publishes a draft now. `told`: who is told by mail. A published edition cannot be changed: the next edition corrects a mistake. */
export function publishDraft(
  db: Db,
  { draftId, version, told }: { draftId: string; version: number; told?: string | undefined },
  by: Actor,
  rules: DeskRules,
  now: Instant,
): DeskOutcome {
  return onDraft(db, { draftId, version }, (tx, draft) =>
    publishOpenDraft(tx, { ...draft, told: told ?? draft.told }, by.personId, rules, now),
  )
}

/** Publishes an open draft, in the transaction of its caller. */
export function publishOpenDraft(
  tx: Db,
  draft: Draft,
  actor: string,
  { secondEditor, siteAddress }: DeskRules,
  now: Instant,
): DeskOutcome {
  const unapproved = publishingRefusal(approvalOf(tx, draft), secondEditor)
  if (unapproved) return refused(unapproved)
  const refusals = draftRefusals(tx, draft, now)
  if (refusals.length > 0) return refused('not-ready', refusals)
  const { slug, fields } = editionOf(tx, draft, now)
  for (const { action, page } of draft.lines) if (page) beginGuidance(tx, { slug: action, text: page, draft }, actor, now)
  const edition = { slug, roundSlug: draft.roundSlug, fields, contentHash: contentHash(editionFileText(fields)) }
  const outcome = publishEdition(tx, edition, { actor, announce: announceTo(audiencesOf(draft.told)), siteAddress }, now)
  // The same rules accepted the draft above. Throwing keeps a refusal here from leaving the new actions behind.
  if (!outcome.ok) throw new Error(`The draft ${draft.id} was not published: ${outcome.refusals[0]?.message}`)
  writeDraft(tx, draft.id, { told: draft.told, publishedAt: now, publishedAs: slug, publishAt: null })
  return { ok: true, draft: draftById(tx, draft.id)! }
}
