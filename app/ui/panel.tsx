import type { ReactNode } from 'react'

export type PanelProps = {
  /** Heading of the panel. Without it the panel is only a sheet of paper. */
  title?: ReactNode
  /** Level of the heading; 2 unless told. */
  level?: 2 | 3
  children: ReactNode
}

/** A white sheet with a hairline, for one unit of reading: a figure, a ballot, a decision. */
export function Panel({ title, level = 2, children }: PanelProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="panel">
      {title ? <Heading>{title}</Heading> : null}
      {children}
    </div>
  )
}

/** Two parts side by side on wide screens, the first narrow (a map), the second wide (its course). Takes two children. */
export function SideBySide({ children }: { children: ReactNode }) {
  return <div className="beside-another">{children}</div>
}

/** Parts of a page under one another, with even air between. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className="stack">{children}</div>
}
