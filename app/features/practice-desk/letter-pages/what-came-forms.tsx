import { longDay } from '#app/platform/dates-in-words.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { DateInput } from '#app/ui/inputs.tsx'
import { OUTCOME_WORDS, OUTCOMES, REPLY_WORDS, type ReplyKind } from '../letter-texts/letter-words.ts'
import type { LetterEvent } from '../letters/letter-rules.ts'

export type CameRefused = { errors: Record<string, string>; values: Record<string, string>; meanwhile: boolean }
type FormProps = { seen: string; refused: CameRefused | undefined; today: string }

const ofForm = (refused: CameRefused | undefined, which: string) =>
  refused?.values.do === which ? { values: refused.values, errors: refused.errors } : {}

/** What they said, and when. No words are asked for: what a practice records can be asked for from it. */
export function ReplyForm({ replies, seen, refused, today }: FormProps & { replies: ReplyKind[] }) {
  const kinds = [...new Set<ReplyKind>([...replies, 'acknowledged', 'other'])]
  return (
    <section aria-labelledby="record-reply">
      <SectionHeading id="record-reply">Record a reply</SectionHeading>
      <FormState {...ofForm(refused, 'reply')} start={{ happenedOn: today }}>
        <Form method="post" noValidate>
          <SeenField now={seen} shown={refused?.meanwhile} />
          <Radios
            name="reply"
            label="What did they say?"
            choices={kinds.map((kind) => ({ value: kind, label: REPLY_WORDS[kind] }))}
          />
          <DateInput name="happenedOn" id="reply-day" label="Day it came" />
          <ButtonRow>
            <Button name="do" value="reply" variant="quiet">
              Record the reply
            </Button>
          </ButtonRow>
        </Form>
      </FormState>
    </section>
  )
}

/** What came of the letter in the end. */
export function OutcomeForm({ seen, refused, today }: FormProps) {
  return (
    <section aria-labelledby="record-outcome">
      <SectionHeading id="record-outcome">What came of it</SectionHeading>
      <FormState {...ofForm(refused, 'outcome')} start={{ happenedOn: today }}>
        <Form method="post" noValidate>
          <SeenField now={seen} shown={refused?.meanwhile} />
          <Radios
            name="outcome"
            label="Outcome"
            hint="It closes this letter. Another can be recorded later."
            choices={OUTCOMES.map((outcome) => ({ value: outcome, label: OUTCOME_WORDS[outcome] }))}
          />
          <DateInput name="happenedOn" id="outcome-day" label="From which day" />
          <ButtonRow>
            <Button name="do" value="outcome" variant="quiet">
              Record the outcome
            </Button>
          </ButtonRow>
        </Form>
      </FormState>
    </section>
  )
}

/** Takes back what was recorded by mistake; it stays in the record as taken back. */
export function TakeBackForm({ events, seen, meanwhile }: { events: LetterEvent[]; seen: string; meanwhile: boolean }) {
  return (
    <Fold title="Recorded by mistake?">
      <Form method="post">
        <SeenField now={seen} shown={meanwhile} />
        <ul className="plain-list">
          {events.map((event) => (
            <li key={event.id}>
              <Button name="do" value={`take-back ${event.id}`} variant="quiet">
                Take back: {event.kind === 'reply' ? REPLY_WORDS[event.what] : OUTCOME_WORDS[event.what]},{' '}
                {longDay(event.happenedOn)}
              </Button>
            </li>
          ))}
          <li>
            <Button name="do" value="take-back" variant="grave">
              This letter never went: take it off the register
            </Button>
          </li>
        </ul>
      </Form>
    </Fold>
  )
}
