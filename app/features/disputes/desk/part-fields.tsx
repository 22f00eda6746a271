import type { Section } from '#app/features/disputes/file/dispute-form.ts'
import { Radios } from '#app/ui/choices.tsx'
import { Select, Textarea, TextInput } from '#app/ui/inputs.tsx'
import { DISPUTE_LABELS, type FieldShape, PART_LABELS, type PartField } from './part-words.ts'
import { SECTIONS, SOURCES_HINT, WHEN_HINT } from './sections.ts'

type Choices = Record<string, { value: string; label: string }[]>

/** The form of one part of a dispute: the fields of its section. */
export function PartFields({ section, choices }: { section: string | undefined; choices: Choices }) {
  const fields = section && Object.hasOwn(SECTIONS, section) ? SECTIONS[section as Section].fields : {}
  return (Object.entries(fields) as [PartField, FieldShape][]).map(([name, shape]) => (
    <PartInput key={name} name={name} shape={shape} choices={choices} />
  ))
}

/** More choices than this stand in a list. */
const AS_RADIOS = 3

function PartInput({ name, shape, choices }: { name: PartField; shape: FieldShape; choices: Choices }) {
  const { label = PART_LABELS[name], hint, optional, long } = shape
  const question = { name, label, hint, optional }
  if (shape.choices !== undefined) {
    const options =
      typeof shape.choices === 'string'
        ? (choices[shape.choices] ?? [])
        : Object.entries(shape.choices).map(([value, words]) => ({ value, label: words }))
    return options.length > AS_RADIOS || typeof shape.choices === 'string' ? (
      <Select {...question} options={options} unchosen="Choose one" />
    ) : (
      <Radios {...question} choices={options} inLine />
    )
  }
  return long ? <Textarea {...question} rows={3} /> : <TextInput {...question} />
}

/** The form of a dispute's head. */
export function DisputeFields() {
  const sourced = 'End it with its source, such as [1].'
  return (
    <>
      <TextInput name="title" label={DISPUTE_LABELS.title} hint="Its address is made from it." />
      <Textarea name="asks" label={DISPUTE_LABELS.asks} rows={2} />
      <TextInput name="counterparty" label={DISPUTE_LABELS.counterparty} />
      <TextInput name="contractor" label={DISPUTE_LABELS.contractor} optional />
      <TextInput name="carriedBy" label={DISPUTE_LABELS.carriedBy} hint="Such as: GPC England." />
      <TextInput name="openedOn" label={DISPUTE_LABELS.openedOn} hint={WHEN_HINT} />
      <Textarea name="opened" label={DISPUTE_LABELS.opened} hint={`By which letter, meeting or vote. ${sourced}`} rows={2} />
      <TextInput name="endedOn" label={DISPUTE_LABELS.endedOn} hint="Empty while it goes on." optional />
      <Textarea name="ended" label={DISPUTE_LABELS.ended} hint={sourced} rows={2} optional />
      <Textarea
        name="lines"
        label={DISPUTE_LABELS.lines}
        hint="One a line: short name | name | what it covers. The short name stays: small letters, digits and hyphens."
      />
      <Textarea name="rounds" label={DISPUTE_LABELS.rounds} hint="Their titles, one a line." rows={2} optional />
      <Textarea name="ballots" label={DISPUTE_LABELS.ballots} hint="Their titles, one a line." rows={2} optional />
      <Textarea name="sources" label={DISPUTE_LABELS.sources} hint={SOURCES_HINT} />
    </>
  )
}
