import type { QuestionCounts } from '#app/features/practice-desk/asked-by-lmc/question-queries.server.ts'
import { QUESTION_DAYS } from '#app/features/practice-desk/asked-by-lmc/question-rules.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'

const questions = (count: number) => `${inFigures(count)} ${count === 1 ? 'question' : 'questions'}`

/** What was sent, in numbers alone, and the office's own sheet to take away. */
export function TrackerSide({ here, counts }: { here: string; counts: QuestionCounts }) {
  const { sent, practices, notJoined } = counts
  return (
    <>
      <SectionHeading>Sent</SectionHeading>
      {sent === 0 ? (
        <p className="soft">Nothing of your list was sent in the last {QUESTION_DAYS} days.</p>
      ) : (
        <>
          <p>
            <b>{questions(sent)}</b> to {practices} {practices === 1 ? 'practice' : 'practices'}. What they answer is theirs: it
            is not counted here. What a practice shares by name stands with its name in your list of practices.
          </p>
          {notJoined > 0 ? (
            <p>
              In {notJoined} of these practices nobody has joined: what you asked waits for the first who does.{' '}
              <a href={`${here}/reminders#not-joined`}>Invite them</a>
            </p>
          ) : null}
          <p className="small soft">A question is deleted {QUESTION_DAYS} days after it was sent, answered or not.</p>
        </>
      )}
      <SectionHeading>Take it out again</SectionHeading>
      <p>
        Your own sheet, any day: each practice, its last return, and what those take that share by name. It can be brought in here
        again as it is.
      </p>
      <form method="post" action={`${here}/practices-file`}>
        <ButtonRow>
          <Button variant="quiet">Practices as CSV</Button>
        </ButtonRow>
      </form>
    </>
  )
}
