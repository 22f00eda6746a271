import type { SurveyFields } from '#app/features/disputes/surveys/survey-rules.ts'
import { SectionHeading } from '#app/ui/headings.tsx'
import { ResultTables } from './result-tables.tsx'
import type { Row, Wave } from './wave-queries.server.ts'

type Props = {
  survey: { slug: string; lmcSlug: string | null; fields: Pick<SurveyFields, 'dispute'> }
  out: boolean
  /** Of an LMC's own questions, for those who answered. */
  results: { wave: Wave; rows: Row[] } | null
}

/** What all answered, on the desk of one that was asked: the committee's results are public, an LMC's own for those who answered. */
export function ResultsHere({ survey, out, results }: Props) {
  if (!out) return null
  if (survey.lmcSlug === null)
    return (
      <p>
        <a href={`/disputes/${survey.fields.dispute}/surveys/${survey.slug}`}>What all of England answered</a>
      </p>
    )
  if (!results) return <p className="soft">Results are shown to the practices that answered.</p>
  return (
    <section aria-labelledby="results">
      <SectionHeading id="results">What your area answered</SectionHeading>
      {results.wave.published?.answered === null ? (
        <p>Too few practices answered for a figure.</p>
      ) : (
        <ResultTables wave={results.wave} rows={results.rows} lineNames={{}} level={3} />
      )}
      <p className="chart-note">
        Each figure is blurred, and most lie within 4 practices of the true count, as{' '}
        <a href="/how-figures-are-protected">all figures of an area</a> are.
      </p>
    </section>
  )
}
