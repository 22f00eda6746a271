import { Radios } from '#app/ui/choices.tsx'
import { DateInput, Select, Textarea, TextInput } from '#app/ui/inputs.tsx'
import type { DisputeChoice } from './survey-kind.server.ts'
import { SAMPLES, SURVEY_LABELS } from './survey-words.ts'

/** The form of a survey. */
export function SurveyFields({ disputes }: { disputes: DisputeChoice[] }) {
  return (
    <>
      <TextInput
        name="title"
        label={SURVEY_LABELS.title}
        hint="Such as “Supplies, September 2024”. Its address is made from it."
      />
      <TextInput name="wave" label={SURVEY_LABELS.wave} hint="Short, for pictures: September 2024." width="medium" />
      <Select
        name="dispute"
        label={SURVEY_LABELS.dispute}
        unchosen="Choose a dispute"
        options={disputes.map(({ slug, title }) => ({ value: slug, label: title }))}
        width="medium"
      />
      <Select
        name="follows"
        label={SURVEY_LABELS.follows}
        unchosen="None: this is the first"
        options={disputes.flatMap(({ title, waves }) =>
          waves.map((wave) => ({ value: wave.slug, label: wave.title, group: title })),
        )}
        width="medium"
        optional
      />
      <Radios
        name="sample"
        label={SURVEY_LABELS.sample}
        choices={Object.entries(SAMPLES).map(([value, label]) => ({ value, label }))}
      />
      <Textarea name="words" label={SURVEY_LABELS.words} hint="Practices read it above the questions." rows={2} />
      <DateInput
        name="closesOn"
        label={SURVEY_LABELS.closesOn}
        hint="What is answered after it is kept as late and counts nowhere."
      />
      <Textarea name="questions" label={SURVEY_LABELS.questions} hint={<HowToWrite disputes={disputes} />} rows={24} />
      <Textarea
        name="achieved"
        label={SURVEY_LABELS.achieved}
        hint="After it closed. Shown where the next wave is asked."
        rows={2}
        optional
      />
      <Textarea
        name="saidCommittee"
        label={SURVEY_LABELS.saidCommittee}
        hint="With day and source; stands beside the figures."
        rows={2}
        optional
      />
      <Textarea
        name="saidOther"
        label={SURVEY_LABELS.saidOther}
        hint="At the same size, with day and source."
        rows={2}
        optional
      />
    </>
  )
}

function HowToWrite({ disputes }: { disputes: DisputeChoice[] }) {
  return (
    <>
      A block for each, an empty line between. Kinds: yes or no, one of, some of, number, share, scale, days.{' '}
      {disputes.map(({ title, lines }) => `Lines of “${title}”: ${lines.join(', ')}.`).join(' ')} For example:
      <span className="block-example">{EXAMPLE}</span>
    </>
  )
}

const EXAMPLE = `Key: late
Line: all
Kind: yes or no
Short: A delivery came late
Question: Did a delivery come after the day its order names?
Base: practices
Period: the last three months
More is: worse

Key: how-many
Line: all
Kind: number
Short: Deliveries that came late
Question: How many deliveries came late?
Base: practices with a late delivery
Period: the last three months
More is: worse
Only if: late = yes`
