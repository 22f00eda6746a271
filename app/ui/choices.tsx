import type { ReactNode } from 'react'
import { describedBy, HintAndError, type QuestionProps } from './field.tsx'
import { useFieldState } from './form-state.tsx'

export type FieldsetProps = { id?: string; legend: ReactNode; large?: boolean; children: ReactNode }

/** Questions that belong together under one name. `large` when the legend asks the page's question. */
export function Fieldset({ legend, large, id, children }: FieldsetProps) {
  return (
    <fieldset className="fieldset" id={id}>
      <legend className={large ? 'large' : undefined}>{legend}</legend>
      {children}
    </fieldset>
  )
}

/** One answer. `more` stands under it and is always shown: fields that only matter with this answer say so in their label. */
export type Choice = { value: string; label: ReactNode; hint?: ReactNode; more?: ReactNode }

export type RadiosProps = QuestionProps & {
  choices: Choice[]
  /** The legend is as large as a heading: for a page that asks this one thing. */
  large?: boolean
  /** Two or three short answers in one line. */
  inLine?: boolean
  /** Many short answers in two columns, read down the first and then the second. */
  inColumns?: boolean
}

/** Exactly one of a few answers; none is chosen unless the form holds one. The first radio carries `id`, so that an error summary leads to it. */
export function Radios({ name, id = name, label, hint, optional, choices, large, inLine, inColumns }: RadiosProps) {
  const { value = '', error } = useFieldState({ name, id })
  return (
    <div className={error ? 'choice-field has-error' : 'choice-field'}>
      <fieldset aria-describedby={describedBy(id, { hint, error })}>
        <legend className={large ? 'large' : undefined}>
          {label}
          {optional ? <span className="optional"> (optional)</span> : null}
        </legend>
        <HintAndError id={id} hint={hint} error={error} />
        <div className={['choices', inLine && 'in-line', inColumns && 'in-columns'].filter(Boolean).join(' ')}>
          {choices.map((choice, index) => {
            const choiceId = index === 0 ? id : `${id}-${index + 1}`
            return (
              <div className="choice" key={choice.value}>
                <input
                  type="radio"
                  id={choiceId}
                  name={name}
                  value={choice.value}
                  defaultChecked={choice.value === value}
                  aria-describedby={choice.hint ? `${choiceId}-choice-hint` : undefined}
                />
                <label htmlFor={choiceId}>{choice.label}</label>
                {choice.hint ? (
                  <div className="hint" id={`${choiceId}-choice-hint`}>
                    {choice.hint}
                  </div>
                ) : null}
                {choice.more ? <div className="more">{choice.more}</div> : null}
              </div>
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}
