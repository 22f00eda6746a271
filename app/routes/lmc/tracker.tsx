import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { openedLmcAnswers } from '#app/features/lmc-desk/practices/open-lmc-answers.server.ts'
import { judgeTracker } from '#app/features/lmc-desk/tracker/judge-tracker.server.ts'
import { mappingSent, mappingValues } from '#app/features/lmc-desk/tracker/mapping-form.ts'
import { sendTracker } from '#app/features/lmc-desk/tracker/send-tracker.server.ts'
import { type TrackerAnswer, TrackerPage } from '#app/features/lmc-desk/tracker/tracker-page.tsx'
import {
  guessedMapping,
  mappingShown,
  readAs,
  trackerActions,
} from '#app/features/lmc-desk/tracker/tracker-page-queries.server.ts'
import { trackerSent } from '#app/features/lmc-desk/tracker/tracker-sent.server.ts'
import { questionCounts } from '#app/features/practice-desk/asked-by-lmc/question-queries.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { lmcOfficer } from '../shared-by-desks/guards.server.ts'
import { lmcPage } from '../shared-by-desks/lmc-page.server.ts'

export const handle: PageHandle = { wide: true, longForm: 'or a file' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.lmc.name ?? 'LMC'}: bring your own list in · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { lmcSlug, lmc, db, at } = await lmcPage(visit)
  return {
    lmc,
    actions: trackerActions(db, at),
    counts: questionCounts(db, lmcSlug, at),
  }
}

const CUT_OFF = 'The list came in part only, so nothing was read. Choose the file again, or paste the list.'
const NOTHING = { list: '', values: {}, readAs: '', shown: null, judged: null }

/** Read, check, send: the list travels in the form from one to the next, and every step reads it anew. */
export async function action(visit: ActionFunctionArgs) {
  const { by, lmcSlug, db, at, documents } = await lmcOfficer(visit)
  const form = await visit.request.formData().catch(() => undefined)
  if (!form) return data<TrackerAnswer>({ ...NOTHING, errors: { file: CUT_OFF } }, { status: 400 })
  const { list, read } = await trackerSent(form, documents.make)
  if ('problem' in read) return data<TrackerAnswer>({ ...NOTHING, list, errors: { list: read.problem } }, { status: 422 })
  const actions = trackerActions(db, at)
  const step = form.get('do')
  const { mapping, errors, redrawn } =
    step === 'check' || step === 'send'
      ? mappingSent(form, read, actions)
      : { mapping: guessedMapping(db, { table: read, lmcSlug, actions }, at), errors: {}, redrawn: true }
  const answer = { list, values: mappingValues(mapping), readAs: readAs(read), shown: mappingShown(read, mapping), judged: null }
  if (Object.keys(errors).length > 0) return data<TrackerAnswer>({ ...answer, errors }, { status: 422 })
  if (redrawn) return data<TrackerAnswer>({ ...answer, errors })
  const { practices } = await openedLmcAnswers(db, lmcSlug, by, at)
  const judged = await judgeTracker(db, { rows: read.rows, mapping, office: { lmcSlug, practices } }, at)
  if (step !== 'send' || judged.ask.length === 0) return data<TrackerAnswer>({ ...answer, errors, judged })
  const sent = await sendTracker(db, { lmcSlug, lines: judged.ask }, by, at)
  const done = `Sent: ${sent.questions} ${sent.questions === 1 ? 'question' : 'questions'} to ${sent.practices} ${sent.practices === 1 ? 'practice' : 'practices'}. One that was answered before is not asked again.`
  return redirectSaying(visit, `/lmc/${lmcSlug}/tracker`, { done })
}

export default function Tracker() {
  const { lmc, actions, counts } = useLoaderData<typeof loader>()
  return <TrackerPage lmc={lmc} actions={actions} counts={counts} answer={useActionData<typeof action>()} />
}
