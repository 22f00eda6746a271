import { Button } from './button.tsx'
import { useFormState } from './form-state.tsx'
import { gridCell } from './grid-cell.ts'
import { Select, Textarea, TextInput } from './inputs.tsx'

export type RowColumn = {
  key: string
  label: string
  optional?: boolean | undefined
  long?: boolean | undefined
  /** Few letters, as a day or a share. */
  narrow?: boolean | undefined
  options?: { value: string; label: string }[] | undefined
  /** What the choice says that chooses none. */
  unchosen?: string | undefined
}
type RowsFieldProps = {
  name: string
  label: string
  hint?: string | undefined
  optional?: boolean | undefined
  /** "deadline": what one row is. */
  one: string
  columns: RowColumn[]
  /** How many rows stand there where none is filled in. */
  least?: number | undefined
  /** An empty row stands after the others. */
  added: boolean
}

/** Rows of the same fields, each with a button that takes it out, and one that adds another. Both save the form. */
export function RowsField({ name, label, hint, optional, one, columns, least = 0, added }: RowsFieldProps) {
  const { values, errors } = useFormState()
  const filled = Math.max(0, ...Object.keys(values).map((field) => rowIn(name, field)))
  const rows = Math.max(filled + (added ? 1 : 0), least)
  const first = one[0]!.toUpperCase() + one.slice(1)
  return (
    <fieldset className="rows-field" id={name} tabIndex={-1}>
      <legend>
        {label}
        {optional ? <span className="optional"> (optional)</span> : null}
      </legend>
      {hint ? <p className="hint">{hint}</p> : null}
      {errors[name] ? (
        <p className="field-error">
          <span className="spoken">Error: </span>
          {errors[name]}
        </p>
      ) : null}
      {Array.from({ length: rows }, (_, index) => index + 1).map((row) => (
        <fieldset key={row} className="row-of-fields">
          <legend>
            {first} {row}
          </legend>
          <div className="row-cells">
            {columns.map((column) => (
              <div key={column.key} className={column.long ? 'long' : column.narrow ? 'narrow' : undefined}>
                <Cell name={gridCell(name, row, column.key)} column={column} />
              </div>
            ))}
          </div>
          {row <= filled ? (
            <Button variant="quiet" name="do" value={`remove:${name}:${row}`}>
              Take out
              <span className="spoken">
                {' '}
                {one} {row}
              </span>
            </Button>
          ) : null}
        </fieldset>
      ))}
      <Button variant="quiet" name="do" value={`add:${name}`}>
        Add {rows === 0 ? 'the first' : 'another'} {one}
      </Button>
    </fieldset>
  )
}

/** The row of a field's name; 0 where it is no cell of the list. */
const rowIn = (list: string, field: string) =>
  field.startsWith(`${list}-`) ? Number.parseInt(field.slice(list.length + 1), 10) || 0 : 0

function Cell({
  name,
  column: { label, optional, long, options, unchosen = 'Choose one' },
}: {
  name: string
  column: RowColumn
}) {
  const value = useFormState().values[name]
  const question = { name, label, optional }
  if (!options) return long ? <Textarea {...question} rows={2} /> : <TextInput {...question} spellCheck={false} />
  // What was typed before the field offered choices stays to be seen.
  const typed = value && !options.some((one) => one.value === value) ? [{ value, label: value }] : []
  return <Select {...question} options={[...options, ...typed]} unchosen={unchosen} />
}
