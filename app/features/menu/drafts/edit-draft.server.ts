import { eq } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { offersOf } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { actions } from '#db/schema/menu.ts'
import {
  type Draft,
  type DraftLine,
  type DraftOutcome,
  type DraftPart,
  type DraftRefusalReason,
  draftPart,
  initialLines,
  inOrder,
  isOpen,
} from './draft-rules.ts'
import { type DraftChange, draftById, seenOf, writeDraft } from './draft-store.server.ts'

/** `seen`: the fingerprint of the part when the editor opened it (`seenOf`). */
export type DraftSave = { draftId: string; seen: string }

const refused = (reason: DraftRefusalReason): DraftOutcome => ({ ok: false, reason })

/** Saves title, summary and sources. */
export function saveWords(
  db: Db,
  { draftId, seen, ...words }: DraftSave & Pick<Draft, 'title' | 'summary' | 'sources'>,
  by: Actor,
  now: Instant,
): DraftOutcome {
  return change(db, { draftId, seen, part: 'words' }, by, now, () => words)
}

/** Saves one line, replacing the draft's line on this action. A page of its own stays. */
export function saveLine(
  db: Db,
  { draftId, seen, line }: DraftSave & { line: DraftLine },
  by: Actor,
  now: Instant,
): DraftOutcome {
  return change(db, { draftId, seen, part: { line: line.action } }, by, now, ({ lines }) => {
    const before = lines.find(({ action }) => action === line.action)
    if (!before) return 'no-action'
    const page = line.page ?? before.page
    const after: DraftLine = page === undefined ? line : { ...line, page }
    return { lines: inOrder(lines.map((one) => (one === before ? after : one))) }
  })
}

/** Saves the order of the menu; `order` names every action on it once. */
export function saveOrder(
  db: Db,
  { draftId, seen, order }: DraftSave & { order: string[] },
  by: Actor,
  now: Instant,
): DraftOutcome {
  return change(db, { draftId, seen, part: 'order' }, by, now, ({ lines }) => {
    const position = (line: DraftLine) => (order.includes(line.action) ? order.indexOf(line.action) : order.length)
    return { lines: inOrder(lines.toSorted((a, b) => position(a) - position(b))) }
  })
}

/**
 * Adds an action at the end of the draft's menu: an existing one or, with `page`, a new one. Refused: an action the draft lists
 * already, an unknown action, a new action with an existing slug.
 */
export function addLine(db: Db, { draftId, line }: { draftId: string; line: DraftLine }, by: Actor, now: Instant): DraftOutcome {
  return change(db, { draftId, part: { line: line.action } }, by, now, (draft, tx) => {
    const known = tx.select({ slug: actions.slug }).from(actions).where(eq(actions.slug, line.action)).get()
    if (draft.lines.some(({ action }) => action === line.action)) return line.page ? 'slug-taken' : 'listed-already'
    if (line.page ? known : !known) return line.page ? 'slug-taken' : 'no-action'
    return { lines: inOrder([...draft.lines, line]) }
  })
}

/** Removes a line that the edition in force does not have. */
export function removeLine(
  db: Db,
  { draftId, seen, action }: DraftSave & { action: string },
  by: Actor,
  now: Instant,
): DraftOutcome {
  return change(db, { draftId, seen, part: { line: action } }, by, now, (draft, tx) => {
    const before = draft.basedOn ? initialLines(offersOf(tx, draft.basedOn)) : []
    if (before.some((line) => line.action === action)) return 'not-new'
    return { lines: draft.lines.filter((line) => line.action !== action) }
  })
}

/**
 * Saves a part of an open draft: the version goes up, an approval and a set time are taken back. A save without a change does
 * nothing.
 */
function change(
  db: Db,
  { draftId, seen, part }: { draftId: string; seen?: string; part: DraftPart },
  by: Actor,
  now: Instant,
  make: (draft: Draft, tx: Db) => DraftChange | DraftRefusalReason,
): DraftOutcome {
  return inTransaction(db, (tx): DraftOutcome => {
    const draft = draftById(tx, draftId)
    if (!draft || !isOpen(draft)) return refused('not-open')
    if (seen !== undefined && seenOf(draft, part) !== seen) return refused('changed-meanwhile')
    const made = make(draft, tx)
    if (typeof made === 'string') return refused(made)
    const saved = { ...draft, ...made }
    if (sameWords(draft, saved)) return { ok: true, draft }
    const version = draft.version + 1
    const taken = { approvedBy: null, approvedAt: null, approvedVersion: null, publishAt: null }
    writeDraft(tx, draftId, { ...made, ...taken, version, savedBy: by.personId, savedAt: now })
    const named = typeof part === 'string' ? part : part.line
    recordEvent(tx, { at: now, actor: by.personId, action: 'draft.saved', subject: draftId, detail: { version, part: named } })
    return { ok: true, draft: draftById(tx, draftId)! }
  })
}

const whole = (draft: Draft) =>
  JSON.stringify([draftPart(draft, 'words'), draft.lines.map(({ action }) => draftPart(draft, { line: action }))])
const sameWords = (a: Draft, b: Draft) => whole(a) === whole(b)
