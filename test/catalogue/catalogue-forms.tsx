import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Fieldset, Radios } from '#app/ui/choices.tsx'
import { FieldLine } from '#app/ui/field.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { DateInput, Select, Textarea, TextInput } from '#app/ui/inputs.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { Panel, Stack } from '#app/ui/panel.tsx'

const STATES = [
  { value: 'taking', label: 'We are taking it' },
  {
    value: 'planned',
    label: 'We plan to take it',
    hint: 'From a day you name. It counts as taken once you say so.',
    more: <DateInput name="plannedFor" label="Planned for (only if you plan it)" />,
  },
  { value: 'considering', label: 'We are considering it' },
  { value: 'not-planning', label: 'We are not planning to' },
]

const WRONG_VALUES = { email: 'partner@', since: '2031-01-01', wrongNote: '943 476 5919 was told' }
const WRONG = {
  email: 'Enter an e-mail address, as name@practice.example',
  sharing: 'Choose whether your LMC sees your practice by name',
  since: 'The day is after today. Enter the day it began',
  wrongNote: 'The note holds an NHS number. Take it out',
}

/** Form parts, valid and invalid. */
export function FormsShown() {
  return (
    <Stack>
      <SectionHeading>Questions</SectionHeading>
      <FormState values={{ state: 'taking', plannedFor: '2024-10-01', effectiveOn: '2024-08-01' }}>
        <form>
          <Radios
            name="state"
            label="Limit contacts to 25 per clinician a day"
            large
            hint="Your answer holds for the whole practice."
            choices={STATES}
          />
          <DateInput name="effectiveOn" label="Since when" hint="Not after today. Before the round began is allowed." />
          <Textarea name="note" label="Note" optional hint="No names of patients." limit={1000} />
          <ButtonRow>
            <Button>Record</Button>
            <a href="#back">Back to this week</a>
          </ButtonRow>
        </form>
      </FormState>

      <SectionHeading>Questions with errors</SectionHeading>
      <FormState values={WRONG_VALUES} errors={WRONG}>
        <ErrorSummary />
        <form>
          <TextInput name="email" type="email" label="E-mail address" autoComplete="off" />
          <Radios
            name="sharing"
            label="Does your LMC see your practice by name?"
            inLine
            choices={[
              { value: 'yes', label: 'Yes, by name' },
              { value: 'no', label: 'No, only counted' },
            ]}
          />
          <DateInput name="since" label="Since when" />
          <Textarea name="wrongNote" label="Note" />
          <Select
            name="lmc"
            label="LMC"
            unchosen="Choose an LMC"
            options={[{ value: 'llr', label: 'Leicester, Leicestershire & Rutland LMC' }]}
            width="medium"
          />
        </form>
      </FormState>

      <SectionHeading>Questions that belong together, and a filter</SectionHeading>
      <form>
        <Fieldset legend="The services you gave notice on">
          <TextInput name="service" label="Service" width="medium" />
          <TextInput name="months" label="Months of notice" width="short" inputMode="numeric" />
        </Fieldset>
      </form>
      <Panel>
        <FormState values={{ asAt: '2024-09-22' }}>
          <form>
            <FieldLine>
              <DateInput name="asAt" label="As at" />
              <Select
                name="known"
                label="as known"
                width="medium"
                options={[
                  { value: 'then', label: 'then, on Monday 23 September 2024' },
                  { value: 'now', label: 'now' },
                ]}
              />
              <ButtonRow>
                <Button variant="quiet">Show</Button>
              </ButtonRow>
            </FieldLine>
          </form>
        </FormState>
      </Panel>
    </Stack>
  )
}
