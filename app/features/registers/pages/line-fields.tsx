import { Fragment } from 'react'
import { Radios } from '#app/ui/choices.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { DateInput, Select, TextInput } from '#app/ui/inputs.tsx'
import { type LineField, REGISTER_FIELDS, type Register } from '../lines/register-kinds.ts'

/** The fields of a line, those of one group under its name. */
export function LineFields({ register }: { register: Register }) {
  const fields = REGISTER_FIELDS[register]
  const groups = [...new Set(fields.map(({ group }) => group))]
  return groups.map((group, index) => (
    <Fragment key={group}>
      <SectionHeading id={index === groups.length - 1 ? 'came' : `part-${index + 1}`}>{group}</SectionHeading>
      {fields
        .filter((field) => field.group === group)
        .map((field) => (
          <Control key={field.key} field={field} />
        ))}
    </Fragment>
  ))
}

function Control({ field: { key: name, label, kind, hint, required, choices = {} } }: { field: LineField }) {
  const question = { name, label, hint, optional: !required }
  if (kind === 'day') return <DateInput {...question} />
  if (kind === 'choice' && required)
    return <Radios {...question} choices={Object.entries(choices).map(([value, words]) => ({ value, label: words }))} />
  // An answer that may be taken out again: a radio could not.
  if (kind === 'choice')
    return (
      <Select
        {...question}
        width="medium"
        unchosen="Nothing yet"
        options={Object.entries(choices).map(([value, words]) => ({ value, label: words }))}
      />
    )
  if (kind === 'number') return <TextInput {...question} inputMode="numeric" width="short" />
  return <TextInput {...question} />
}
