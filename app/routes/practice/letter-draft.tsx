import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { claimOfDraft } from '#app/features/practice-desk/letter-claims/claim-letters-queries.server.ts'
import { recordSentInClaim, SENT_IN_CLAIM } from '#app/features/practice-desk/letter-claims/record-sent-in-claim.server.ts'
import { LINE_FIELDS } from '#app/features/practice-desk/letter-lines/line-notes.tsx'
import { lineOfDraft } from '#app/features/practice-desk/letter-lines/line-of-letter-queries.server.ts'
import { recordSentInRegister } from '#app/features/practice-desk/letter-lines/record-sent-in-register.server.ts'
import { DraftDesk } from '#app/features/practice-desk/letter-pages/draft-desk.tsx'
import { draftFields, parseDraft, parseSent, SENT_FIELDS } from '#app/features/practice-desk/letters/draft-form.ts'
import { type DraftPage, draftPage } from '#app/features/practice-desk/letters/letter-page-queries.server.ts'
import { draftById } from '#app/features/practice-desk/letters/letter-queries.server.ts'
import { LETTER_REFUSALS, type LetterRefusal } from '#app/features/practice-desk/letters/letter-rules.ts'
import {
  chooseText,
  discardDraft,
  saveDraft,
  TEXT_CHOICES,
  type TextChoice,
} from '#app/features/practice-desk/letters/save-draft.server.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true, longForm: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.draft.title ?? 'Letter'} · Concert` }]

async function asked(visit: LoaderFunctionArgs) {
  const entered = await practicePerson(visit)
  const draftId = visit.params.letterDraft ?? ''
  const page = draftPage(entered.db, entered.practiceCode, draftId, entered.at)
  if (!page) throw notFound()
  return { ...entered, draftId, page }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { page, practiceCode, draftId, db, at, today } = await asked(visit)
  const claim = claimOfDraft(db, practiceCode, draftId, today)
  return { ...page, today, line: lineOfDraft(db, practiceCode, draftId, at), claim }
}

const TEXT_CHOSEN: Record<TextChoice, string> = {
  take: 'The letter has the new words.',
  keep: 'The letter keeps the words you saw.',
  committee: 'The letter has the committee’s words.',
}

/** On which field a refusal of recording stands. */
const SENT_ON: LetterRefusal[] = ['not-yet', 'letter-over']

export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at, draftId, page } = await asked(visit)
  const form = await visit.request.formData()
  const values = namedFields(form, draftFields(page.text))
  const refused = (errors: Record<string, string>, meanwhile = false, given: Record<string, string> | undefined = values) =>
    data({ errors, values: given, meanwhile }, { status: 422 })
  const place = { practiceCode, draftId, seen: values.seen ?? '' }
  const letters = `/practice/${practiceCode}/letters`
  const here = `${letters}/drafts/${draftId}`
  if (values.do === 'sent') return recorded()
  const write = whatToWrite(page)
  if ('errors' in write) return refused(write.errors)
  const outcome = await inSharedTransaction(db, write.work)
  if (!outcome.ok) return refused({ '': LETTER_REFUSALS[outcome.reason] }, true)
  return redirectSaying(visit, values.do === 'discard' ? letters : here, { done: write.done })

  function whatToWrite({ text }: DraftPage) {
    type Work = Parameters<typeof inSharedTransaction<ReturnType<typeof saveDraft>>>[1]
    const to = (done: string, work: Work) => ({ done, work })
    if (values.do === 'discard') return to('Thrown away. Nothing of it is kept.', (tx) => discardDraft(tx, place, by, at))
    const choice = TEXT_CHOICES.find((one) => one === values.do)
    const { of } = namedFields(form, ['of'])
    if (choice) return to(TEXT_CHOSEN[choice], (tx) => chooseText(tx, { ...place, choice, of }, by, at))
    const draft = parseDraft(text, values)
    if (!draft.ok) return { errors: draft.errors }
    return to('Saved. Read the letter as it will go.', (tx) => saveDraft(tx, { ...place, filled: draft.value }, by, at))
  }

  async function recorded() {
    const sent = namedFields(form, SENT_FIELDS)
    const { register: tick = '', lineSeen = '' } = namedFields(form, LINE_FIELDS)
    const start = { ...page.draft.filled, sentOn: sent.sentOn ?? '', register: tick }
    const parsed = parseSent(sent)
    if (!parsed.ok) return refused(parsed.errors, false, start)
    const letter = { ...parsed.value, practiceCode, draftId, lineSeen: tick === 'on' ? lineSeen : null }
    const outcome = await inSharedTransaction(db, (tx) => {
      const { filled = {} } = draftById(tx, practiceCode, draftId) ?? {}
      const of = recordSentInRegister(tx, letter, by, at)
      return of.ok ? { ...of, inClaim: recordSentInClaim(tx, { practiceCode, letterId: of.letterId, filled }, by, at) } : of
    })
    if (outcome.ok) {
      const register = outcome.written.length > 0 ? ` The register says: ${outcome.written.join(', ')}.` : ''
      const written = `${register}${SENT_IN_CLAIM[outcome.inClaim]}`
      return redirectSaying(visit, `${letters}/sent/${outcome.letterId}`, { done: `Recorded as sent.${written}` })
    }
    if (outcome.reason === 'line-changed' || outcome.reason === 'line-refuses')
      return refused({ register: outcome.why }, false, start)
    const field = SENT_ON.includes(outcome.reason) ? 'sentOn' : ''
    return refused({ [field]: LETTER_REFUSALS[outcome.reason] }, outcome.reason === 'changed-meanwhile', start)
  }
}

export default function LetterDraft() {
  return <DraftDesk page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
