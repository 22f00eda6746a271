import type { ReactNode } from 'react'
import { type ScaleStep, shadeClass } from '../scale.ts'
import { TableRegion } from '../table.tsx'

export type HeatColumn = {
  key: string
  /** As short as it can be understood: ten stand side by side. */
  label: ReactNode
  /** The column a narrow screen shows; the others are left out there. */
  chosen?: boolean
}
export type HeatFact = { key: string; label: ReactNode }

/** Text as shown ("13 of 31", "62") with the step it is drawn in; without a step it is hatched under its text. */
export type HeatCell = { text: string; step: ScaleStep | null }

export type HeatRow = {
  key: string
  name: string
  href?: string
  /** Plain cells before the coloured ones, as "39%". As many as `facts`. */
  facts: string[]
  /** As many as `columns`; or words in place of all of them: "too few reports". */
  cells: HeatCell[] | { words: string; hatched: boolean }
  /** England, or a region over its LMCs. */
  total?: boolean
}
/** Rows that stay together when the table is parted in two. */
export type HeatGroup = { key: string; rows: HeatRow[] }

export type HeatTablesProps = {
  caption: string
  /** Head of the first column: "LMC". */
  nameLabel: string
  facts: HeatFact[]
  columns: HeatColumn[]
  groups: HeatGroup[]
  /** A narrow screen shows the rows of totals alone until its heading is the target of this link: "#by-lmc". */
  more: { href: string; words: string }
  note?: ReactNode
}

/** Figures by area and action as coloured cells: on wide screens two tables side by side, the first with half of the rows or more. */
export function HeatTables({ groups, note, caption, more, ...table }: HeatTablesProps) {
  const [first, second] = inTwo(groups)
  return (
    <div className="heat-part">
      <div className="heat-pair">
        <HeatTable {...table} caption={second.length > 0 ? `${caption}, first half` : caption} groups={first} />
        {second.length > 0 ? <HeatTable {...table} caption={`${caption}, second half`} groups={second} /> : null}
      </div>
      <p className="heat-more">
        <a href={more.href}>{more.words}</a>
      </p>
      {note ? <p className="table-note">{note}</p> : null}
    </div>
  )
}

/** Two lists as equal in rows as their groups allow. */
function inTwo(groups: HeatGroup[]): [HeatGroup[], HeatGroup[]] {
  const all = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  if (all < 12) return [groups, []]
  let rows = 0
  let best = { at: groups.length, off: all }
  for (const [index, group] of groups.entries()) {
    rows += group.rows.length
    const off = Math.abs(2 * rows - all)
    if (off < best.off) best = { at: index + 1, off }
  }
  return [groups.slice(0, best.at), groups.slice(best.at)]
}

function HeatTable({ caption, nameLabel, facts, columns, groups }: Omit<HeatTablesProps, 'note' | 'more'>) {
  return (
    <TableRegion label={caption}>
      <table className="heat">
        <caption className="spoken">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{nameLabel}</th>
            {facts.map(({ key, label }) => (
              <th key={key} scope="col" className="num">
                <span className="upright">{label}</span>
              </th>
            ))}
            {columns.map(({ key, label, chosen }) => (
              <th key={key} scope="col" className={chosen ? 'chosen' : undefined}>
                <span className="upright">{label}</span>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ key, rows }) => (
          <tbody key={key}>{rows.map((row) => heatRow(row, facts, columns))}</tbody>
        ))}
      </table>
    </TableRegion>
  )
}

/** A function, not a component, and no nested spans: half of what a hundred rows cost is the number of elements and components. */
function heatRow({ key, name, href, facts: values, cells, total }: HeatRow, facts: HeatFact[], columns: HeatColumn[]) {
  return (
    <tr key={key} className={total ? 'total' : undefined}>
      <th scope="row">{href ? <a href={href}>{name}</a> : name}</th>
      {values.map((fact, index) => (
        <td key={facts[index]?.key} className="fact">
          {fact}
        </td>
      ))}
      {'words' in cells ? (
        <td className={cells.hatched ? 'instead hid' : 'instead'} colSpan={columns.length}>
          <span>{cells.words}</span>
        </td>
      ) : (
        cells.map(({ text, step }, index) => (
          <td
            key={columns[index]?.key}
            className={`${step === null ? 'hid' : shadeClass(step)}${columns[index]?.chosen ? ' chosen' : ''}`}
          >
            {step === null ? <span>{text}</span> : text}
          </td>
        ))
      )}
    </tr>
  )
}
