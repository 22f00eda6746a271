import { Radios } from '#app/ui/choices.tsx'
import { FieldLine } from '#app/ui/field.tsx'
import { DateInput, Select, TextInput } from '#app/ui/inputs.tsx'
import { DUTIES, KINDS, MINUTE_ROLES, MINUTES_OF } from './failure-words.ts'
import type { ServiceLine } from './service-lines.server.ts'

const choicesOf = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }))

/** The fields of a failure. `lines`: those that may be named. */
export function FailureFields({ lines }: { lines: Pick<ServiceLine, 'dispute' | 'key' | 'name' | 'title' | 'contractor'>[] }) {
  return (
    <div className="fields-in-columns">
      <Select
        name="line"
        label="Service line"
        width="medium"
        unchosen="Choose the line"
        options={lines.map(({ dispute, key, name, title, contractor }) => ({
          value: `${dispute}/${key}`,
          label: name,
          group: `${title} (${contractor})`,
        }))}
      />
      <Radios name="kind" label="What went wrong" choices={choicesOf(KINDS)} />
      <DateInput name="noticedOn" label="Noticed on" />
      <fieldset className="fieldset">
        <legend>How many</legend>
        <FieldLine>
          <TextInput name="cases" label="Cases" inputMode="numeric" width="short" />
          <TextInput name="waitedDays" label="Days waited by then" inputMode="numeric" width="short" optional />
          <TextInput name="appointments" label="Appointments lost" inputMode="numeric" width="short" optional />
        </FieldLine>
      </fieldset>
      <fieldset className="fieldset">
        <legend>Minutes it took, all cases together (optional)</legend>
        <FieldLine>
          {MINUTE_ROLES.map((role) => (
            <TextInput key={role} name={role} label={MINUTES_OF[role]} inputMode="numeric" width="short" />
          ))}
        </FieldLine>
      </fieldset>
      <Radios
        name="safety"
        label="Was a patient’s safety touched?"
        inLine
        choices={[
          { value: 'no', label: 'No' },
          { value: 'yes', label: 'Yes' },
        ]}
      />
      <Radios name="duty" label="Whose duty was it?" choices={choicesOf(DUTIES)} />
      <TextInput
        name="note"
        label="In a few words"
        optional
        hint="For your own practice and its chronology. Nothing that could identify a patient."
      />
      <DateInput name="resolvedOn" label="Resolved on" optional hint="Leave it empty while it is open." />
    </div>
  )
}
