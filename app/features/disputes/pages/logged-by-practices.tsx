import type { DisputeOn } from '#app/features/disputes/file/dispute-rules.ts'
import { whenWords } from '#app/features/disputes/file/when-rules.ts'
import { ClaimsTable, DutyTable, LinesTable, SumsTable } from '#app/features/disputes/logged/logged-tables.tsx'
import type { LoggedTotals } from '#app/features/figures/logged/logged-totals-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Stated, WhenOf } from './sources-of.tsx'

/** `isWithheld`: two editors withhold them today, on whatever day the page stands. */
type Props = { dispute: DisputeOn; totals: LoggedTotals | null; isWithheld: boolean }

/** What practices logged of a contractor's service and claimed, as totals of England, beside what the contractor says. */
export function LoggedByPractices({ dispute, totals, isWithheld }: Props) {
  const { contractor, logged } = dispute
  const says = logged.at(-1)
  if (contractor === null) return null
  const isOut = says?.state === 'published' && totals !== null
  return (
    <section aria-labelledby="logged">
      <SectionHeading id="logged" beside={isOut ? `as at ${longDay(totals.published.weekEnd)}` : null}>
        As logged by practices, not checked
      </SectionHeading>
      {isOut ? (
        <Totals dispute={dispute} totals={totals} contractor={contractor} />
      ) : (
        <NotPublished says={says} isWithheld={isWithheld} />
      )}
    </section>
  )
}

function NotPublished({ says, isWithheld }: { says: DisputeOn['logged'][number] | undefined; isWithheld: boolean }) {
  if (says?.state === 'published' && isWithheld)
    return <p>Two editors are withholding these totals today, so earlier ones are not shown either.</p>
  if (says?.state === 'published')
    return <p>None published yet: what two editors release in a week comes out on the Monday after it. {says.words}</p>
  return (
    <p>
      {says ? `Not published since ${whenWords(says.when)}: ${says.words}` : 'None published.'} Totals of England come out once
      two editors of the committee have released them. What a practice logs and claims is read by its own people alone.{' '}
      <a href="/claims">What a claim needs</a>
    </p>
  )
}

function Totals({ dispute, totals, contractor }: { dispute: DisputeOn; totals: LoggedTotals; contractor: string }) {
  const { lines, positions, counterparty } = dispute
  const { published, hash } = totals
  const theirs = positions.filter(({ side }) => side === 'body').at(-1)
  const none = published.rows.length === 0
  return (
    <>
      {none ? (
        <p>Too few practices have logged anything to publish a total.</p>
      ) : (
        <div className="logged-totals">
          <LinesTable log={published} lines={lines} />
          <DutyTable log={published} />
          <SumsTable log={published} kind="failures" />
          <ClaimsTable log={published} lines={lines} />
          <SumsTable log={published} kind="claims" />
        </div>
      )}
      <p>
        {theirs ? (
          <>
            <b>{theirs.who}</b> says, <WhenOf when={theirs.when} />:{' '}
            <Stated words={theirs.words} conflict={theirs.conflict} derived={theirs.derived} sources={theirs.sources} />
          </>
        ) : (
          `${contractor}, ${counterparty}: no answer found.`
        )}
      </p>
      <p className="chart-note">
        A practice counts once in each number, however much it logged; what was taken out of a log counts nowhere, nor do claims
        that were not sent or that a doctor keeps for themselves. To every number a small secret one is added, usually 0 or 1, so
        that <a href="/how-figures-are-protected">nothing one practice logged can be read from it</a>. A line is shown once its
        number is 27, and stands until what ten practices logged has changed. England alone: never a region, an LMC or a practice.
        What is wrong here is corrected, and said: write to the people who run the site. SHA-256 of the text:{' '}
        <code className="hash">{hash}</code>
      </p>
    </>
  )
}
