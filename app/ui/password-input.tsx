import { useEffect, useRef, useState } from 'react'
import { describedBy, Field, type QuestionProps } from './field.tsx'
import { useFieldState } from './form-state.tsx'

export type PasswordInputProps = QuestionProps & { autoComplete: 'current-password' | 'new-password' }

/**
 * A password, hidden while it is typed. On a page that carries a script it can be shown; sent, it is hidden again, so that no browser
 * takes it for ordinary text and offers it to the next person. Without a script the field is a plain one and the button is not there.
 */
export function PasswordInput({ autoComplete, ...question }: PasswordInputProps) {
  const id = question.id ?? question.name
  const { error } = useFieldState({ name: question.name, id })
  const input = useRef<HTMLInputElement>(null)
  const [canShow, setCanShow] = useState(false)
  const [shown, setShown] = useState(false)
  useEffect(() => {
    setCanShow(true)
    const form = input.current?.form
    const hide = () => {
      if (input.current) input.current.type = 'password'
      setShown(false)
    }
    form?.addEventListener('submit', hide)
    return () => form?.removeEventListener('submit', hide)
  }, [])
  return (
    <Field {...question} id={id} error={error}>
      <div className="with-button">
        <input
          ref={input}
          id={id}
          name={question.name}
          aria-describedby={describedBy(id, { hint: question.hint, error })}
          aria-invalid={error ? true : undefined}
          className="control"
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
        />
        {canShow ? (
          <button type="button" className="button quiet" onClick={() => setShown(!shown)}>
            {shown ? 'Hide' : 'Show'}
            <span className="spoken"> what is typed: {question.label}</span>
          </button>
        ) : null}
      </div>
    </Field>
  )
}
