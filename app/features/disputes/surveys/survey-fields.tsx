import { Radios } from '#app/ui/choices.tsx'
import { DateInput, Select, Textarea, TextInput } from '#app/ui/inputs.tsx'
import { QuestionRows } from './question-fields.tsx'
import type { DisputeChoice } from './survey-kind.server.ts'
import { SAMPLES, SURVEY_LABELS } from './survey-words.ts'

/** The form of a survey. `added`: an empty question is wanted. */
export function SurveyFields({ disputes, added }: { disputes: DisputeChoice[]; added: boolean }) {
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
      <DateInput name="closesOn" label={SURVEY_LABELS.closesOn} hint="Answers after that day are kept as late and not counted." />
      <QuestionRows disputes={disputes} added={added} />
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
