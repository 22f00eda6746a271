import type { ReactNode } from 'react'
import { describedBy, Field, type QuestionProps } from './field.tsx'

/** The attributes every control shares: id, name, description, and whether it is wrong. */
const shared = ({ id, name, hint, error }: QuestionProps & { id: string }) => ({
  id,
  name,
  'aria-describedby': describedBy(id, { hint, error }),
  'aria-invalid': error ? (true as const) : undefined,
})

export type TextInputProps = QuestionProps & {
  type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url'
  defaultValue?: string
  /** Width that hints at the length of the answer. */
  width?: 'short' | 'medium' | 'full'
  /** `numeric` for whole numbers: a text field with the number keys, never type=number. */
  inputMode?: 'numeric' | 'decimal' | 'email' | 'text'
  autoComplete?: string
  spellCheck?: boolean
}

/** One line of text. */
export function TextInput({
  type = 'text',
  defaultValue,
  width = 'full',
  inputMode,
  autoComplete,
  spellCheck,
  ...question
}: TextInputProps) {
  const id = question.id ?? question.name
  return (
    <Field {...question} id={id}>
      <input
        {...shared({ ...question, id })}
        className={`control ${width}`}
        type={type}
        defaultValue={defaultValue}
        inputMode={inputMode}
        autoComplete={autoComplete}
        spellCheck={spellCheck}
      />
    </Field>
  )
}

export type DateInputProps = QuestionProps & {
  /** All three are ISO days: `2024-08-01`. The browser shows them as its reader is used to. */
  defaultValue?: string
  min?: string
  max?: string
}

/** One calendar day, by the browser's own date field; it sends an ISO day. The hint says which days make sense: "Not after today." */
export function DateInput({ defaultValue, min, max, ...question }: DateInputProps) {
  const id = question.id ?? question.name
  return (
    <Field {...question} id={id}>
      <input
        {...shared({ ...question, id })}
        className="control date"
        type="date"
        defaultValue={defaultValue}
        min={min}
        max={max}
      />
    </Field>
  )
}

export type TextareaProps = QuestionProps & {
  defaultValue?: string
  rows?: number
  /** Greatest number of characters; said in the hint. What is longer is refused by the form, not cut off while typing. */
  limit?: number
}

/** Several lines of text. */
export function Textarea({ defaultValue, rows = 4, limit, ...question }: TextareaProps) {
  const id = question.id ?? question.name
  const hint: ReactNode = limit ? (
    <>
      {question.hint ? <>{question.hint} </> : null}Up to {limit.toLocaleString('en-GB')} characters.
    </>
  ) : (
    question.hint
  )
  return (
    <Field {...question} hint={hint} id={id}>
      <textarea {...shared({ ...question, hint, id })} className="control" rows={rows} defaultValue={defaultValue} />
    </Field>
  )
}

export type SelectProps = QuestionProps & {
  options: { value: string; label: string }[]
  defaultValue?: string
  /** First line that chooses nothing, as "Choose an LMC". */
  unchosen?: string
  width?: 'medium' | 'full'
}

/** One of many named things. For fewer than eight, use Radios. */
export function Select({ options, defaultValue, unchosen, width = 'full', ...question }: SelectProps) {
  const id = question.id ?? question.name
  return (
    <Field {...question} id={id}>
      <select
        {...shared({ ...question, id })}
        className={`control ${width}`}
        defaultValue={defaultValue ?? (unchosen ? '' : undefined)}
      >
        {unchosen ? <option value="">{unchosen}</option> : null}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
