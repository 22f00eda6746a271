import { answerField, optionField } from '#app/features/adoption/statements/answers-form.ts'
import type { Ask } from '#app/features/menu/actions/ask-rules.ts'
import { Fieldset, Radios } from '#app/ui/choices.tsx'
import { HintAndError } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.tsx'
import { TextInput } from '#app/ui/inputs.tsx'

type AnswerFieldsProps = { asks: readonly Ask[]; about?: string }

/**
 * The action's own questions to practices that take it. One may be left empty unless it is required. `about`: the action, where a form asks about
 * several.
 */
export function AnswerFields({ asks, ...rest }: AnswerFieldsProps) {
  return (
    <>
      {asks.map((ask) => (
        <OneAsk key={ask.key} ask={ask} {...rest} />
      ))}
    </>
  )
}

function OneAsk({ ask, about }: Omit<AnswerFieldsProps, 'asks'> & { ask: Ask }) {
  const { values, errors } = useFormState()
  const name = answerField(ask, about)
  const question = { name, label: ask.label, hint: ask.hint, optional: !ask.required }
  if (ask.kind === 'number')
    return (
      <TextInput
        {...question}
        hint={[ask.hint, ask.unit ? `Number of ${ask.unit}.` : ''].filter(Boolean).join(' ') || undefined}
        inputMode="numeric"
        width="short"
      />
    )
  if (ask.kind === 'words') return <TextInput {...question} width="medium" />
  if (ask.kind === 'any-of') {
    const id = `${name}-${ask.options[0]?.value}`
    return (
      <Fieldset
        legend={
          <>
            {ask.label} {ask.required ? null : <span className="optional">(optional)</span>}
          </>
        }
      >
        <HintAndError id={id} hint={ask.hint} error={errors[id]} />
        <div className="choices">
          {ask.options.map(({ value, label }) => {
            const field = optionField(ask, value, about)
            return (
              <div className="choice" key={value}>
                <input type="checkbox" id={field} name={field} defaultChecked={Boolean(values[field])} />
                <label htmlFor={field}>{label}</label>
              </div>
            )
          })}
        </div>
      </Fieldset>
    )
  }
  const options = ask.kind === 'one-of' ? ask.options : YES_OR_NO
  return <Radios {...question} choices={options} inLine={options.length <= 3} />
}

const YES_OR_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]
