import type { ReactNode } from 'react'

/** The props of every question. Its value and error come from the FormState around it, by its name. */
export type QuestionProps = {
  name: string
  /** Default: the name. An error summary links to it, so it is unique on the page. */
  id?: string
  label: ReactNode
  hint?: ReactNode
  /** Says "(optional)" after the label. Questions are otherwise expected to be answered. */
  optional?: boolean
}

/** Ids of hint and error, for `aria-describedby`, `undefined` when there is neither. */
export const describedBy = (id: string, { hint, error }: { hint?: ReactNode; error?: string | undefined }) =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined

/** Hint and error as they stand between a label and its control. The word "Error:" is for screen readers. */
export function HintAndError({ id, hint, error }: { id: string; hint?: ReactNode; error?: string | undefined }) {
  return (
    <>
      {hint ? (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          <span className="spoken">Error: </span>
          {error}
        </p>
      ) : null}
    </>
  )
}

export type FieldProps = Omit<QuestionProps, 'name'> & {
  /** Id of the control inside. */
  id: string
  /** What is wrong and what to do. Shown above the control and said with it. */
  error?: string | undefined
  /** The control; it carries `id` and `describedBy(id, …)` itself. */
  children: ReactNode
}

/** Label, hint, error and one control under one another. Text, date, select and textarea are made with it. */
export function Field({ id, label, hint, error, optional, children }: FieldProps) {
  return (
    <div className={error ? 'field has-error' : 'field'}>
      <label className="name" htmlFor={id}>
        {label}
        {optional ? <span className="optional"> (optional)</span> : null}
      </label>
      <HintAndError id={id} hint={hint} error={error} />
      {children}
    </div>
  )
}

/** Short questions in one line with their button, as a filter: `<form><FieldLine>…</FieldLine></form>`. */
export function FieldLine({ children }: { children: ReactNode }) {
  return <div className="field-line">{children}</div>
}
