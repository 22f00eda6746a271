import type { FieldErrors, FormValues } from '#app/platform/form.ts'
import { Radios } from '#app/ui/choices.tsx'
import { Select, Textarea } from '#app/ui/inputs.tsx'
import { FEEDBACK_KINDS, KIND_WORDS } from './feedback-rules.ts'

type Fields = { values: FormValues; errors: FieldErrors; limit: number }

/** The form in which a practice or an LMC writes to the committee. `hint`: what the committee learns about the sender. */
export function FeedbackFields({
  actions,
  hint,
  values,
  errors,
  limit,
}: Fields & { actions: { value: string; label: string }[]; hint: string }) {
  return (
    <>
      <Select
        name="action"
        label="Which action"
        options={actions}
        unchosen="Choose an action"
        defaultValue={values.action || undefined}
        error={errors.action}
      />
      <Radios
        name="kind"
        label="What is it about?"
        defaultValue={values.kind || undefined}
        error={errors.kind}
        choices={FEEDBACK_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
      />
      <Textarea
        name="words"
        label="What the committee is to know"
        hint={hint}
        rows={6}
        limit={limit}
        defaultValue={values.words}
        error={errors.words}
      />
    </>
  )
}

/** The form of an editor's answer. */
export function AnswerFields({ editions, values, errors, limit }: Fields & { editions: { value: string; label: string }[] }) {
  return (
    <>
      <Textarea
        name="words"
        label="Answer"
        hint="Whoever wrote reads it, and nobody else outside the committee."
        rows={5}
        limit={limit}
        defaultValue={values.words}
        error={errors.words}
      />
      {editions.length > 0 ? (
        <Select
          name="edition"
          label="The edition that changed because of it"
          optional
          options={editions}
          unchosen="None"
          defaultValue={values.edition || undefined}
          error={errors.edition}
        />
      ) : null}
    </>
  )
}
