import type { ReactNode } from 'react'

export type PageHeadingProps = {
  /** The h1. */
  children: ReactNode
  /** One line above the name, with the reader's location: "Willow Lane Surgery · X81007 · Cleveland LMC". May hold links. */
  above?: ReactNode
  /** One sentence under the name. */
  lead?: ReactNode
  /** What stands at the end of the line on wide screens: a tag, an "as at" form. */
  beside?: ReactNode
}

/** The name of the page with what belongs to it. One a page. */
export function PageHeading({ children, above, lead, beside }: PageHeadingProps) {
  return (
    <div className="page-heading">
      <div>
        {above ? <p className="above">{above}</p> : null}
        <h1>{children}</h1>
        {lead ? <p className="lead">{lead}</p> : null}
      </div>
      {beside ? <div>{beside}</div> : null}
    </div>
  )
}

export type SectionHeadingProps = {
  children: ReactNode
  /** For links to the section and for `aria-labelledby`. */
  id?: string
  /** Level; 2 unless told. Never skip one. */
  level?: 2 | 3
  /** Small words in the same line: "menu edition 4, 1 August 2024 · what changed". */
  beside?: ReactNode
}

/** The name of a section, with small words beside it that are not part of the name. */
export function SectionHeading({ children, id, level = 2, beside }: SectionHeadingProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="section-heading">
      <Heading id={id}>{children}</Heading>
      {beside ? <span className="beside">{beside}</span> : null}
    </div>
  )
}
