import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { isAnswer, LIMITS, stateOfAnswer } from '#app/features/adoption/statements/adoption-form.ts'
import { ActionOverview } from '#app/features/practice-desk/answering/action-overview.tsx'
import { OfferNotes } from '#app/features/practice-desk/answering/offer-notes.tsx'
import { LocalNoteHere } from '#app/features/practice-desk/this-week/local-note-here.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { practiceAction } from '../shared-by-desks/practice-action.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Our answer: ${page?.timeline.offer.title ?? 'action'} · Concert` },
]

/** The page of an action; `?answer=` leads to the page on which the decision is recorded, with that answer chosen. */
export async function loader(visit: LoaderFunctionArgs) {
  const { timeline, practiceCode } = await practiceAction(visit)
  const asked = new URL(visit.request.url).searchParams
  const answer = asked.get('answer')
  const slug = timeline.offer.actionSlug
  if (isAnswer(answer) && timeline.open.includes(stateOfAnswer(answer)))
    throw redirect(`/practice/${practiceCode}/choose?${new URLSearchParams({ take: slug, answer, step: '2' })}`)
  // "Next" without a choice shows a message; a link shows the question.
  return { timeline, unchosen: asked.has('step'), limits: LIMITS }
}

export default function Action() {
  const { timeline, unchosen, limits } = useLoaderData<typeof loader>()
  const { details, offer, open, current, localNote } = timeline
  const notes = (
    <>
      <OfferNotes offer={offer} open={open} />
      <LocalNoteHere practiceCode={details.code} offer={offer} note={localNote} current={current} open={open} />
    </>
  )
  return <ActionOverview {...{ timeline, unchosen, limits, notes }} />
}
