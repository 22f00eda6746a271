import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { PROGRESS_REFUSALS } from '#app/features/adoption/progress/progress-rules.ts'
import { undoProgress } from '#app/features/adoption/progress/record-progress.server.ts'
import { undoEntry } from '#app/features/adoption/statements/correct-entry.server.ts'
import { REFUSALS } from '#app/features/adoption/statements/refusal-words.ts'
import { recordedNow } from '#app/features/practice-desk/answering/recorded-queries.server.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { practicePerson } from '../shared-by-desks/guards.server.ts'

/** Who comes here without the button is led to the action. */
export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode } = await practicePerson(visit)
  return redirect(`/practice/${practiceCode}/actions/${visit.params.action ?? ''}`)
}

/** Takes back a statement of the last hour, and shows on the action's page what now holds, or why nothing was undone. */
export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at } = await practicePerson(visit)
  const actionSlug = visit.params.action ?? ''
  const { entry: entryId, progress: progressId } = namedFields(await visit.request.formData(), ['entry', 'progress'])
  const to = `/practice/${practiceCode}/actions/${actionSlug}`
  const undone = await inSharedTransaction(db, (tx) => {
    if (!progressId) {
      const outcome = undoEntry(tx, { practiceCode, entryId: entryId ?? '' }, by, at)
      return outcome.ok ? outcome : { ok: false as const, words: REFUSALS[outcome.reason].words }
    }
    const outcome = undoProgress(tx, { practiceCode, progressId }, by, at)
    return outcome.ok ? outcome : { ok: false as const, words: PROGRESS_REFUSALS[outcome.reason] }
  })
  if (!undone.ok) return redirectSaying(visit, to, { refused: undone.words })
  const done = recordedNow(db, { practiceCode, actionSlugs: [actionSlug], what: 'Taken back' }, undone, at)
  return redirectSaying(visit, to, { done })
}
