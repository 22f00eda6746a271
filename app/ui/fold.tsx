import type { ReactNode } from 'react'
import { useFormState } from './form-state.tsx'

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

type FoldOfFieldsProps = {
  legend: string
  /** The names of its fields: the part is open where one of them is wrong. */
  fields: readonly string[]
  /** In sight at once. */
  open?: boolean
  children: ReactNode
}

/** A part of a long form that is opened when it is wanted; beside its name stands how many of its fields are filled in. */
export function FoldOfFields({ legend, fields, open = false, children }: FoldOfFieldsProps) {
  const { values, errors } = useFormState()
  const wrong = fields.filter((name) => errors[name] !== undefined).length
  const filled = fields.filter((name) => values[name]?.trim()).length
  return (
    <details className="fold" open={open || wrong > 0}>
      <summary>
        <h2>{legend}</h2>
        <span className="beside"> {wrong > 0 ? `${wrong} to put right` : `${filled} filled in`}</span>
      </summary>
      <fieldset className="fieldset">
        <legend className="spoken">{legend}</legend>
        {children}
      </fieldset>
    </details>
  )
}
