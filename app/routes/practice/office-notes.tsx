import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askForNotes, readNotes } from '#app/features/lmc-desk/office-notes/ask-for-notes.server.ts'
import { notesForColleague, notesForPractice } from '#app/features/lmc-desk/office-notes/office-note-queries.server.ts'
import { OFFICE_NOTE_REFUSALS } from '#app/features/lmc-desk/office-notes/office-note-rules.ts'
import { ForColleagues, ShownNotes } from '#app/features/lmc-desk/office-notes/shown-notes.tsx'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'
import { sharingChooser } from './sharing-chooser.server.ts'

export const meta: MetaFunction = () => [{ title: 'What our LMC’s office noted about us · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, details, db, isPartner: may } = await sharingChooser(visit)
  const page = may && details.lmc ? notesForPractice(db, details.lmc.slug, practiceCode) : null
  return { details, page, colleague: may ? null : notesForColleague(db, practiceCode, details.lmc?.slug) }
}

/** A partner asks for the notes, or says that they have read what was shown. */
export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at, isPartner: may } = await sharingChooser(visit)
  if (!may) throw notFound()
  const { do: act, shown = '' } = namedFields(await visit.request.formData(), ['do', 'shown'])
  if (act === 'read') {
    await inSharedTransaction(db, (tx) => readNotes(tx, { practiceCode, id: shown }, by, at))
    return redirectSaying(visit, `/practice/${practiceCode}`, { done: 'Noted: it no longer shows on your desk.' })
  }
  const outcome = await inSharedTransaction(db, (tx) => askForNotes(tx, practiceCode, by, at))
  if (!outcome.ok) return data({ errors: { '': OFFICE_NOTE_REFUSALS[outcome.reason] } }, { status: 422 })
  const done = outcome.already
    ? 'You have asked already: nothing was added.'
    : 'Asked. Your LMC’s office sees that it waits, and your desk says when the notes are here.'
  return redirectSaying(visit, `/practice/${practiceCode}/office-notes`, { done })
}

export default function OfficeNotes() {
  const { details, page, colleague } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const lmc = details.lmc?.name ?? 'your LMC'
  const shown = page?.shown ?? null
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead={`The officers of ${lmc} can note something about a practice. No other practice, no other LMC and not the committee read it. Your partners do, when they ask.`}
      >
        What our LMC’s office noted about us
      </PageHeading>
      {colleague ? (
        <ForColleagues partners={colleague.partners} askedAt={colleague.askedAt} here={`/practice/${details.code}`} />
      ) : null}
      {page?.waitingSince ? (
        <p>
          <strong>Asked for on {longDay(dayOf(page.waitingSince))}.</strong> {lmc} has a month to answer. Your desk says when the
          notes are here.
        </p>
      ) : null}
      {shown ? (
        <section aria-labelledby="shown">
          <SectionHeading id="shown">Shown to you on {longDay(dayOf(shown.at))}</SectionHeading>
          <ShownNotes notes={shown.notes} />
          <p className="soft">All that stood there on that day. If something is wrong, tell the office; it takes it back.</p>
          {shown.readAt === null ? (
            <Form method="post">
              <input type="hidden" name="shown" value={shown.id} />
              <Button name="do" value="read" variant="quiet">
                We have read them
              </Button>
            </Form>
          ) : null}
        </section>
      ) : null}
      {page && !page.waitingSince && details.open ? (
        <Form method="post">
          <ButtonRow>
            <Button name="do" value="ask" variant={shown ? 'quiet' : 'main'}>
              {shown ? 'Ask for them again' : `Ask ${lmc} for its notes about us`}
            </Button>
            <a href={`/practice/${details.code}`}>Back to this week</a>
          </ButtonRow>
        </Form>
      ) : null}
    </>
  )
}
