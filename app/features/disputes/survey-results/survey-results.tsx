import { conditionWords, optionsOf } from '#app/features/disputes/surveys/survey-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { WhatChanged } from './asked-waves.tsx'
import { changesIn } from './changes-rules.ts'
import { ResultTables } from './result-tables.tsx'
import type { Row, Wave } from './wave-queries.server.ts'

type Props = {
  wave: Wave
  rows: Row[]
  earlier: { slug: string; title: string } | null
  dispute: { slug: string; title: string; origin: string; lines: { key: string; name: string }[] }
}

/** One wave for everybody: what was asked in which words, and once it is out what was answered, held against the wave before. */
export function SurveyResults({ wave, rows, earlier, dispute }: Props) {
  const { fields, published } = wave
  const href = `/disputes/${dispute.slug}`
  return (
    <>
      <PageHeading
        above={
          <>
            <a href={href}>{dispute.title}</a> · a survey by GPC England
          </>
        }
        lead={leadOf(wave)}
      >
        {fields.title}
      </PageHeading>
      {dispute.origin === 'made up' ? (
        <InsetNote>This survey, the dispute and all that is said in it are made up.</InsetNote>
      ) : null}
      <p>{fields.words}</p>
      {fields.achieved ? (
        <InsetNote readFirst>
          <b>What came of it:</b> {fields.achieved}
        </InsetNote>
      ) : null}
      <div className="ruled-sections">
        {earlier && published ? (
          <section aria-labelledby="changes">
            <SectionHeading id="changes" beside={<a href={`${href}/surveys/${earlier.slug}`}>{earlier.title}</a>}>
              Against the wave before
            </SectionHeading>
            <WhatChanged changes={changesIn(rows)} />
            <Said fields={fields} />
          </section>
        ) : null}
        {published?.answered ? (
          <ResultTables
            wave={wave}
            rows={rows}
            lineNames={Object.fromEntries(dispute.lines.map(({ key, name }) => [key, name]))}
          />
        ) : (
          <AskedWords fields={fields} />
        )}
      </div>
      {published?.answered ? <HowCounted wave={wave} /> : null}
    </>
  )
}

function leadOf({ fields, published, resultsAt }: Wave): string {
  const until = `until the end of ${longDay(fields.closesOn)}`
  if (!published) return `Every practice in Concert is asked, ${until}. Results come on ${longDay(dayOf(resultsAt))}.`
  if (published.answered === null) return `It was open ${until}. Too few answered for a figure.`
  const who = fields.sample === 'practices' ? 'practices' : 'partners and managers'
  return `${inFigures(published.answered)} ${who} answered ${until}. Published on ${longDay(dayOf(resultsAt))}, once and for good.`
}

/** What either side says of change, at the same size. */
function Said({ fields: { saidCommittee, saidOther } }: { fields: Wave['fields'] }) {
  if (!saidCommittee && !saidOther) return null
  return (
    <ul className="row-list">
      <li className="side-by-side">
        <span>
          <b>The committee says</b> {saidCommittee || 'nothing yet.'}
        </span>
        <span>
          <b>The other side says</b> {saidOther || 'nothing yet.'}
        </span>
      </li>
    </ul>
  )
}

/** The questions while there is no figure. */
function AskedWords({ fields: { questions } }: { fields: Wave['fields'] }) {
  return (
    <section aria-labelledby="asked">
      <SectionHeading id="asked" beside={`${questions.length}`}>
        What is asked
      </SectionHeading>
      <ol>
        {questions.map((question) => (
          <li key={question.key}>
            {question.words}{' '}
            <small className="soft">
              {conditionWords(questions, question) ? `${conditionWords(questions, question)}. ` : ''}
              {optionsOf(question)
                .map(({ label }) => label)
                .join(' · ')}
              . Base: {question.base}. Period: {question.period}.
            </small>
          </li>
        ))}
      </ol>
    </section>
  )
}

function HowCounted({ wave: { hash, fields } }: { wave: Wave }) {
  return (
    <p className="chart-note">
      Practices chose to answer; the interval by Wilson allows for the number of answers alone. How many answered is exact; to
      every other count a small secret number is added, so that{' '}
      <a href="/how-figures-are-protected">no answer of one practice can be read from it</a>. What was answered after the end of{' '}
      {longDay(fields.closesOn)} counts nowhere. How many in all is worked out from the bands, each at its middle. A wave is told
      of England alone, never of a region, an ICB or an LMC. SHA-256 of the text: <code className="hash">{hash}</code>
    </p>
  )
}
