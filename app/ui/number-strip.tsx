import type { ReactNode } from 'react'

export type StripNumber = {
  key: string
  /** What is counted: "Take at least one action". */
  title: ReactNode
  /** "85%" */
  value: ReactNode
  /** Small, in the same line: "of reporters". */
  of?: ReactNode
  /** A course or a bar beside the number. */
  picture?: ReactNode
  /** The base, the change, the day. */
  children?: ReactNode
}

/** A few numbers that belong together, in one ruled strip of equal height, each with its base. */
export function NumberStrip({ numbers }: { numbers: StripNumber[] }) {
  return (
    <div className="number-strip">
      {numbers.map(({ key, title, value, of, picture, children }) => (
        <div key={key}>
          <h2>{title}</h2>
          <div className="with-picture">
            <p className="big">
              {value} {of ? <small>{of}</small> : null}
            </p>
            {picture}
          </div>
          {children ? <div className="strip-more">{children}</div> : null}
        </div>
      ))}
    </div>
  )
}
