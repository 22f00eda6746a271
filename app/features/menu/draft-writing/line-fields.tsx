import type { OfferStatus } from '#app/features/menu/editions/menu-rules.ts'
import { Radios } from '#app/ui/choices.tsx'
import { DateInput, Select, Textarea, TextInput } from '#app/ui/inputs.tsx'
import { LINE_LABELS } from './draft-conflict-rules.ts'
import { MarkdownField } from './markdown-field.tsx'
import type { MarkdownPreview } from './markdown-preview.server.ts'

const STATUS_CHOICES: { value: OfferStatus; label: string; hint: string }[] = [
  { value: 'offered', label: 'On the menu', hint: 'Practices can take it.' },
  { value: 'paused', label: 'Paused', hint: 'Nobody new takes it for now. Practices that take it are still counted.' },
  {
    value: 'withdrawn',
    label: 'Withdrawn',
    hint: 'It leaves the menu with this edition. What was announced for a later day does not begin.',
  },
  { value: 'superseded', label: 'Superseded', hint: 'Another action replaces it.' },
  { value: 'contractual', label: 'Now contractual', hint: 'It is now part of the contract and leaves the menu for good.' },
]

type LineFieldsProps = {
  previews: Partial<Record<'wording' | 'reason', MarkdownPreview>>
  limits: { wording: number; reason: number }
  statuses: OfferStatus[]
  others: { value: string; label: string }[]
}

/** Said at every first day of a line. */
export const EDITION_DAY =
  'An edition is published on the latest day from which something in it rests or leaves: what begins earlier goes into an edition of its own.'

/** The conditions of an action that is announced for a later day. */
export const UnlessField = () => (
  <Textarea
    name="unless"
    label={LINE_LABELS.unless}
    hint="For an action announced for a later day: the conditions under which it does not begin. It begins by itself on its first day, unless an edition before that day withdraws it."
    rows={2}
    optional
  />
)

/** The form for one action of a draft. */
export function LineFields({ previews, limits, statuses, others }: LineFieldsProps) {
  return (
    <>
      <Radios name="status" label={LINE_LABELS.status} choices={STATUS_CHOICES.filter(({ value }) => statuses.includes(value))} />
      <MarkdownField
        name="wording"
        label={LINE_LABELS.wording}
        hint="One or two sentences. Markdown: *stressed*, [a link](https://example.org)."
        limit={limits.wording}
        preview={previews.wording}
      />
      <MarkdownField
        name="reason"
        label={LINE_LABELS.reason}
        hint="Why it is added, changed, paused or taken off. Readers see it beside the action."
        limit={limits.reason}
        preview={previews.reason}
      />
      <DateInput name="from" label={LINE_LABELS.from} hint={`The first day on which this status holds. ${EDITION_DAY}`} />
      <UnlessField />
      <DateInput name="until" label={LINE_LABELS.until} hint="The last day, where one is set." optional />
      {statuses.includes('superseded') ? (
        <Select
          name="supersededBy"
          label={LINE_LABELS.supersededBy}
          hint="For a superseded action that another action replaces."
          options={others}
          unchosen="No action"
          optional
        />
      ) : null}
      <TextInput name="decidedBy" label={LINE_LABELS.decidedBy} width="medium" optional />
    </>
  )
}
