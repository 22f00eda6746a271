import { ANSWERS, stateOfAnswer } from '#app/features/adoption/statements/adoption-form.ts'
import type { State } from '#app/features/adoption/statements/adoption-rules.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { type Choice, Radios } from '#app/ui/choices.tsx'
import { ANSWER_WORDS } from './answer-words.ts'

/** The message for "Next" without a choice. */
export const UNCHOSEN = 'Choose an answer.'

type AnswerChoiceProps = {
  label: string
  /** The states that can be stated now; other answers are left out. */
  open: readonly State[]
  /** A further choice under the answers. */
  also?: Choice
  /** The page has another main button. */
  quiet?: boolean
  back: string
}

/** The first of two steps: which answer. It leads to the same address with the answer in it, which then asks for the details. */
export function AnswerChoice({ label, open, also, quiet = false, back }: AnswerChoiceProps) {
  const answers = ANSWERS.filter((answer) => open.includes(stateOfAnswer(answer)))
  const choices = answers.map((answer) => ({ value: answer, ...ANSWER_WORDS[answer] }))
  return (
    <form method="get">
      <Radios name="answer" label={label} choices={also ? [...choices, also] : choices} />
      <ButtonRow>
        <Button variant={quiet ? 'quiet' : 'main'} name="step" value="2">
          Next: the details
        </Button>
        <a href={back}>Back without recording</a>
      </ButtonRow>
    </form>
  )
}
