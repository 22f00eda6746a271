import type { ActionFunctionArgs } from '@remix-run/node'
import { NEW_ACTION_FIELDS } from '#app/features/menu/new-action/new-action-parts.ts'
import { saveAsTyped } from '#app/features/menu/new-action/save-new-action.server.ts'
import type { AsTyped } from '#app/features/menu/new-action/saved-as-typed.tsx'
import { timeOfDay } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { whoAsks } from '../shared-by-desks/guards.server.ts'
import { isTheirs } from '../shared-by-desks/unsent-form.server.ts'
import { draftVisit } from './draft-visit.server.ts'

export const handle: PageHandle = { longForm: true }

/** Saves a new action's form as it is typed, for the script of the page: `AsTyped`. Nobody presses a button here. */
export async function action(visit: ActionFunctionArgs) {
  // The form is with its page, which keeps it through signing in: this one is not stored beside it.
  if (!(await isTheirs(visit, await whoAsks(visit)))) return new Response(null, { status: 401 })
  const { db, at, page, by } = await draftVisit(visit)
  const values = namedFields(await visit.request.formData(), NEW_ACTION_FIELDS)
  const line = page.lines.find(({ action: slug, page: own }) => slug === values.change && own !== undefined)
  const saved = await inSharedTransaction(db, (tx) => saveAsTyped(tx, { draft: page.draft, line, values }, by, at))
  if (saved.ok) return answer(200, { said: `Saved at ${timeOfDay(at)}, finished or not.`, kept: saved })
  const [why = ''] = Object.values(saved.errors)
  return answer(saved.status, { said: `Not saved yet. ${why}`, ...(saved.status === 409 && { over: true as const }) })
}

const answer = (status: number, said: AsTyped) => Response.json(said, { status })
