import type { ReactNode } from 'react'

export type SummaryRow = {
  term: string
  value: ReactNode
  /** A link to change it; its words name the term. */
  action?: ReactNode
}

/** Facts of one thing, name and value; or answers to check before they are sent. */
export function SummaryList({ rows }: { rows: SummaryRow[] }) {
  return (
    <dl className="summary-list">
      {rows.map((row) => (
        <div key={row.term}>
          <dt>{row.term}</dt>
          <dd>{row.value}</dd>
          {row.action ? <dd className="summary-action">{row.action}</dd> : null}
        </div>
      ))}
    </dl>
  )
}
