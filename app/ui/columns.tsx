import type { ReactNode } from 'react'
import type { Drawing } from './draw.server.ts'
import { DrawnAside } from './drawn.tsx'

type ColumnsProps = {
  children: ReactNode
  /** What stands beside it on a wide screen and after it on a narrow one. */
  side?: ReactNode
  /** The same where it was drawn before. */
  drawnSide?: Drawing
  /** Its name for those who do not see that it stands apart. */
  sideLabel: string
  /** What a reader must do or know first: at the top of the side, and on a narrow screen before everything else. */
  first?: ReactNode
  /** The side stays in sight while the rest is scrolled: a table of contents. */
  stays?: boolean
}

/** A page in two columns, about 2.5 to 1, parted by a hairline; one column on narrow screens and on paper. */
export function Columns({ children, side, drawnSide, sideLabel, first, stays }: ColumnsProps) {
  return (
    <div className={first ? 'columns with-first' : 'columns'}>
      {first ? <div className="columns-first">{first}</div> : null}
      <div className="columns-main">{children}</div>
      {drawnSide ? (
        <DrawnAside className="columns-side" label={sideLabel} drawing={drawnSide} />
      ) : (
        <aside className="columns-side" aria-label={sideLabel}>
          {stays ? <div className="columns-stays">{side}</div> : side}
        </aside>
      )}
    </div>
  )
}
