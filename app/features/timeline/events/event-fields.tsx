import { Radios } from '#app/ui/choices.tsx'
import { Textarea, TextInput } from '#app/ui/inputs.tsx'
import { SourcesField } from '#app/ui/sources-field.tsx'
import { EVENT_KINDS, EVENT_LABELS } from './event-words.ts'

/** The form of an event. */
export function EventFields() {
  return (
    <>
      <TextInput
        name="title"
        label={EVENT_LABELS.title}
        hint="Such as “The committee publishes its vision for general practice”."
      />
      <Radios
        name="kind"
        label={EVENT_LABELS.kind}
        inLine
        choices={Object.entries(EVENT_KINDS).map(([value, label]) => ({ value, label }))}
      />
      <TextInput
        name="on"
        label={EVENT_LABELS.on}
        hint="As exact as it is known: 7 November 2017, November 2017, about November 2017."
        width="medium"
      />
      <Textarea name="words" label={EVENT_LABELS.words} hint="A few sentences. Markdown." optional />
      <SourcesField />
    </>
  )
}
