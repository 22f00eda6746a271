import type { ReactNode } from 'react'
import { SectionHeading } from '../headings.tsx'
import { Table, type TableProps } from '../table.tsx'

export type ChartProps = {
  id: string
  title: ReactNode
  level?: 2 | 3
  /** What is counted, of how many: "% of 2,749 reporters". */
  counted: ReactNode
  /** The day the figures stand for: "24 November 2024". */
  asAt?: string
  note?: ReactNode
  /** After the note: what few ask, folded. */
  more?: ReactNode
  /** The same figures, to open. Leave it out only where a table stands beside the picture and says the same. */
  table?: Omit<TableProps, 'caption' | 'spokenCaption'> & { caption: string }
  children: ReactNode
}

/** A picture with its title, what is counted, the day it stands for and the same figures as a table. */
export function Chart({ id, title, level, counted, asAt, note, more, table, children }: ChartProps) {
  return (
    <section className="chart" aria-labelledby={id}>
      <SectionHeading
        id={id}
        level={level}
        beside={
          <>
            {counted}
            {asAt ? `, as at ${asAt}` : null}
          </>
        }
      >
        {title}
      </SectionHeading>
      {children}
      {note ? <p className="chart-note">{note}</p> : null}
      {more}
      {table ? (
        <details className="chart-table">
          <summary>
            The same as a table<span className="spoken">: {table.caption}</span>
          </summary>
          <Table {...table} spokenCaption />
        </details>
      ) : null}
    </section>
  )
}
