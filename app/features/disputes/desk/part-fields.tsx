import type { Section } from '#app/features/disputes/file/dispute-form.ts'
import { Radios } from '#app/ui/choices.tsx'
import { Select, Textarea, TextInput } from '#app/ui/inputs.tsx'
import { RowsField } from '#app/ui/rows-field.tsx'
import { CITED, type List, WORKED_OUT } from './lines-rules.ts'
import { LINES, listsOf, SOURCES } from './lists.ts'
import { DISPUTE_LABELS, type FieldShape, PART_LABELS, type PartField } from './part-words.ts'
import { SECTIONS, SOURCES_HINT, WHEN_HINT } from './sections.ts'

type Choices = Record<string, { value: string; label: string }[]>
/** `added`: the list in which an empty row is wanted. */
type PartFieldsProps = { section: string | undefined; choices: Choices; added: string | undefined }

/** The form of one part of a dispute: the fields of its section. */
export function PartFields({ section: named, choices, added }: PartFieldsProps) {
  const section = named && Object.hasOwn(SECTIONS, named) ? (named as Section) : undefined
  const waves = Object.fromEntries(choices.waves?.map(({ value, label }) => [value, label]) ?? [])
  const lists = listsOf(section, waves)
  const fields = section ? SECTIONS[section].fields : {}
  return (Object.entries(fields) as [PartField, FieldShape][]).map(([name, shape]) => {
    const { label = PART_LABELS[name], hint, optional } = shape
    const list = shape.rows && lists[name]
    return list ? (
      <ListField key={name} name={name} label={label} hint={hint} optional={optional} list={list} added={added === name} />
    ) : (
      <PartInput key={name} name={name} shape={shape} choices={choices} />
    )
  })
}

type ListFieldProps = { name: string; label: string; hint?: string; optional?: boolean; list: List; added: boolean }
const OPTIONAL_BESIDE = { optional: true, long: false } as const

function ListField({ list: { one, columns, cited, optional: lastIsOptional, least }, ...field }: ListFieldProps) {
  const own = columns.map(({ key, label, long, narrow, options }, index) => ({
    ...{ key, label, long, narrow, optional: lastIsOptional && index === columns.length - 1 },
    options: options?.map((words) => ({ value: words.toLowerCase(), label: words })),
  }))
  const isDated = columns.some(({ key }) => key === 'when')
  const beside = [
    { key: 'sources', label: CITED.sources, narrow: true },
    ...(isDated
      ? [
          {
            ...{ key: 'derived', label: CITED.derived, narrow: true, unchosen: 'A source gives it' },
            options: [{ value: WORKED_OUT, label: 'Worked out here' }],
          },
        ]
      : []),
    { key: 'conflict', label: CITED.conflict, ...OPTIONAL_BESIDE },
  ]
  return <RowsField {...field} one={one} columns={[...own, ...(cited ? beside : [])]} least={least} />
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
export function DisputeFields({ added }: { added: string | undefined }) {
  const sourced = 'End it with its source by number, such as [1].'
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
      <ListField
        name="lines"
        label={DISPUTE_LABELS.lines}
        hint="The short name stays: small letters, digits and hyphens."
        list={LINES}
        added={added === 'lines'}
      />
      <Textarea name="rounds" label={DISPUTE_LABELS.rounds} hint="Their titles, one a line." rows={2} optional />
      <Textarea name="ballots" label={DISPUTE_LABELS.ballots} hint="Their titles, one a line." rows={2} optional />
      <ListField name="sources" label={DISPUTE_LABELS.sources} hint={SOURCES_HINT} list={SOURCES} added={added === 'sources'} />
    </>
  )
}
