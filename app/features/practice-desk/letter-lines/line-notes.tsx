import { useFieldState } from '#app/ui/form-state.tsx'
import type { LetterLineNote } from './line-of-letter-queries.server.ts'

/** The names of what a form says about the line of its letter. */
export const LINE_FIELDS = ['register', 'lineSeen'] as const

const joined = (words: string[]) =>
  words.map((one, index) => (index === 0 ? one : one.charAt(0).toLowerCase() + one.slice(1))).join(', ')

/** Before a letter is recorded as sent: whether its line in the register says so too, and what exactly. Nothing where it says it already. */
export function WriteInRegister({ line }: { line: LetterLineNote | null }) {
  const { value, error } = useFieldState({ name: 'register' })
  if (!line || line.would.length === 0) return null
  return (
    <div className={error ? 'choice-field has-error' : 'choice-field'}>
      <input type="hidden" name="lineSeen" value={line.version} key={line.version} />
      {error ? (
        <p className="field-error" id="register-error">
          {error}
        </p>
      ) : null}
      <div className="choice">
        <input
          type="checkbox"
          id="register"
          name="register"
          value="on"
          defaultChecked={value === 'on'}
          aria-describedby={error ? 'register-error register-hint' : 'register-hint'}
        />
        <label htmlFor="register">Write it into the register too</label>
        <div className="hint" id="register-hint">
          <a href={line.href}>{line.name}</a> will say: {joined(line.would)}. Where you change the day above, that day counts.
          {line.instead.length > 0 ? ` It says now: ${joined(line.instead)}.` : ''}
        </div>
      </div>
    </div>
  )
}

/** On the page of a letter that went: its line in the register, and what the line does not say yet. */
export function LineOfLetter({ line, letterId }: { line: LetterLineNote; letterId: string }) {
  return (
    <>
      <a href={line.href}>{line.name}</a> ({line.register})
      {line.would.length > 0 ? (
        <span className="sub">
          The letter says more than the line: {joined(line.would)}.{' '}
          <a href={`${line.href}?letter=${letterId}`}>Take it into the line</a>
        </span>
      ) : null}
    </>
  )
}
