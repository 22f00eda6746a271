import { Radios } from '#app/ui/choices.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { useFormState } from '#app/ui/form-state.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { DateInput, Select, TextInput } from '#app/ui/inputs.tsx'
import { CAME, type LineField, NOTICE, REGISTER_FIELDS, type Register } from '../lines/register-kinds.ts'

/** Groups of fields that are folded away while nothing stands in them: of a new line, and of one whose clock has not begun. */
const FOLDED = { fresh: [NOTICE, CAME], kept: [CAME], begun: [] as string[] }
const BESIDE: Readonly<Record<string, string>> = {
  [NOTICE]: 'clause, length, the day it is given',
  [CAME]: 'once something came',
}

/** The fields of a line, those of one group under its name. */
export function LineFields({ register, stage }: { register: Register; stage: keyof typeof FOLDED }) {
  const { values, errors } = useFormState()
  const fields = REGISTER_FIELDS[register]
  const groups = [...new Set(fields.map(({ group }) => group))]
  return groups.map((group, index) => {
    const own = fields.filter((field) => field.group === group)
    const isWanted = !FOLDED[stage].includes(group) || own.some(({ key }) => values[key] || errors[key])
    const controls = (
      <div className="line-group">
        {own.map((field) => (
          <Control key={field.key} field={field} />
        ))}
      </div>
    )
    if (!isWanted)
      return (
        <Fold key={group} title={group} beside={BESIDE[group]}>
          {controls}
        </Fold>
      )
    return (
      <section key={group} className="line-part" aria-labelledby={group === CAME ? 'came' : `part-${index + 1}`}>
        <SectionHeading id={group === CAME ? 'came' : `part-${index + 1}`}>{group}</SectionHeading>
        {controls}
      </section>
    )
  })
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
