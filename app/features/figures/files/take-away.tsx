import { SectionHeading } from '#app/ui/headings.tsx'
import { TABLE_NAMES, type TableName } from './figure-tables.ts'

const TABLE_LABELS: Record<TableName, string> = {
  england: 'England by action',
  regions: 'Regions',
  lmcs: 'LMCs',
  obstacles: 'Obstacles',
  bands: 'Sizes of list and network',
  'goes-on': 'Off the menu, still taken',
}

export type TakeAwayProps = {
  /** Where its files are: for everybody, or with every LMC by name for the committee. */
  front: '/figures' | '/committee'
  /** The week's own release. */
  release: string
  columns: { slug: string; shortTitle: string }[]
  /** Lines to paste, each a figure said whole. */
  lines?: string[]
}

/** The files of a release: tables, pictures, for the committee its paper, and lines to paste. */
export function TakeAway({ front, release, columns, lines = [] }: TakeAwayProps) {
  const at = `${front}/releases/${release}`
  const pictures = [
    { name: 'states', label: 'What reporters do' },
    { name: 'courses', label: 'Week by week' },
    ...columns.map(({ slug, shortTitle }) => ({ name: `map-${slug}`, label: `Map: ${shortTitle}` })),
  ]
  return (
    <section aria-labelledby="take-away" className="not-on-paper">
      <SectionHeading id="take-away" beside="as the week’s own release issued it">
        Take it away
      </SectionHeading>
      <ul className="file-links">
        {front === '/committee' ? (
          <li>
            <a href={`${at}/paper.pdf`}>Committee paper, two sides of A4 (PDF)</a>
          </li>
        ) : null}
        {TABLE_NAMES.map((name) => (
          <li key={name}>
            <a href={`${at}/tables/${name}.csv`}>{TABLE_LABELS[name]} (CSV)</a>
          </li>
        ))}
        <li>
          <a href="/figures/interface">For programs and websites</a>
        </li>
        {front === '/committee' ? (
          <li>
            <a href="/committee/tokens">Tokens for programs, with every LMC by name</a>
          </li>
        ) : null}
      </ul>
      {columns.length > 0 ? (
        <details>
          <summary>Pictures</summary>
          <ul>
            {pictures.map(({ name, label }) => (
              <li key={name}>
                {label}:{' '}
                <a href={`${at}/pictures/${name}.svg`}>
                  SVG<span className="spoken"> of {label}</span>
                </a>
                ,{' '}
                <a href={`${at}/pictures/${name}.png`}>
                  PNG<span className="spoken"> of {label}</span>
                </a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {lines.length > 0 ? (
        <details>
          <summary>Lines to paste</summary>
          <ul className="lines-to-paste">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}
