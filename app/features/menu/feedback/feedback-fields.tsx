import { Radios } from '#app/ui/choices.tsx'
import { Select, Textarea } from '#app/ui/inputs.tsx'
import { FEEDBACK_KINDS, KIND_WORDS } from './feedback-rules.ts'

/** The form in which a practice or an LMC writes to the committee. `hint`: what the committee learns about the sender. */
export function FeedbackFields({
  actions,
  hint,
  limit,
}: {
  actions: { value: string; label: string }[]
  hint: string
  limit: number
}) {
  return (
    <>
      <Select name="action" label="About which action" options={actions} unchosen="Choose an action, or “In general”" />
      <Radios
        name="kind"
        label="What is it about?"
        choices={FEEDBACK_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
      />
      <Textarea name="words" label="Your message to the committee" hint={hint} rows={6} limit={limit} />
    </>
  )
}

/** The form of an editor's answer. */
export function FeedbackAnswerFields({ editions, limit }: { editions: { value: string; label: string }[]; limit: number }) {
  return (
    <>
      <Textarea
        name="words"
        label="Answer"
        hint="Only the sender reads it, and nobody else outside the committee."
        rows={5}
        limit={limit}
      />
      {editions.length > 0 ? (
        <Select name="edition" label="The edition that changed because of it" optional options={editions} unchosen="None" />
      ) : null}
    </>
  )
}
