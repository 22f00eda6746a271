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
  /** An ISO day (`2024-08-01`), shown in words, or what was typed. */
  defaultValue?: string
}

const DAY_IN_WORDS = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
function asTyped(value = ''): string {
  const noon = new Date(`${value}T12:00:00Z`)
  const isReal = !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(value) && value.length === 10
  return isReal ? DAY_IN_WORDS.format(noon) : value
}

/**
 * One calendar day, typed as people write it: the browser's own field of a day follows the language of the browser, so 4 August becomes
 * 8 April in one set to American English. The hint says which days make sense: "Not after today."
 */
export function DateInput({ defaultValue, hint, ...question }: DateInputProps) {
  const id = question.id ?? question.name
  const whole = <>{hint ? <>{hint} </> : null}For example, 1 8 2024 or 1 August 2024.</>
  return (
    <Field {...question} hint={whole} id={id}>
      <input
        {...shared({ ...question, hint: whole, id })}
        className="control date"
        defaultValue={asTyped(defaultValue)}
        autoComplete="off"
        spellCheck={false}
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
