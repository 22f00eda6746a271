import { StateTag } from '#app/features/adoption/statements/state-tag.tsx'
import { LocalNoteHere } from '#app/features/practice-desk/this-week/local-note-here.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { formHref, LACKING_WORDS, listSaysInWords } from './question-rules.ts'
import type { QuestionShown } from './questions-page-queries.server.ts'

type QuestionCardsProps = { practiceCode: string; lmcName: string; questions: QuestionShown[] }

/** Each thing the LMC's list says, beside what the record says, with the three answers to it. */
export function QuestionCards({ practiceCode, lmcName, questions }: QuestionCardsProps) {
  return questions.map((question) => (
    <section key={question.actionSlug} aria-labelledby={question.actionSlug} className="question-card">
      <SectionHeading id={question.actionSlug} beside={`from the list of ${longDay(dayOf(question.askedAt))}`}>
        {question.action.offer.title}
      </SectionHeading>
      <p>
        {lmcName}’s list says: <b>{listSaysInWords(question)}.</b> Right, or not?
      </p>
      <p className="soft">
        Your record says: <StateTag current={question.action.current} />
      </p>
      <LocalNoteHere practiceCode={practiceCode} note={question.action.localNote} {...question.action} />
      {question.lacking ? <p className="small soft">{LACKING_WORDS[question.lacking].why}</p> : null}
      <Answers practiceCode={practiceCode} question={question} />
    </section>
  ))
}

function Answers({ practiceCode, question }: { practiceCode: string; question: QuestionShown }) {
  const { actionSlug, seen, lacking, action } = question
  const spoken = <span className="spoken">: {action.offer.title}</span>
  const form = formHref(practiceCode, actionSlug, question)
  return (
    <Form method="post">
      <input type="hidden" name="question" value={actionSlug} />
      <input type="hidden" name="seen" value={seen} />
      <ButtonRow>
        {lacking ? (
          <LinkButton href={form}>
            {LACKING_WORDS[lacking].button}
            {spoken}
          </LinkButton>
        ) : (
          <Button name="do" value="right">
            Right: record it{spoken}
          </Button>
        )}
        {lacking ? null : <a href={form}>Right, but from another day{spoken}</a>}
        <a href={`/practice/${practiceCode}/actions/${actionSlug}?step=2`}>Something else holds{spoken}</a>
        <Button name="do" value="not-right" variant="quiet">
          Not right{spoken}
        </Button>
      </ButtonRow>
    </Form>
  )
}
