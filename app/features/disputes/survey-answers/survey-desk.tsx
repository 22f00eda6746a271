import type { ReactNode } from 'react'
import type { SurveyQuestion } from '#app/features/disputes/surveys/survey-rules.ts'
import { LATE_DAYS } from '#app/features/disputes/surveys/survey-rules.ts'
import { longDay, moment } from '#app/platform/dates-in-words.ts'
import { addDays, dayOf } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Form } from '#app/ui/form.tsx'
import { SeenField } from '#app/ui/form-state.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { SurveyDesk as Desk } from './answer-queries.server.ts'
import { answersInWords } from './answer-words.ts'
import { QuestionInputs } from './question-inputs.tsx'

type Props = { desk: Desk; here: string; meanwhile: boolean; open: boolean; children?: ReactNode }

/** A survey on a practice's desk: what came of the wave before, who sees the answers, and the form or what was answered. */
export function SurveyDeskPage({ desk, here, meanwhile, open, children }: Props) {
  const { survey, state, answered, before, filledIn, seen } = desk
  const { questions, words } = survey.fields
  const mayAnswer = open && state !== 'over' && (state === 'open' || !answered || answered.late)
  return (
    <Columns
      sideLabel="About this survey"
      side={
        <>
          <SectionHeading>Who reads it</SectionHeading>
          <p>{whoSees(survey)}</p>
          <p>
            <a href={`${here}/surveys`}>All surveys asked of us</a>
          </p>
          <SectionHeading>Until when</SectionHeading>
          <p>
            To the end of {longDay(lastDay(survey.closesAt))}. Results come with the figures of the Monday after. What your
            practice answered is deleted when the time of answers is over, as the <a href="/privacy">privacy notice</a> says.
          </p>
        </>
      }
    >
      <p>{words}</p>
      {before ? (
        <InsetNote>
          <b>What came of “{before.title}”:</b> {before.achieved}
        </InsetNote>
      ) : null}
      {answered ? <Answered desk={desk} /> : null}
      {mayAnswer ? (
        <Form method="post" noValidate>
          <SeenField now={seen} shown={meanwhile} />
          {state === 'late' ? (
            <InsetNote readFirst>
              It closed on {longDay(lastDay(survey.closesAt))}. What you answer now is kept as late and counts in no figure. It is
              taken until {longDay(addDays(lastDay(survey.closesAt), LATE_DAYS))}.
            </InsetNote>
          ) : null}
          <QuestionInputs
            questions={questions}
            filledIn={filledIn}
            meanwhile={meanwhile && answered ? answersInWords(questions, answered.answers) : {}}
          />
          <ButtonRow>
            <Button>{answered ? 'Save the change' : state === 'late' ? 'Send it late' : 'Send the answers'}</Button>
            <a href={here}>Back without sending</a>
          </ButtonRow>
        </Form>
      ) : answered ? (
        <OwnAnswers questions={questions} answers={answered.answers} />
      ) : (
        <p>It is closed, and your practice did not answer.</p>
      )}
      {children}
    </Columns>
  )
}

/** The last day on which it could be answered. */
export const lastDay = (closesAt: number) => dayOf(closesAt - 1)

function Answered({ desk: { survey, state, answered } }: { desk: Desk }) {
  if (!answered) return null
  const who = survey.sample === 'persons' ? 'You answered' : `${answered.byName} answered for the practice`
  return (
    <InsetNote>
      {who} on {moment(answered.at)}
      {answered.late ? ', after it closed: kept as late, counted in no figure' : ''}.{' '}
      {state === 'open' ? `You can change it until the end of ${longDay(lastDay(survey.closesAt))}.` : ''}
    </InsetNote>
  )
}

/** What was answered, question by question. */
function OwnAnswers({ questions, answers }: { questions: readonly SurveyQuestion[]; answers: Record<string, unknown> }) {
  const words = answersInWords(questions, answers as Parameters<typeof answersInWords>[1])
  return (
    <section aria-labelledby="own-answers" className="asked-and-answered">
      <SectionHeading id="own-answers">What was answered</SectionHeading>
      <SummaryList
        rows={questions.map(({ key, words: term }, index) => ({
          term: `${index + 1}. ${term}`,
          value: words[key] ?? 'not asked',
        }))}
      />
    </section>
  )
}

function whoSees({ sample, lmcSlug }: Desk['survey']): string {
  if (sample === 'persons')
    return 'You answer for yourself. Nobody else reads your answers, in your practice or outside it; they count in the published figures of England. No patient may be named.'
  const others = lmcSlug
    ? 'Otherwise they count in one blurred figure of your area, which your LMC and those who answered read.'
    : 'Otherwise they count in the published figures of England.'
  return `Your colleagues read and change these answers. Officers of your LMC read them only while your practice shares by name. ${others} No patient may be named.`
}
