import type { ReactNode } from 'react'

export type TimelineStatement = {
  key: string
  /** The day or days in words: "1 August 2024". */
  when: string
  /** The same for machines, ISO. */
  dateTime?: string
  /** A Tag, as a rule. */
  tag?: ReactNode
  /** The statement, in one line. */
  title?: ReactNode
  /** Who recorded it and when, on which edition's advice. */
  children?: ReactNode
  /** A later statement corrects this one: it stays visible, set back, and its words say so. */
  corrected?: boolean
}

/** Dated statements, in the order given. Nothing is overwritten: a corrected one stays. */
export function Timeline({ statements, label }: { statements: TimelineStatement[]; label: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {statements.map((statement) => (
        <li key={statement.key} className={statement.corrected ? 'corrected' : undefined}>
          <p className="timeline-when">
            <time dateTime={statement.dateTime}>{statement.when}</time> {statement.tag}
          </p>
          {statement.title ? <p className="timeline-title">{statement.title}</p> : null}
          {statement.children ? <div className="timeline-more">{statement.children}</div> : null}
        </li>
      ))}
    </ol>
  )
}
