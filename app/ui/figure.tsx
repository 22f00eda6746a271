import type { ReactNode } from 'react'

export type FigureProps = {
  /** The number or words, already rounded and formatted: "51", "few or none". */
  value: string
  /** "%", close to the number. */
  unit?: string
  /** What is counted, small in the same line: "of practices", "patients". */
  of?: string
  /** The denominator, in the next line: "3,125 of 6,130 open practices made a return". */
  outOf?: ReactNode
  /** The day and the knowledge it stands for: "As at Sunday 22 September 2024". */
  asAt?: ReactNode
  /** More lines, a chart. */
  children?: ReactNode
}

/** One big figure: number big, unit small, denominator in the next line, as-at day last. Put it in a Panel that says what is counted. */
export function Figure({ value, unit, of, outOf, asAt, children }: FigureProps) {
  const inWords = !/\d/.test(value)
  return (
    <div className="figure">
      <p className={inWords ? 'figure-value figure-none' : 'figure-value'}>
        {value}
        {unit}
        {of ? <span> {of}</span> : null}
      </p>
      {outOf ? <p className="figure-line">{outOf}</p> : null}
      {children}
      {asAt ? <p className="figure-as-at">{asAt}</p> : null}
    </div>
  )
}
