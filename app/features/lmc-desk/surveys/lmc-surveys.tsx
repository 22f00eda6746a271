import { optionsOf, type SurveyFields } from '#app/features/disputes/surveys/survey-rules.ts'
import { longDay, moment } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { Table } from '#app/ui/table.tsx'
import type { RequestShown, Running, SurveyOfLmc } from './lmc-survey-queries.server.ts'
import { TOPICS } from './lmc-survey-rules.ts'

/** The questions that an LMC would like to ask, as its practices would read them. */
export function AskedWords({ topic, fields }: { topic: RequestShown['topic']; fields: SurveyFields }) {
  return (
    <>
      <p>
        {TOPICS[topic]}. {fields.words} Open until the end of {longDay(fields.closesOn)}.
      </p>
      <QuestionWords questions={fields.questions} />
    </>
  )
}

/** Questions with their answers, as practices read them. */
export function QuestionWords({ questions }: Pick<SurveyFields, 'questions'>) {
  return (
    <ol>
      {questions.map((question) => (
        <li key={question.key}>
          {question.words}{' '}
          <small className="soft">
            {optionsOf(question)
              .map(({ label }) => label)
              .join(' · ')}
          </small>
        </li>
      ))}
    </ol>
  )
}

/** When questions that wait for earlier ones open. `running`: the last of these to close; null = they have closed. */
export const opensInWords = (running: Running | null): string =>
  running
    ? `They open on ${longDay(dayOf(running.closesAt))}, once “${running.title}” has closed.`
    : 'They open within a minute: the earlier ones have closed.'

/** How questions stand that practices are not asked yet. */
export function standsInWords({ waits, readAt }: RequestShown, running: Running | null): string {
  if (readAt !== null) return `an editor has read them. ${opensInWords(running)}`
  return waits && running
    ? `an editor reads them first. ${opensInWords(running)}`
    : 'an editor reads them before your practices are asked.'
}

type LatestRequestProps = { request: RequestShown | null; running: Running | null }

/** What became of the latest questions the office put before the committee. */
export function LatestRequest({ request, running }: LatestRequestProps) {
  if (!request || request.outcome === 'opened' || request.outcome === 'withdrawn') return null
  return (
    <InsetNote readFirst={request.outcome === 'sent-back'}>
      <p>
        <b>{request.fields.title}</b>, put before the committee on {moment(request.askedAt)}:{' '}
        {request.outcome === null ? standsInWords(request, running) : `sent back. “${request.word}”`}
      </p>
      {request.outcome === null ? (
        <>
          <AskedWords topic={request.topic} fields={request.fields} />
          <Form method="post">
            <input type="hidden" name="do" value="withdraw" />
            <input type="hidden" name="request" value={request.id} />
            <Button variant="quiet">Withdraw it</Button>
          </Form>
        </>
      ) : null}
    </InsetNote>
  )
}

/** What an LMC asks its practices now, and that the next questions can be written meanwhile. */
export function AskedNow({ asked }: { asked: Running }) {
  return (
    <p>
      Your LMC asks its practices “{asked.title}” until the end of {longDay(dayOf(asked.closesAt - 1))}. The next questions can be
      written now: they open once these have closed, or beside these, as you choose.
    </p>
  )
}

/** Every survey that the LMC's practices are or were asked. */
export function SurveysOfLmc({ surveys, here }: { surveys: SurveyOfLmc[]; here: string }) {
  return (
    <Table
      caption="Surveys your practices are asked"
      spokenCaption
      empty="You have not asked your practices anything yet."
      columns={[
        { key: 'title', label: 'Asked' },
        { key: 'by', label: 'By' },
        { key: 'until', label: 'Open until' },
        { key: 'out', label: 'Results', wideOnly: true },
      ]}
      rows={surveys.map(({ slug, title, own, closesAt, resultsOut }) => ({
        key: slug,
        cells: [
          <a key="title" href={`${here}/${slug}`}>
            {title}
          </a>,
          own ? 'Your LMC' : 'GPC England',
          longDay(dayOf(closesAt - 1)),
          resultsOut ? 'out' : 'to come',
        ],
      }))}
    />
  )
}
