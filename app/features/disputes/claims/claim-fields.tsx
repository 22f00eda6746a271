import { FieldLine } from '#app/ui/field.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { DateInput, Select, Textarea, TextInput } from '#app/ui/inputs.tsx'
import { SCHEME_STATES } from '../file/dispute-words.ts'
import { LOSS_LINES } from './claim-form.ts'
import { LOSSES } from './claim-words.ts'
import type { ClaimScheme } from './schemes.server.ts'

/** The fields of a claim: scheme and line, losses, evidence, and where it went. `level`: of the headings among them. */
export function ClaimFields({ schemes, level }: { schemes: ClaimScheme[]; level: 2 | 3 }) {
  const lines = new Map(
    schemes.flatMap(({ disputeTitle, lines: own }) => own.map((line) => [line.key, { ...line, disputeTitle }])),
  )
  return (
    <>
      <Select
        name="scheme"
        label="Scheme"
        unchosen="Choose the scheme"
        options={schemes.map(({ key, title, state, disputeTitle }) => ({
          value: key,
          label: `${title} (${SCHEME_STATES[state].toLowerCase()})`,
          group: disputeTitle,
        }))}
      />
      <Select
        name="line"
        label="Service line"
        width="medium"
        unchosen="Choose the line"
        options={[...lines.values()].map(({ key, name, disputeTitle }) => ({ value: key, label: name, group: disputeTitle }))}
      />
      <SectionHeading level={level}>What was lost</SectionHeading>
      {LOSS_LINES.map((line) => (
        <fieldset className="fieldset" key={line}>
          <legend>{line === 1 ? 'First loss' : `Loss ${line} (optional)`}</legend>
          <FieldLine>
            <Select
              name={`loss-${line}`}
              label="Kind"
              width="medium"
              unchosen="Choose"
              options={Object.entries(LOSSES).map(([value, label]) => ({ value, label }))}
            />
            <TextInput name={`from-${line}`} label="From (a day)" width="short" />
            <TextInput name={`until-${line}`} label="Until (a day)" width="short" />
            <TextInput name={`sum-${line}`} label="Sum in £" width="short" inputMode="decimal" />
          </FieldLine>
        </fieldset>
      ))}
      <Textarea
        name="evidence"
        label="Evidence"
        optional
        limit={2_000}
        hint="One piece a line: statements, receipts, mails, the log of failures. Nothing that could identify a patient."
      />
      <SectionHeading level={level}>Where it went</SectionHeading>
      <TextInput name="sentTo" label="Sent to" optional />
      <DateInput name="sentOn" label="Sent on" optional hint="Leave it empty if it has not been sent." />
      <TextInput name="reference" label="Reference given" width="medium" optional />
      <DateInput name="answerBy" label="We ask for an answer by" optional hint="After this day the claim shows as overdue." />
    </>
  )
}
