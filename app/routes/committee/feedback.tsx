import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CommitteeFeedbackList } from '#app/features/menu/feedback/feedback-list.tsx'
import { committeeFeedback, type FeedbackFilter } from '#app/features/menu/feedback/feedback-queries.server.ts'
import { isKeyOf } from '#app/platform/is-key-of.ts'
import { Button } from '#app/ui/button.tsx'
import { FieldLine } from '#app/ui/field.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { Select } from '#app/ui/inputs.tsx'
import { committeePerson } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'Feedback · Concert' }]

const SHOWS: Record<FeedbackFilter['show'], string> = { waiting: 'Not answered', answered: 'Answered', all: 'All' }

export async function loader(visit: LoaderFunctionArgs) {
  const { db, at } = await committeePerson(visit)
  const asked = new URL(visit.request.url).searchParams
  const wanted = asked.get('show') ?? ''
  const show = isKeyOf(SHOWS, wanted) ? wanted : 'waiting'
  const number = Number(asked.get('page') ?? '1')
  const page = Number.isSafeInteger(number) && number > 0 ? Math.min(number, 10_000) : 1
  const { feedback, more, actions } = committeeFeedback(db, { show, action: asked.get('action') || null, page }, at)
  const action = actions.find(({ value }) => value === asked.get('action'))?.value ?? ''
  return { show, action, page, feedback, more, actions }
}

export default function Feedback() {
  const { show, action, page, feedback, more, actions } = useLoaderData<typeof loader>()
  const address = (changes: Record<string, string>) =>
    `/committee/feedback?${new URLSearchParams({ show, ...(action ? { action } : {}), ...changes })}`
  return (
    <>
      <PageHeading lead="What practices and LMCs tell the committee, about an action or in general. LMCs are named. Of a practice, only its region and the week are shown. Editors answer, and only the sender reads the answer.">
        Feedback
      </PageHeading>
      <ul className="choices-of-links" aria-label="Show">
        {Object.entries(SHOWS).map(([key, label]) => (
          <li key={key}>
            <a href={address({ show: key })} aria-current={key === show ? 'true' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
      {actions.length > 1 ? (
        <form method="get">
          <input type="hidden" name="show" value={show} />
          <FormState values={{ action }}>
            <FieldLine>
              <Select name="action" label="About" unchosen="Anything" options={actions} width="medium" />
              <Button variant="quiet">Show</Button>
            </FieldLine>
          </FormState>
        </form>
      ) : null}
      <SectionHeading>{SHOWS[show]}</SectionHeading>
      {feedback.length > 0 ? <CommitteeFeedbackList feedback={feedback} /> : <p>There is none here.</p>}
      {more ? <a href={address({ page: String(page + 1) })}>Earlier</a> : null}
    </>
  )
}
