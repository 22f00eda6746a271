import { Fieldset, Radios } from '#app/ui/choices.tsx'
import { GridField, useGridIsUsed } from '#app/ui/grid-field.tsx'
import { DateInput, Select, Textarea, TextInput } from '#app/ui/inputs.tsx'
import { SourcesField } from '#app/ui/sources-field.tsx'

import { BALLOT_LABELS, CHOICES, GRIDS } from './ballot-labels.ts'

const choicesOf = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }))
const KINDS = choicesOf(CHOICES.kind).map((choice) =>
  choice.value === 'statutory'
    ? { ...choice, hint: 'Only for this kind does the law set thresholds, notice and a mandate.' }
    : choice,
)

/** The form of a vote, from announcement to result. What is not known is left empty. */
export function BallotFields({ rounds }: { rounds: { value: string; label: string }[] }) {
  return (
    <>
      <TextInput
        name="title"
        label={BALLOT_LABELS.title}
        hint="Such as “Ballot on collective action”. Its address is made from it."
      />
      <Fieldset legend="Announced">
        <p className="soft">
          A vote without its days needs the day it was announced and the time in which it may be held. With a first and a last day
          these two may be left empty.
        </p>
        <TextInput
          name="announcedOn"
          label={BALLOT_LABELS.announcedOn}
          hint="Such as 27 May 2026, or about 27 May 2026."
          width="medium"
          optional
        />
        <TextInput
          name="window"
          label={BALLOT_LABELS.window}
          hint="In words, such as “between 25 June 2026 and late June 2027”."
          optional
        />
      </Fieldset>
      <Fieldset legend="Who votes on what">
        <Radios name="kind" label={BALLOT_LABELS.kind} choices={KINDS} />
        <Radios name="elector" label={BALLOT_LABELS.elector} inLine choices={choicesOf(CHOICES.elector)} />
        <TextInput
          name="electorate"
          label={BALLOT_LABELS.electorate}
          hint="Such as “GP partners who are BMA members, England”."
        />
        <Select name="round" label={BALLOT_LABELS.round} unchosen="None yet" options={rounds} width="medium" optional />
        <Textarea
          name="question"
          label={BALLOT_LABELS.question}
          hint="In its own words. Where several are asked: what they are about."
          rows={2}
        />
        <Radios name="soughtAnswer" label={BALLOT_LABELS.soughtAnswer} inLine choices={choicesOf(CHOICES.soughtAnswer)} />
        <TextInput
          name="soughtWords"
          label={BALLOT_LABELS.soughtWords}
          hint="Such as “to reject”: said beside the share."
          width="medium"
          optional
        />
        <Textarea
          name="voterNeeds"
          label={BALLOT_LABELS.voterNeeds}
          hint="Details to check, the last day to join, what to do when no mail came."
          rows={3}
          optional
        />
      </Fieldset>
      <Fieldset legend="Days">
        <TextInput
          name="opened"
          label={BALLOT_LABELS.opened}
          hint="Such as 17 June 2024, or about 7 March 2024. Both days are left empty for a vote that is only announced."
          width="medium"
        />
        <DateInput name="closedOn" label={BALLOT_LABELS.closedOn} />
        <TextInput name="reported" label={BALLOT_LABELS.reported} hint="In words, with its day: “58.9% on 24 July”." optional />
      </Fieldset>
      <Result />
      <Textarea name="summary" label={BALLOT_LABELS.summary} hint="A few sentences beside the vote. Markdown." />
      <SourcesField />
    </>
  )
}

function Result() {
  const number = { width: 'short', inputMode: 'numeric', optional: true } as const
  const share = { width: 'short', inputMode: 'decimal', optional: true } as const
  const used = useGridIsUsed(Object.keys(GRIDS))
  return (
    <>
      <Fieldset legend="Result">
        <div className="number-grid">
          <DateInput name="declaredOn" label={BALLOT_LABELS.declaredOn} hint="Empty until there is a result." optional />
          <TextInput
            name="castNote"
            label={BALLOT_LABELS.castNote}
            hint="In the words of the source, such as “almost 17,000”."
            width="medium"
            optional
          />
          <TextInput name="eligible" label={BALLOT_LABELS.eligible} {...number} />
          <TextInput name="issued" label={BALLOT_LABELS.issued} {...number} />
          <TextInput name="cast" label={BALLOT_LABELS.cast} {...number} />
          <TextInput name="yes" label={BALLOT_LABELS.yes} {...number} />
          <TextInput name="no" label={BALLOT_LABELS.no} {...number} />
          <TextInput name="spoiled" label={BALLOT_LABELS.spoiled} {...number} />
          <TextInput name="turnout" label={BALLOT_LABELS.turnout} hint="Only where the counts are not known." {...share} />
          <TextInput name="sought" label={BALLOT_LABELS.sought} hint="Only where the counts are not known." {...share} />
        </div>
      </Fieldset>
      <details className="question" open={used}>
        <summary>Several questions, results by region</summary>
        <div className="form-columns">
          <GridField
            name="questions"
            {...GRIDS.questions}
            hint="Where more than one was asked. The votes for yes and the share of all who could vote may be left out."
          />
          <GridField name="regions" {...GRIDS.regions} hint="As published. The share for yes may be left out." />
        </div>
      </details>
    </>
  )
}
