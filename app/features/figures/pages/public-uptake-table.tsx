import { countInWords } from '#app/features/figures/disclosure/disclosure-rules.ts'
import { percentInWords } from '#app/features/figures/releases/figure-words.ts'
import type { PublicRollUp } from '#app/features/figures/releases/roll-up-queries.server.ts'
import { Table } from '#app/ui/table.tsx'

/** England for everyone: counts rounded to 5, whole percents, and the number of reporters. */
export function PublicUptakeTable({ uptake: { columns, nation } }: { uptake: PublicRollUp }) {
  return (
    <Table
      caption="Reporters taking each action, England"
      spokenCaption
      columns={[
        { key: 'action', label: 'Action' },
        { key: 'share', label: 'Of reporters', numeric: true },
        { key: 'count', label: 'Practices', numeric: true },
      ]}
      rows={columns.map(({ slug, title }, index) => {
        const figure = nation.taking[index]!
        const { value, unit = '' } = percentInWords(figure)
        return {
          key: slug,
          cells: [
            <a key={slug} href={`/actions/${slug}`}>
              {title}
            </a>,
            `${value}${unit}`,
            countInWords(figure),
          ],
        }
      })}
      note={`Of ${nation.reporters.toLocaleString('en-GB')} practices that made a return in the last 4 weeks. Counts are rounded to 5.`}
    />
  )
}
