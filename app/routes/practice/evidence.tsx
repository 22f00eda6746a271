import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { evidenceMade } from '#app/features/practice-desk/evidence/evidence-made-queries.server.ts'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { ReleaseSide } from '#app/features/registers/pages/asked-doors.tsx'
import { moment } from '#app/platform/dates-in-words.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Evidence pack · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, details, db } = await practicePage(visit)
  return { details, made: evidenceMade(db, practiceCode) }
}

export default function Evidence() {
  const { details, made } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead="What the practice did, when, by whose decision and on whose advice; its letters as they went; its registers; who looked. For your solicitor, your LMC or your own files."
      >
        Evidence pack
      </PageHeading>
      <Columns sideLabel="What may be asked for" side={<ReleaseSide />}>
        <form method="post" action={`/practice/${details.code}/evidence-file`}>
          <ButtonRow>
            <Button name="as" value="pdf">
              Make the pack (PDF)
            </Button>
            <Button name="as" value="zip" variant="quiet">
              With its tables (ZIP)
            </Button>
          </ButtonRow>
        </form>
        <p>
          One PDF with contents and page numbers; the ZIP has the same PDF and each table as CSV. Whoever has the file can read
          what you take and wrote: Concert gives it to nobody else. Each making is written in the log.
        </p>
        <SectionHeading>What it holds</SectionHeading>
        <ul>
          <li>Each action: what was recorded, when, by which role, and what the menu and its guidance said then.</li>
          <li>
            Every letter word for word, with its logo, and what came of it. Of a letter about one case, only its kind and day.
          </li>
          <li>Services and their notices, data sharing agreements, and what came in.</li>
          <li>
            <a href={`/practice/${details.code}/failures`}>Failures of services</a> as your practice logged them, with their cost,
            and <a href={`/practice/${details.code}/claims`}>its claims</a> with what came of them; no doctor’s own claim. How far{' '}
            <a href={`/practice/${details.code}/legal`}>legal support</a> goes.
          </li>
          <li>Who was shown your record, in the last two years.</li>
          <li>The entry in the log that says when the pack was asked for.</li>
        </ul>
        <SectionHeading>Made so far</SectionHeading>
        {made.length === 0 ? <p>No pack has been made.</p> : null}
        <ul className="plain-list">
          {made.map(({ at, kind, by }) => (
            <li key={at}>
              {moment(at)}: {by}, {kind === 'zip' ? 'ZIP' : 'PDF'}
            </li>
          ))}
        </ul>
      </Columns>
    </>
  )
}
