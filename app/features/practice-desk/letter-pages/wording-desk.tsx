import { WordMarks } from '#app/features/menu/editions/word-marks.tsx'
import { moment } from '#app/platform/dates-in-words.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { Textarea } from '#app/ui/inputs.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import type { WordingPage } from '../letters/letter-page-queries.server.ts'
import { WORDING_LIMIT } from '../letters/wording-form.ts'

type Refused = { errors: Record<string, string>; values: Record<string, string>; meanwhile: boolean }

/** A paragraph in the practice's own words, beside the committee's. */
export function WordingDesk({ page, refused }: { page: WordingPage; refused: Refused | undefined }) {
  const { details, title, label, base, baseOf, own, marks, baseChanged, versions, fields, seen } = page
  const at = `/practice/${details.code}/letters`
  const beneath = `${baseOf ?? 'The committee'}’s words`
  return (
    <FormState values={refused?.values} start={{ words: own ?? base }} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<a href={at}>Letters</a>}
        lead={`${label}, in every letter “${title}” of your practice from now on. Letters that went stay as they were.`}
      >
        Our own words
      </PageHeading>
      <Columns
        sideLabel={`${beneath}, and earlier versions of yours`}
        side={
          <>
            <SectionHeading>{beneath}</SectionHeading>
            <p className="letter-words">{base}</p>
            {versions.length > 0 ? <SectionHeading>What you wrote before</SectionHeading> : null}
            {versions.map(({ words, recordedAt }) => (
              <p key={recordedAt}>
                <span className="soft">{moment(recordedAt)}</span>
                <br />
                {words ?? 'No words of ours again.'}
              </p>
            ))}
          </>
        }
      >
        {baseChanged ? (
          <InsetNote readFirst>
            <p>
              <strong>{baseOf ?? 'The committee'} changed these words after you wrote yours.</strong> Yours stand until you change
              them.
            </p>
            <p className="comparison">
              <WordMarks marks={baseChanged} />
            </p>
          </InsetNote>
        ) : null}
        {marks ? (
          <section aria-labelledby="difference">
            <SectionHeading id="difference">Where yours differ</SectionHeading>
            <p className="comparison letter-words">
              <WordMarks marks={marks} />
            </p>
          </section>
        ) : null}
        {refused?.meanwhile ? (
          <InsetNote readFirst>
            <p>A colleague’s words stand now: {own ?? 'none of your own'}</p>
          </InsetNote>
        ) : null}
        <Form method="post" noValidate>
          <SeenField now={seen} shown={refused?.meanwhile} />
          <Textarea
            name="words"
            label="The paragraph"
            rows={8}
            limit={WORDING_LIMIT}
            hint={`Fields stand in double braces${fields.length > 0 ? `, such as {{${fields[0]}}}` : ''}. Lines that begin with a hyphen are a numbered list. Nothing about a patient.`}
          />
          <ButtonRow>
            <Button name="do" value="write">
              Use our own words
            </Button>
            {own === null ? null : (
              <Button name="do" value="back" variant="quiet">
                Go back to {baseOf ?? 'the committee'}’s
              </Button>
            )}
            <a href={at}>Back to letters</a>
          </ButtonRow>
        </Form>
      </Columns>
    </FormState>
  )
}
