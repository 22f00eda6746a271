import { approvalOf } from '#app/features/editors/drafts/approval-queries.server.ts'
import { addLine } from '#app/features/menu/draft-writing/add-line.server.ts'
import { saveLine } from '#app/features/menu/draft-writing/save-line.server.ts'
import { DRAFT_REFUSALS, type Draft } from '#app/features/menu/drafts/draft-rules.ts'
import { draftById, seenOf } from '#app/features/menu/drafts/draft-store.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { FieldErrors, FormValues } from '#app/platform/form.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { parseNewAction } from './new-action-form.ts'
import { parseUnfinished } from './unfinished-action.ts'

/** `left`: what is missing or wrong before it can be published. `seen`: the mark for the next save. */
export type NewActionSaved =
  | { ok: true; action: string; seen: string; left: FieldErrors }
  | { ok: false; status: 409 | 422; errors: FieldErrors; left: FieldErrors }

/** `letters`: those that may be chosen. */
type Typed = { draft: Draft; line: { action: string } | undefined; values: FormValues; letters?: readonly string[] }

/**
 * Saves the form of a new action, finished or not: it is added to the draft, or replaces `line`. Refused: what no draft may hold, a short
 * name that another action has, and what another editor changed since `values.seen`.
 */
export function saveNewAction(db: Db, { draft, line, values, letters }: Typed, by: Actor, now: Instant): NewActionSaved {
  const form = parseNewAction(values, dayOf(now), line?.action, letters)
  const left = form.ok ? {} : form.errors
  const kept = form.ok ? form : parseUnfinished(values, line?.action)
  if (!kept.ok) return { ok: false, status: 422, errors: kept.errors, left }
  const [draftId, saved] = [draft.id, kept.value]
  const outcome = line
    ? saveLine(db, { draftId, seen: values.seen ?? '', line: saved }, by, now)
    : addLine(db, { draftId, line: saved }, by, now)
  if (outcome.ok) return { ok: true, action: saved.action, seen: seenOf(outcome.draft, { line: saved.action }), left }
  const field = outcome.reason === 'slug-taken' ? 'shortTitle' : ''
  return { ok: false, status: 409, errors: { [field]: DRAFT_REFUSALS[outcome.reason] }, left: {} }
}

/** Saves the form as it is typed. Never under an approval or a set time: a save takes them back, so it has to be meant. */
export function saveAsTyped(db: Db, typed: Typed, by: Actor, now: Instant): NewActionSaved {
  return inTransaction(db, (tx): NewActionSaved => {
    // As it stands now, not as it was when the save began to wait for its turn.
    const draft = draftById(tx, typed.draft.id) ?? typed.draft
    if (approvalOf(tx, draft) === 'given' || draft.publishAt !== null)
      return { ok: false, status: 409, errors: { '': 'An approval or a set time stands: press Save to change it.' }, left: {} }
    return saveNewAction(tx, { ...typed, draft }, by, now)
  })
}
