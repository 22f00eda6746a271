import type { IcbFigures } from '#app/features/figures/releases/icb-figures.ts'
import type { Column } from '#app/features/figures/releases/week-figures.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { Table } from '#app/ui/table.tsx'

/** ICBs as sums of the published rows of their LMCs, with the blur of each sum and the LMCs left out or shared with another. */
export function IcbTable({ icbs, columns }: { icbs: IcbFigures[]; columns: Column[] }) {
  return (
    <div className="icb-table">
      <Table
        caption="ICBs: share of the reporters of their LMCs taking each action, in per cent"
        spokenCaption
        columns={[
          { key: 'icb', label: 'ICB' },
          { key: 'of', label: 'Reporters', numeric: true },
          ...columns.map(({ slug, shortTitle }) => ({ key: slug, label: shortTitle, numeric: true })),
          { key: 'blur', label: 'Within', numeric: true },
        ]}
        rows={icbs.map(({ code, name, leftOut, inTwo, of, taking, blur }) => ({
          key: code,
          cells: [
            <>
              {name}
              {leftOut.length > 0 ? <small> without {leftOut.join(', ')}</small> : null}
              {inTwo.length > 0 ? <small> {inTwo.join(', ')}: partly in another ICB</small> : null}
            </>,
            inFigures(of),
            ...taking.map(({ percent, count }) =>
              of === 0 ? '–' : percent === null ? `${count} of ${of}` : String(Math.round(percent)),
            ),
            of === 0 ? '–' : `${blur} practices`,
          ],
        }))}
        note="An ICB is the sum of the published rows of its LMCs, so it carries their blur: 19 of 20 sums lie within the practices named at the end of the row. Rows lean up by about half a practice each, and so do sums."
      />
    </div>
  )
}
