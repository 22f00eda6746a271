import type { ReactNode } from 'react'
import { Columns } from './columns.tsx'
import { SectionHeading } from './headings.tsx'

type WithNotesProps = {
  children: ReactNode
  /** Heading of the side. */
  title?: string
  /** What is good to know before the form is sent, a sentence or two each. */
  notes: ReactNode[]
  /** What else stands at the side, under the notes. */
  also?: ReactNode
}

/** A page of one short form, with what is good to know beside it; for pages with `wide`. */
export function WithNotes({ children, title = 'Good to know', notes, also }: WithNotesProps) {
  return (
    <Columns
      sideLabel={title}
      side={
        <>
          {notes.length > 0 ? (
            <>
              <SectionHeading>{title}</SectionHeading>
              <ul className="side-notes">
                {notes.map((note, index) => (
                  // The notes of a page are fixed: their place is their name.
                  <li key={String(index)}>{note}</li>
                ))}
              </ul>
            </>
          ) : null}
          {also}
        </>
      }
    >
      {children}
    </Columns>
  )
}
