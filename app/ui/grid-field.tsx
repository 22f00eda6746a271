import { useFieldState, useFormState } from './form-state.tsx'
import { gridCell } from './grid-cell.ts'

export type GridColumn = {
  key: string
  label: string
  /** Numbers in a narrow column. */
  narrow?: boolean
}
export type GridFieldProps = {
  name: string
  label: string
  hint?: string
  columns: GridColumn[]
  /** How many lines there are; empty ones count for nothing. */
  rows: number
}

/** A few lines of the same fields as a table, each cell named by its column and line. */
export function GridField({ name, label, hint, columns, rows }: GridFieldProps) {
  // A form from before it was a grid holds lines of text, with bars between what are cells now.
  const { value: text = '', error } = useFieldState({ name, id: name })
  const before = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
  return (
    <fieldset className="grid-field" id={name} tabIndex={-1}>
      <legend>
        {label}
        <span className="optional"> (optional)</span>
      </legend>
      {hint ? <p className="hint">{hint}</p> : null}
      {error ? (
        <p className="field-error">
          <span className="spoken">Error: </span>
          {error}
        </p>
      ) : null}
      <table>
        <thead>
          <tr>
            {columns.map(({ key, label: head, narrow }) => (
              <th key={key} scope="col" className={narrow ? 'narrow' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, index) => index + 1).map((row) => (
            <tr key={row}>
              {columns.map((column, index) => (
                <td key={column.key}>
                  <Cell
                    name={gridCell(name, row, column.key)}
                    label={`${column.label}, line ${row}`}
                    narrow={column.narrow}
                    start={before[row - 1]?.[index]}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  )
}

/** A control in a cell of a table, named by its row and column: what is wrong with it stands above it. */
export function useCell({ name, label }: { name: string; label: string }) {
  const { value, error } = useFieldState({ name })
  const fault = error ? (
    <p className="field-error" id={`${name}-error`}>
      <span className="spoken">Error: </span>
      {error}
    </p>
  ) : null
  const control = {
    id: name,
    name,
    className: 'control full',
    'aria-label': label,
    'aria-invalid': error ? (true as const) : undefined,
    'aria-describedby': error ? `${name}-error` : undefined,
  }
  return { value, fault, control }
}

type CellProps = { name: string; label: string; narrow: boolean | undefined; start: string | undefined }
function Cell({ name, label, narrow, start }: CellProps) {
  const { value, fault, control } = useCell({ name, label })
  return (
    <>
      {fault}
      <input {...control} inputMode={narrow ? 'decimal' : undefined} defaultValue={value || start} autoComplete="off" />
    </>
  )
}

/** True where a grid of the form holds something, or something is wrong in it. */
export function useGridIsUsed(names: readonly string[]): boolean {
  const { values, errors } = useFormState()
  const isOne = (field: string) => names.some((name) => field === name || field.startsWith(`${name}-`))
  return Object.keys(errors).some(isOne) || Object.entries(values).some(([field, value]) => value !== '' && isOne(field))
}
