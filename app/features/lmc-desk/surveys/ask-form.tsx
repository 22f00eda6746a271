import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Fieldset, Radios } from '#app/ui/choices.tsx'
import { Form } from '#app/ui/form.tsx'
import { DateInput, Select, Textarea, TextInput } from '#app/ui/inputs.tsx'
import { LMC_KINDS, MOST_OPTIONS, MOST_QUESTIONS, OPENS, TOPICS } from './lmc-survey-rules.ts'

const choicesOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))

/** What an LMC would like to ask: up to five questions. `running`: the title of what it asks now; null = nothing. */
export function AskForm({ running }: { running: string | null }) {
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="do" value="ask" />
      <div className="asked-head">
        <div>
          <TextInput name="title" label="Title" hint="Practices read it on their desk." />
          <Textarea name="words" label="What it is asked for" rows={2} />
          <Radios name="topic" label="What it is about" choices={choicesOf(TOPICS)} />
        </div>
        <div>
          {running === null ? null : (
            <Radios name="opens" label={`“${running}” runs. When do these questions open?`} choices={choicesOf(OPENS)} />
          )}
          <DateInput name="closesOn" label="Open until the end of" />
        </div>
      </div>
      <div className="asked-questions">
        {Array.from({ length: MOST_QUESTIONS }, (_, i) => i + 1).map((n) => (
          <Fieldset key={n} legend={`Question ${n}${n === 1 ? '' : ' (optional)'}`}>
            <div className="question-line">
              <TextInput name={`question-${n}`} label={`Words of question ${n}`} />
              <Select name={`kind-${n}`} label={`How question ${n} is answered`} options={choicesOf(LMC_KINDS)} width="medium" />
              <TextInput
                name={`options-${n}`}
                label={`Answers to question ${n}`}
                hint={`For “one of” and “some of”: two to ${MOST_OPTIONS}, with | between them.`}
                optional
              />
            </div>
          </Fieldset>
        ))}
      </div>
      <ButtonRow>
        <Button>Put it before the committee</Button>
      </ButtonRow>
    </Form>
  )
}
