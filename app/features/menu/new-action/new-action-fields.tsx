import { EDITION_DAY, UnlessField } from '#app/features/menu/draft-writing/line-fields.tsx'
import { MarkdownField } from '#app/features/menu/draft-writing/markdown-field.tsx'
import type { MarkdownPreview } from '#app/features/menu/draft-writing/markdown-preview.server.ts'
import { SHORT_TITLE_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH } from '#app/features/menu/editions/menu-rules.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Fieldset, Radios } from '#app/ui/choices.tsx'
import { DateInput, Select, Textarea, TextInput } from '#app/ui/inputs.tsx'
import { SourcesField } from '#app/ui/sources-field.tsx'
import { ASK_COUNT, ASK_KINDS } from './new-action-asks.ts'

type Parts = { name: string; label: string }[]
type NewActionFieldsProps = {
  previews: Partial<Record<string, MarkdownPreview>>
  parts: Parts
  systems: Parts
  questions: number
  /** That can go with a step. */
  letters: { value: string; label: string }[]
}

/** The form of a new action: its line on the menu and its page. */
export function NewActionFields({ previews, parts, systems, questions, letters }: NewActionFieldsProps) {
  const words = (name: string, label: string, hint?: string, rows?: number) => (
    <MarkdownField key={name} name={name} label={label} hint={hint} rows={rows} preview={previews[name]} />
  )
  return (
    <div className="form-columns">
      <Fieldset legend="On the menu" id="part-1" large>
        <TextInput
          name="title"
          label="Title"
          hint={`What a practice does, in up to ${TITLE_LENGTH} characters: “Cap consultations at 25 a day”.`}
        />
        <TextInput
          name="shortTitle"
          label="Name in columns"
          hint={`Up to ${SHORT_TITLE_LENGTH} characters: “25 contacts”. The address of its page is made from it.`}
          width="medium"
        />
        {words('wording', 'What it asks, on the menu', 'In the committee’s words: one or two sentences.')}
        {words('reason', 'Why it comes on the menu')}
        <DateInput name="from" label="Offered from" hint={`The first day. ${EDITION_DAY}`} />
        <UnlessField />
        <Radios
          name="scope"
          label="Who decides on it"
          choices={[
            { value: 'practice', label: 'The practice' },
            { value: 'pcn', label: 'The PCN' },
          ]}
        />
        <GoOn to={2} />
      </Fieldset>
      <Fieldset legend="Its page" id="part-2" large>
        <Textarea name="summary" label="What it asks, in one line" rows={2} limit={SUMMARY_LENGTH} />
        {parts.map(({ name, label }) => words(name, label, undefined, 5))}
        <GoOn to={3} />
      </Fieldset>
      <Fieldset legend="Before a practice decides" id="part-3" large>
        {words(
          'committee',
          'The contract, as the committee puts it',
          'It is shown as the committee’s position, not legal advice.',
        )}
        {words('disputed', 'As others dispute it', 'Or “Not known.”')}
        {words('patientSafety', 'Patient safety')}
        <Radios
          name="reversible"
          label="Can it be undone?"
          inLine
          choices={['yes', 'partly', 'no', 'not known'].map((value) => ({ value, label: value }))}
        />
        {words('reversibleWords', 'How it is undone')}
        <Radios
          name="effort"
          label="Effort"
          inLine
          choices={['small', 'medium', 'large', 'not known'].map((value) => ({ value, label: value }))}
        />
        {words('effortWords', 'What takes the effort')}
        {systems.map(({ name, label }) => words(name, `How it is done in ${label}`, 'Leave it empty if you do not know.', 2))}
        <GoOn to={4} />
      </Fieldset>
      <Fieldset legend="What practices that take it are asked" id="part-4" large>
        {Array.from({ length: ASK_COUNT }, (_, index) => `ask${index + 1}`).map((name, index) => (
          <div key={name}>
            <TextInput name={name} label={`Question ${index + 1} to practices`} optional />
            <Select
              name={`${name}Kind`}
              label={`How question ${index + 1} is answered`}
              optional
              unchosen="Choose one"
              options={Object.entries(ASK_KINDS).map(([value, label]) => ({ value, label }))}
            />
            <Textarea
              name={`${name}Answers`}
              label={`Answers to question ${index + 1}`}
              hint="Of several: one a line. Of a number: “1 to 60 contacts a day”. Else nothing."
              rows={2}
              optional
            />
          </div>
        ))}
        <Select
          name="letter"
          label="Letter that goes with a step"
          hint="Practices write it from the step of their checklist."
          optional
          unchosen="None"
          options={letters}
        />
        <TextInput
          name="letterStep"
          label="Which step"
          hint="Its number. The first, if you leave it empty."
          width="short"
          inputMode="numeric"
          optional
        />
        <GoOn to={5} />
      </Fieldset>
      <Fieldset legend="Questions and answers" id="part-5" large>
        {Array.from({ length: questions }, (_, index) => index + 1).map((number) => (
          <div key={number}>
            <TextInput name={`question${number}`} label={`Question ${number}`} optional={number > 1} />
            <MarkdownField
              name={`answer${number}`}
              label={`Answer ${number}`}
              rows={2}
              optional={number > 1}
              preview={previews[`answer${number}`]}
            />
          </div>
        ))}
      </Fieldset>
      <SourcesField />
    </div>
  )
}

/** Saves what is typed so far, finished or not, and leads to the next part. */
function GoOn({ to }: { to: number }) {
  return (
    <ButtonRow>
      <Button variant="quiet" name="do" value={`on-${to}`}>
        Save and go on
      </Button>
    </ButtonRow>
  )
}
