import type { ReactNode } from 'react'
import { describedBy, HintAndError, type QuestionProps } from './field.tsx'

export type FieldsetProps = { legend: ReactNode; large?: boolean; children: ReactNode }

/** Questions that belong together under one name. `large` when the legend asks the page's question. */
export function Fieldset({ legend, large, children }: FieldsetProps) {
  return (
    <fieldset className="fieldset">
      <legend className={large ? 'large' : undefined}>{legend}</legend>
      {children}
    </fieldset>
  )
}

/** One answer. `more` stands under it and is always shown: fields that only matter with this answer say so in their label. */
export type Choice = { value: string; label: ReactNode; hint?: ReactNode; more?: ReactNode }

type ChoicesProps = QuestionProps & {
  choices: Choice[]
  /** The legend is as large as a heading: for a page that asks this one thing. */
  large?: boolean
  /** Two or three short answers in one line. */
  inLine?: boolean
}

export type RadiosProps = ChoicesProps & {
  /** Chosen already. Leave it out where a choice must be made knowingly: nothing is chosen then. */
  defaultValue?: string
}

/** Exactly one of a few answers. The first radio carries `id`, so that an error summary leads to it. */
export function Radios({ defaultValue, ...question }: RadiosProps) {
  return <ChoiceGroup {...question} type="radio" isChosen={(value) => value === defaultValue} />
}

export type CheckboxesProps = ChoicesProps & { defaultValues?: string[] }

/** Any number of answers. Every box has the same name; the form sends the values of the ticked ones. */
export function Checkboxes({ defaultValues = [], ...question }: CheckboxesProps) {
  return <ChoiceGroup {...question} type="checkbox" isChosen={(value) => defaultValues.includes(value)} />
}

function ChoiceGroup(props: ChoicesProps & { type: 'radio' | 'checkbox'; isChosen: (value: string) => boolean }) {
  const { name, label, hint, error, optional, choices, large, inLine, type, isChosen } = props
  const id = props.id ?? name
  return (
    <div className={error ? 'choice-field has-error' : 'choice-field'}>
      <fieldset aria-describedby={describedBy(id, { hint, error })}>
        <legend className={large ? 'large' : undefined}>
          {label}
          {optional ? <span className="optional"> (optional)</span> : null}
        </legend>
        <HintAndError id={id} hint={hint} error={error} />
        <div className={inLine ? 'choices in-line' : 'choices'}>
          {choices.map((choice, index) => {
            const choiceId = index === 0 ? id : `${id}-${index + 1}`
            return (
              <div className="choice" key={choice.value}>
                <input
                  type={type}
                  id={choiceId}
                  name={name}
                  value={choice.value}
                  defaultChecked={isChosen(choice.value)}
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
