import { conditionWords, isNumber, NOT_KNOWN, NUMBERS, type SurveyQuestion } from '#app/features/disputes/surveys/survey-rules.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { Fieldset, Radios } from '#app/ui/choices.tsx'
import { HintAndError } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { boxOf, fieldOf } from './answer-form.ts'

type Props = {
  questions: readonly SurveyQuestion[]
  /** By question: where what stands in it comes from. */
  filledIn: Record<string, string>
  /** By question: what a colleague has answered meanwhile. */
  meanwhile: Record<string, string>
}

/** The questions of a survey in their order. All are shown; those that depend on an answer say so. */
export function QuestionInputs({ questions, filledIn, meanwhile }: Props) {
  return questions.map((question, index) => {
    const said = meanwhile[question.key]
    const hint = (
      <>
        {conditionWords(questions, question) ? <b>{conditionWords(questions, question)}. </b> : null}
        {question.period === 'today' ? '' : `About ${question.period}. `}
        {filledIn[question.key]}
        {said ? <b> Your colleague answered: {said}.</b> : null}
      </>
    )
    return <QuestionInput key={question.key} question={question} label={`${index + 1}. ${question.words}`} hint={hint} />
  })
}

type InputProps = { question: SurveyQuestion; label: string; hint: React.ReactNode }

function QuestionInput({ question, label, hint }: InputProps) {
  const { kind, options } = question
  const name = fieldOf(question)
  if (isNumber(kind)) {
    const { most, many } = NUMBERS[kind]!
    const range =
      kind === 'scale'
        ? 'From 0 to 10.'
        : kind === 'share'
          ? 'In per cent, from 0 to 100.'
          : `From 0 to ${inFigures(most)}${many}.`
    return (
      <TextInput
        name={name}
        label={label}
        hint={
          <>
            {hint} {range} Leave it empty if you do not know.
          </>
        }
        inputMode="numeric"
        width="short"
      />
    )
  }
  if (kind === 'some-of') return <Boxes {...{ question, label, hint }} />
  const choices = kind === 'yes-no' ? YES_NO : options
  return (
    <Radios
      name={name}
      label={label}
      hint={hint}
      choices={[...choices, { value: NOT_KNOWN, label: 'We do not know' }]}
      inLine={kind === 'yes-no'}
    />
  )
}

const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

function Boxes({ question, label, hint }: InputProps) {
  const { values, errors } = useFormState()
  const id = fieldOf(question)
  return (
    <Fieldset legend={label}>
      <HintAndError id={id} hint={<>{hint} Tick all that apply, or none.</>} error={errors[id]} />
      <div className="choices">
        {question.options.map((option, index) => {
          const box = boxOf(question, option.value)
          return (
            <div className="choice" key={option.value}>
              <input type="checkbox" id={index === 0 ? id : box} name={box} defaultChecked={Boolean(values[box])} />
              <label htmlFor={index === 0 ? id : box}>{option.label}</label>
            </div>
          )
        })}
      </div>
    </Fieldset>
  )
}
