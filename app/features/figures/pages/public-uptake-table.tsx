import { countInWords, percentInWords, SUM_NOTE } from '#app/features/figures/disclosure/figure-words.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { Table } from '#app/ui/table.tsx'

/** England for everyone: how many practices take each action, and which share of the reporters, whole. */
export function PublicUptakeTable({ week: { columns, england } }: { week: Pick<WeekFigures, 'columns' | 'england'> }) {
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
        const { taking } = england.actions[index]!
        return {
          key: slug,
          cells: [
            <a key={slug} href={`/actions/${slug}`}>
              {title}
            </a>,
            percentInWords(taking),
            countInWords(taking),
          ],
        }
      })}
      note={`Of ${england.reporters.toLocaleString('en-GB')} practices that made a return in the last 4 weeks. ${SUM_NOTE}`}
    />
  )
}
