import { ResultTables } from '#app/features/disputes/survey-results/result-tables.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Table } from '#app/ui/table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { SurveyAtLmc } from './lmc-survey-queries.server.ts'

/** A survey at the LMC's desk: what sharing practices answered, by name and exact, and the published figure of all. */
export function SurveyAtLmcDesk({ survey: { wave, rows, named, sharing }, lmcName }: { survey: SurveyAtLmc; lmcName: string }) {
  const { fields, published, lmcSlug } = wave
  const own = lmcSlug !== null
  return (
    <div className="ruled-sections">
      <section aria-labelledby="named">
        <SectionHeading id="named" beside={`${named.length} of ${sharing} that share by name`}>
          Who shares, by name
        </SectionHeading>
        <Table
          dense
          caption="Answers of practices that share by name"
          spokenCaption
          empty={
            fields.sample === 'persons'
              ? 'Persons answered for themselves: nobody is shown by name.'
              : 'No practice that shares by name has answered.'
          }
          columns={[
            { key: 'practice', label: 'Practice' },
            ...fields.questions.map(({ key, short }, index) => ({ key, label: `${index + 1}. ${short}` })),
          ]}
          rows={named.map(({ code, name, late, answers }) => ({
            key: code,
            cells: [
              <span key="name">
                {name} {late ? <Tag kind="plain">late</Tag> : null}
              </span>,
              ...fields.questions.map(({ key }) => answers[key] ?? 'not asked'),
            ],
          }))}
          note="Each time you open this page it is written down for the practices shown."
        />
      </section>
      <section aria-labelledby="published">
        <SectionHeading id="published" beside={own ? `all of ${lmcName} that answered` : 'all of England that answered'}>
          The published figure
        </SectionHeading>
        {published === null ? (
          <p>
            It closes at the end of {longDay(fields.closesOn)}; the figure comes on {longDay(dayOf(wave.resultsAt))}.
          </p>
        ) : published.answered === null ? (
          <p>Too few answered for a figure.</p>
        ) : own ? (
          <>
            <ResultTables wave={wave} rows={rows} lineNames={{}} level={3} />
            <p className="chart-note">
              The list above is exact; the published figure is blurred on purpose and can lie below it. The practices that
              answered read the same figure.
            </p>
          </>
        ) : (
          <p>
            <a href={`/disputes/${fields.dispute}/surveys/${wave.slug}`}>What all of England answered</a>
          </p>
        )}
      </section>
    </div>
  )
}
