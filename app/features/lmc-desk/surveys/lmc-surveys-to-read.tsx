import { longDay, moment } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { Form } from '#app/ui/form.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Textarea } from '#app/ui/inputs.tsx'
import type { NearSet, RequestToRead } from './lmc-survey-queries.server.ts'
import { DAYS_APART } from './lmc-survey-rules.ts'
import { AskedWords, opensInWords, QuestionWords } from './lmc-surveys.tsx'

/** Letters of the word with which an editor sends questions back. */
export const WORD = 300

/** A request as an editor of the committee finds it, with the name of its LMC. */
type RequestOfLmc = RequestToRead & { lmcName: string }

/** The questions of one LMC before an editor: to be read, or read and not open yet. Until they open they can be sent back. */
export function LmcSurveyToRead({ request }: { request: RequestOfLmc }) {
  const { id, lmcName, topic, fields, askedAt, readAt, waits, running, near } = request
  return (
    <section className="stack" aria-labelledby={`of-${id}`}>
      <SectionHeading id={`of-${id}`} beside={`${lmcName}, ${moment(askedAt)}${readAt === null ? '' : ' · read, not open yet'}`}>
        {fields.title}
      </SectionHeading>
      <AskedWords topic={topic} fields={fields} />
      {readAt === null ? (
        <WhenItOpens waits={waits} running={running} />
      ) : (
        <p>
          Read on {longDay(dayOf(readAt))}. {opensInWords(running)}
        </p>
      )}
      <AskedNear near={near} />
      <Form method="post">
        <input type="hidden" name="request" value={id} />
        <Textarea name={`word-${id}`} label="What to change, where you send it back" limit={WORD} rows={2} optional />
        <ButtonRow>
          {readAt === null ? (
            <Button name="do" value="open">
              {waits && running ? 'Let it open on that day' : 'Open it to the LMC’s practices'}
            </Button>
          ) : null}
          <Button name="do" value="send-back" variant="quiet">
            Send it back
          </Button>
        </ButtonRow>
      </Form>
    </section>
  )
}

function WhenItOpens({ waits, running }: Pick<RequestToRead, 'waits' | 'running'>) {
  if (!running) return null
  return (
    <p>
      {waits
        ? `${opensInWords(running)} The LMC chose that.`
        : `The LMC chose to ask them beside “${running.title}”, which is open until the end of ${longDay(dayOf(running.closesAt - 1))}.`}
    </p>
  )
}

/** What the LMC asks near these, for comparison: no rule sees that other words ask the same. */
export function AskedNear({ near }: { near: NearSet[] }) {
  if (near.length === 0) return null
  return (
    <>
      <p>
        Also asked by this LMC, with a last day less than {DAYS_APART} days before or after. Send back what asks the same in other
        words: it would give a second figure for one fact.
      </p>
      {near.map(({ slug, title, closesOn, questions }) => (
        <Fold key={slug} level={3} title={title} beside={`last day ${longDay(closesOn)}`}>
          <QuestionWords questions={questions} />
        </Fold>
      ))}
    </>
  )
}
