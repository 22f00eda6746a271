import type { ReactNode } from 'react'
import { describedBy, Field, type QuestionProps } from './field.tsx'
import { useFieldState } from './form-state.tsx'

/** The common parts of every control: its frame, its attributes (id, name, description, invalid) and its value. */
function useControl({ id: given, name, label, hint, optional }: QuestionProps) {
  const id = given ?? name
  const { value, error } = useFieldState({ name, id })
  const described = describedBy(id, { hint, error })
  const control = { id, name, 'aria-describedby': described, 'aria-invalid': error ? (true as const) : undefined }
  return { field: { id, label, hint, error, optional }, control, value }
}

export type TextInputProps = QuestionProps & {
  type?: 'text' | 'email' | 'search' | 'tel' | 'url'
  /** Width that hints at the length of the answer. */
  width?: 'short' | 'medium' | 'full'
  /** `numeric` for whole numbers: a text field with the number keys, never type=number. */
  inputMode?: 'numeric' | 'decimal' | 'email' | 'text'
  autoComplete?: string
  spellCheck?: boolean
}

/** One line of text. */
export function TextInput({ type = 'text', width = 'full', inputMode, autoComplete, spellCheck, ...question }: TextInputProps) {
  const { field, control, value } = useControl(question)
  return (
    <Field {...field}>
      <input
        {...control}
        className={`control ${width}`}
        type={type}
        defaultValue={value}
        inputMode={inputMode}
        autoComplete={autoComplete}
        spellCheck={spellCheck}
      />
    </Field>
  )
}

const DAY_IN_WORDS = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
function asTyped(value = ''): string {
  const noon = new Date(`${value}T12:00:00Z`)
  // A year such as 0026 would read as 26, as if it were meant: it is shown as typed.
  const isReal = !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(value) && /^[1-9]\d{3}-/.test(value)
  return isReal ? DAY_IN_WORDS.format(noon) : value
}

/**
 * One calendar day, typed as people write it. The browser's own date field follows the browser's language, so 4 August becomes 8
 * April in American English. The value is an ISO day (`2024-08-01`), shown in words, or the typed text. The hint gives the
 * allowed days: "Not after today."
 */
export function DateInput({ hint, ...question }: QuestionProps) {
  const whole = <>{hint ? <>{hint} </> : null}For example, 1 8 2024 or 1 August 2024.</>
  const { field, control, value } = useControl({ ...question, hint: whole })
  return (
    <Field {...field}>
      <input {...control} className="control date" defaultValue={asTyped(value)} autoComplete="off" spellCheck={false} />
    </Field>
  )
}

export type TextareaProps = QuestionProps & {
  rows?: number
  /** Greatest number of characters; said in the hint. What is longer is refused by the form, not cut off while typing. */
  limit?: number
}

/** Several lines of text. */
export function Textarea({ rows = 4, limit, ...question }: TextareaProps) {
  const hint: ReactNode = limit ? (
    <>
      {question.hint ? <>{question.hint} </> : null}Up to {limit.toLocaleString('en-GB')} characters.
    </>
  ) : (
    question.hint
  )
  const { field, control, value } = useControl({ ...question, hint })
  return (
    <Field {...field}>
      <textarea {...control} className="control" rows={rows} defaultValue={value} />
    </Field>
  )
}

type Option = {
  value: string
  label: string
  /** Those of one group stand together under its name: the year of a week. */
  group?: string
}
export type SelectProps = QuestionProps & {
  options: Option[]
  /** First line that chooses nothing, as "Choose an LMC". */
  unchosen?: string
  width?: 'medium' | 'full'
}

/** One of many named things. For fewer than eight, use Radios. */
export function Select({ options, unchosen, width = 'full', ...question }: SelectProps) {
  const { field, control, value } = useControl(question)
  return (
    <Field {...field}>
      <select {...control} className={`control ${width}`} defaultValue={value ?? (unchosen ? '' : undefined)}>
        {unchosen ? <option value="">{unchosen}</option> : null}
        {[...new Set(options.map(({ group }) => group))].map((group) => {
          const lines = options.filter((option) => option.group === group).map(drawOption)
          return group === undefined ? (
            lines
          ) : (
            <optgroup key={group} label={group}>
              {lines}
            </optgroup>
          )
        })}
      </select>
    </Field>
  )
}

const drawOption = ({ value, label }: Option) => (
  <option key={value} value={value}>
    {label}
  </option>
)
