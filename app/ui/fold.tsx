import type { ReactNode } from 'react'

type FoldProps = {
  /** The heading, always in sight. */
  title: ReactNode
  /** Small words beside it. */
  beside?: ReactNode
  /** In sight at once: something on the page leads to it. */
  open?: boolean
  /** Level of the heading; 2 unless told. */
  level?: 2 | 3
  children: ReactNode
}

/** A section that is opened when it is wanted. On paper it is open. */
export function Fold({ title, beside, open, level = 2, children }: FoldProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <details className="fold" open={open}>
      <summary>
        <Heading>{title}</Heading>
        {beside ? <span className="beside"> {beside}</span> : null}
      </summary>
      {children}
    </details>
  )
}

/** A question whose answer is opened when it is wanted. On paper it is open. */
export function FoldedQuestion({ question, children }: { question: ReactNode; children: ReactNode }) {
  return (
    <details className="question">
      <summary>{question}</summary>
      {children}
    </details>
  )
}
