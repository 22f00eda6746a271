import { Fieldset, Radios } from '#app/ui/choices.tsx'
import { DateInput, Textarea, TextInput } from '#app/ui/inputs.tsx'
import { SourcesField } from '#app/ui/sources-field.tsx'
import { ROUND_KINDS, ROUND_LABELS } from './round-labels.ts'

/** The form of a round: begun, paused, ended, each from a day. */
export function RoundFields() {
  return (
    <>
      <TextInput name="title" label={ROUND_LABELS.title} hint="Such as “Protect Your Patients, Protect Your Practice”." />
      <Radios
        name="kind"
        label={ROUND_LABELS.kind}
        choices={Object.entries(ROUND_KINDS).map(([value, label]) => ({ value, label }))}
      />
      <Fieldset legend="Days">
        <DateInput name="beganOn" label={ROUND_LABELS.beganOn} />
        <DateInput name="pausedOn" label={ROUND_LABELS.pausedOn} optional />
        <DateInput name="resumedOn" label={ROUND_LABELS.resumedOn} optional />
        <DateInput
          name="endedOn"
          label={ROUND_LABELS.endedOn}
          hint="Once it is published it stays: figures rest on it."
          optional
        />
      </Fieldset>
      <Textarea name="summary" label={ROUND_LABELS.summary} hint="What the round is about, in a few sentences." />
      <SourcesField />
    </>
  )
}
