import { OPEN_LETTER_LABELS } from '#app/features/open-letters/records/open-letter-record.ts'
import { DateInput, Textarea, TextInput } from '#app/ui/inputs.tsx'

/** The form of an open letter. */
export function OpenLetterFields() {
  return (
    <>
      <TextInput name="title" label={OPEN_LETTER_LABELS.title} hint="Its address is made from it." />
      <TextInput name="addressee" label={OPEN_LETTER_LABELS.addressee} hint="Such as “The Secretary of State for Health”." />
      <Textarea
        name="text"
        label={OPEN_LETTER_LABELS.text}
        hint="Markdown. Once an LMC has signed, the words stay as they are."
        rows={14}
      />
      <DateInput
        name="lastDay"
        label={OPEN_LETTER_LABELS.lastDay}
        hint="Empty: any day, until the letter is withdrawn."
        optional
      />
    </>
  )
}
