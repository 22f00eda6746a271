import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Table } from '#app/ui/table.tsx'
import type { LegalDispute, LegalLine } from './legal-overview.server.ts'
import { BESIDE_THE_PACK, IN_THE_PACK, NO_ADVICE, OF_A_DOCTOR } from './legal-words.ts'

/** Where a legal route is supported: line by line how far, what the practice has of it, the pack to take away, and whom to ask. */
export function LegalDesk({ details, disputes }: { details: PracticeDetails; disputes: LegalDispute[] }) {
  const here = `/practice/${details.code}`
  return (
    <Columns sideLabel="Whom to ask, and who sees this" side={<Side details={details} disputes={disputes} />}>
      {disputes.length === 0 ? <p>No dispute about a service says that a legal route is supported.</p> : null}
      {disputes.map(({ dispute, title, said, lines }) => (
        <section key={dispute} aria-labelledby={dispute}>
          <SectionHeading id={dispute}>{title}</SectionHeading>
          <p>
            Support: {ended(said)} <a href={`/disputes/${dispute}/lines#schemes`}>How far each line has gone</a>
          </p>
          <Table
            caption={`Service lines of ${title}`}
            spokenCaption
            columns={[
              { key: 'line', label: 'Service line' },
              { key: 'far', label: 'How far' },
              { key: 'failures', label: 'Failures', numeric: true, wideOnly: true },
              { key: 'claims', label: 'Claims', numeric: true, wideOnly: true },
              { key: 'pack', label: 'The pack' },
            ]}
            rows={lines.map((line) => ({
              key: line.key,
              cells: [
                line.name,
                <HowFar key="far" line={line} />,
                line.failures,
                line.claims,
                <Pack key="pack" line={line} here={here} />,
              ],
            }))}
            empty="No line of it has a route of its own, and your practice has logged and claimed nothing in it."
          />
        </section>
      ))}
      <p>
        That you asked for support, that it was filed and what came of it is recorded at the <a href={`${here}/claims`}>claim</a>{' '}
        itself: until then its outcome stands as not known.
      </p>
      <div className="split">
        <section aria-labelledby="in-the-pack">
          <SectionHeading id="in-the-pack">In the pack</SectionHeading>
          <Lines of={IN_THE_PACK} />
        </section>
        <section aria-labelledby="beside">
          <SectionHeading id="beside">What you bring beside it</SectionHeading>
          <Lines of={BESIDE_THE_PACK} />
        </section>
      </div>
    </Columns>
  )
}

function HowFar({ line: { said, law } }: { line: LegalLine }) {
  return (
    <ul className="plain-list">
      <li>{said ?? 'as the dispute as a whole'}</li>
      {law.map((words) => (
        <li key={words}>
          <strong>Our claim:</strong> {words}
        </li>
      ))}
    </ul>
  )
}

function Pack({ line, here }: { line: LegalLine; here: string }) {
  return (
    <form method="post" action={`${here}/legal/file`}>
      <input type="hidden" name="line" value={line.key} />
      <ButtonRow>
        <Button name="as" value="pdf" variant="quiet">
          PDF<span className="spoken"> of {line.name}</span>
        </Button>
        <Button name="as" value="zip" variant="quiet">
          ZIP<span className="spoken"> of {line.name}</span>
        </Button>
      </ButtonRow>
    </form>
  )
}

function Side({ details, disputes }: { details: PracticeDetails; disputes: LegalDispute[] }) {
  const carriers = [...new Set(disputes.map(({ carriedBy }) => carriedBy))].join(', ')
  return (
    <>
      <SectionHeading>Whom to ask</SectionHeading>
      <p>
        {carriers ? `${carriers}, through ${details.lmc?.name ?? 'your LMC'}` : (details.lmc?.name ?? 'Your LMC')}, before
        anything is filed. <a href="/help">Its contact</a>
      </p>
      <SectionHeading>A doctor’s own loss</SectionHeading>
      <p>
        {OF_A_DOCTOR} <a href="/account/claims">My claims</a>
      </p>
      <SectionHeading>Who sees this</SectionHeading>
      <p>Your own people alone; that a pack was asked for is written in your practice’s log. {NO_ADVICE}</p>
    </>
  )
}

const Lines = ({ of }: { of: readonly string[] }) => (
  <ul>
    {of.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)

/** With a full stop at its end, once. */
const ended = (words: string) => (words.endsWith('.') ? words : `${words}.`)
