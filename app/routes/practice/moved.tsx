import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { lastSharing } from '#app/features/adoption/statements/entry-queries.server.ts'
import { markMoveSeen } from '#app/features/lmc-desk/practice-moved/mark-move-seen.server.ts'
import { moveInWords, whoSeesNow } from '#app/features/lmc-desk/practice-moved/move-note.tsx'
import { moveOf } from '#app/features/lmc-desk/practice-moved/move-queries.server.ts'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { practicePerson } from '../shared-by-desks/guards.server.ts'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'

export const meta: MetaFunction = () => [{ title: 'Our practice and its LMC · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, details, db, at } = await practicePage(visit)
  return { details, move: moveOf(db, practiceCode, at) ?? null, shares: lastSharing(db, practiceCode)?.sharesByName ?? false }
}

/** Marks the move that the page showed as seen. */
export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at } = await practicePerson(visit)
  const { shown = '' } = namedFields(await visit.request.formData(), ['shown'])
  const seen = await inSharedTransaction(db, (tx) => markMoveSeen(tx, { practiceCode, shown }, by, at))
  const done = seen ? 'Noted: it no longer shows on your desk.' : 'It was marked as seen already.'
  return redirectSaying(visit, `/practice/${practiceCode}`, { done })
}

export default function Moved() {
  const { details, move, shares } = useLoaderData<typeof loader>()
  const here = `/practice/${details.code}`
  if (!move)
    return (
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead={
          <>
            The register moved it nowhere within a year. <a href={here}>This week</a>
          </>
        }
      >
        Your practice belongs to {details.lmc?.name ?? 'no LMC'}
      </PageHeading>
    )
  return (
    <>
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead={`The register says so since ${longDay(dayOf(move.recordedAt))}.`}
      >
        {moveInWords(move)}
      </PageHeading>
      <ul>
        <li>
          {whoSeesNow(move, shares)} <a href={`${here}/sharing`}>Who sees our answers</a>
        </li>
        <li>Your answers, returns and letters stay as they are. You have nothing to record again.</li>
        <li>Reminders, calls and local notes come from {move.to ?? 'no LMC'} now.</li>
        <li>
          If this is not right, say so to {move.to ?? 'the operator of this site'}
          {move.to ? (
            <>
              : <a href={`${here}/call`}>ask for a call</a>
            </>
          ) : null}
          . It can say that your practice is not its own.
        </li>
      </ul>
      <ButtonRow>
        {move.seenAt === null ? (
          <Form method="post">
            <input type="hidden" name="shown" value={move.membershipId} />
            <Button>We have seen this</Button>
          </Form>
        ) : null}
        <a href={here}>Back to this week</a>
      </ButtonRow>
    </>
  )
}
