import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Fieldset, Radios } from '#app/ui/choices.tsx'
import { Form } from '#app/ui/form.tsx'
import { DateInput, Select, Textarea, TextInput } from '#app/ui/inputs.tsx'
import { LMC_KINDS, MOST_OPTIONS, MOST_QUESTIONS, TOPICS } from './lmc-survey-rules.ts'

const choicesOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))

/** What an LMC would like to ask: up to five questions. */
export function AskForm() {
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="do" value="ask" />
      <TextInput name="title" label="Title" hint="Practices read it on their desk." />
      <Radios name="topic" label="What it is about" choices={choicesOf(TOPICS)} />
      <Textarea name="words" label="What it is asked for" rows={2} />
      <DateInput name="closesOn" label="Open until the end of" />
      <div className="survey-questions">
        {Array.from({ length: MOST_QUESTIONS }, (_, i) => i + 1).map((n) => (
          <Fieldset key={n} legend={`Question ${n}${n === 1 ? '' : ' (optional)'}`}>
            <TextInput name={`question-${n}`} label={`Words of question ${n}`} />
            <Select name={`kind-${n}`} label={`How question ${n} is answered`} options={choicesOf(LMC_KINDS)} width="medium" />
            <TextInput
              name={`options-${n}`}
              label={`Answers to question ${n}`}
              hint={`For “one of” and “some of”: two to ${MOST_OPTIONS}, with | between them.`}
              optional
            />
          </Fieldset>
        ))}
      </div>
      <ButtonRow>
        <Button>Put it before the committee</Button>
      </ButtonRow>
    </Form>
  )
}
