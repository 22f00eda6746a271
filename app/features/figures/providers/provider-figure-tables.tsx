import { quarterInWords } from '#app/features/disputes/provider-files/provider-rules.ts'
import { LMC_NOTE, ofInWords } from '#app/features/figures/disclosure/figure-words.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Table } from '#app/ui/table.tsx'
import type { ProviderFigure } from './provider-figures-queries.server.ts'

/** The published figure of an LMC's file, quarter by quarter: how many of the practices that added to it said what. */
export function ProviderFigureTables({ figures, lmcName }: { figures: ProviderFigure[]; lmcName: string }) {
  const [latest, ...before] = figures
  if (!latest)
    return (
      <p>None yet. The figure of a quarter comes out on the Monday after its last week, once, and is never worked out again.</p>
    )
  return (
    <>
      <Quarter figure={latest} lmcName={lmcName} />
      {before.map((figure) => (
        <Quarter key={figure.quarter} figure={figure} lmcName={lmcName} />
      ))}
      <p className="small soft">{LMC_NOTE}</p>
    </>
  )
}

function Quarter({ figure: { quarter, knownAt, rows }, lmcName }: { figure: ProviderFigure; lmcName: string }) {
  const when = quarterInWords(quarter)
  if (rows.length === 0)
    return (
      <p>
        {when}: too few practices added to it for a figure (known on {longDay(dayOf(knownAt))}).
      </p>
    )
  return (
    <>
      <SectionHeading level={3} beside={`as known on ${longDay(dayOf(knownAt))}`}>
        {when}
      </SectionHeading>
      <Table
        dense
        caption={`What practices of ${lmcName} added, ${when}`}
        spokenCaption
        columns={[
          { key: 'what', label: 'Of the practices that added to it' },
          { key: 'count', label: 'Practices', numeric: true },
        ]}
        rows={rows.map(({ key, label, figure }) => ({ key, cells: [label, ofInWords(figure)] }))}
      />
    </>
  )
}
