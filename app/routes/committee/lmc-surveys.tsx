import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { openLmcSurvey, sendBackLmcSurvey } from '#app/features/lmc-desk/surveys/ask-lmc-survey.server.ts'
import { lmcSurveysNotOpen, type RequestToRead } from '#app/features/lmc-desk/surveys/lmc-survey-queries.server.ts'
import { READING_REFUSALS } from '#app/features/lmc-desk/surveys/lmc-survey-rules.ts'
import { LmcSurveyToRead, WORD } from '#app/features/lmc-desk/surveys/lmc-surveys-to-read.tsx'
import { lmcBySlug } from '#app/features/register/records/register-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { freeText } from '#app/platform/free-text.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { WithNotes } from '#app/ui/with-notes.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { committeeEditor } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Questions of LMCs to read first · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { db, at, today } = await committeeEditor(visit)
  const named = (one: RequestToRead) => ({ ...one, lmcName: lmcBySlug(db, one.lmcSlug, today)?.name ?? one.lmcSlug })
  const { toRead, read } = lmcSurveysNotOpen(db, at)
  return { toRead: toRead.map(named), read: read.map(named) }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, db, at } = await committeeEditor(visit)
  const form = await visit.request.formData()
  const { do: wish, request: id = '' } = namedFields(form, ['do', 'request'])
  // Each LMC's box has a name of its own: what was typed for one is given back in no other's.
  const field = `word-${id}`
  const values = namedFields(form, [field])
  const refused = (control: string, words: string) => data({ errors: { [control]: words }, values }, { status: 422 })
  const read = freeText(WORD).safeParse(values[field] ?? '')
  if (!read.success) return refused(field, read.error.issues[0]!.message)
  const open = wish === 'open'
  const outcome = await inSharedTransaction(db, (tx) =>
    open ? openLmcSurvey(tx, id, by, at) : sendBackLmcSurvey(tx, { id, word: read.data }, by, at),
  )
  if (!outcome.ok) {
    const refusal = READING_REFUSALS[outcome.reason]
    return refused(refusal.field ? field : '', refusal.words)
  }
  return redirectSaying(visit, '/committee/lmc-surveys', {
    done: !open
      ? 'Sent back with your word.'
      : outcome.opensAt === undefined
        ? 'Its practices are asked from now on.'
        : `Read. They open by themselves on ${longDay(dayOf(outcome.opensAt))}.`,
  })
}

const NOTES = [
  'An LMC may ask its practices about the menu, obstacles and services lost. Appetite and start days are the committee’s.',
  'Two questions that ask the same in other words, or two answers that mean the same, would give two figures for one fact: send them back.',
  'What you open is asked at once, or once the LMC’s earlier questions have closed. Until then it can be sent back.',
]

export default function LmcSurveys() {
  const { toRead, read } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<a href="/committee/records">Records</a>}
        lead="An LMC’s own questions go to its practices once one editor has read them."
      >
        {toRead.length === 0
          ? 'No LMC waits for its questions to be read'
          : `${toRead.length} to read before practices are asked`}
      </PageHeading>
      <WithNotes title="What to look for" notes={NOTES}>
        {[...toRead, ...read].map((request) => (
          <LmcSurveyToRead key={request.id} request={request} />
        ))}
      </WithNotes>
    </FormState>
  )
}
