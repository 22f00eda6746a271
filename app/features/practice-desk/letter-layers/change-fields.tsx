import { inFigures } from '#app/platform/numbers-in-words.ts'
import { SeenField } from '#app/ui/form-state.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Select, Textarea, TextInput } from '#app/ui/inputs.tsx'
import { PART_LIMIT, partName, type WordedPart } from './letter-change-rules.ts'

type ChangeFieldsProps = {
  layer: {
    letter: { office: string | null; family: string }
    parts: WordedPart[]
    places: { key: string; label: string }[]
    fields: string[]
    seen: string
  }
  beneath: string
  /** Whether somebody else wrote meanwhile, and it is shown. */
  meanwhile: boolean | undefined
}

/** Two parts stand beside each other on a desktop: a line has some 44 characters. */
const rowsFor = (words: string) => Math.min(10, Math.max(3, Math.ceil(words.length / 44) + words.split('\n').length - 1))

/** The words of every part of a letter, and one paragraph more. `beneath`: whose words stand where a part is left as it is. */
export function ChangeFields({ layer, beneath, meanwhile }: ChangeFieldsProps) {
  const { parts, places, fields, seen } = layer
  const { office, family } = layer.letter
  return (
    <>
      <SeenField now={seen} shown={meanwhile} />
      <p className="soft">
        Change what you say otherwise. A part left as it is, or emptied, keeps {beneath}. Fields stand in double braces
        {fields.length > 0 ? `, such as {{${fields[0]}}}` : ''}; lines that begin with a hyphen are a numbered list. Up to{' '}
        {inFigures(PART_LIMIT)} characters a part. Nothing about a patient or one practice.
      </p>
      <div className="fields-in-columns">
        {family === 'system' ? (
          <TextInput
            name="office"
            label="For the attention of"
            optional
            hint={office ? `Without yours: ${office}.` : undefined}
          />
        ) : null}
        {parts.map(({ key, label, words }) => (
          <Textarea key={key} name={partName(key)} label={label} rows={rowsFor(words)} />
        ))}
      </div>
      <SectionHeading level={3}>Add a paragraph</SectionHeading>
      <Textarea
        name="added"
        label="A paragraph of your own"
        optional
        rows={3}
        hint="Ticked to begin with. A practice can leave it out."
      />
      <Select
        name="after"
        label="It stands after"
        options={[{ value: '', label: 'the greeting, as the first' }, ...places.map(({ key, label }) => ({ value: key, label }))]}
      />
    </>
  )
}
