import type { LaterAnswer } from '#app/features/adoption/statements/effect-rules.ts'
import { entryInWords } from '#app/features/adoption/statements/state-words.ts'
import type { TimelineEntry } from '#app/features/practice-desk/record/timeline-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'

type Sent = { name: string; value: string }
const ONE_ACTION = { correct: { name: 'do', value: 'correct' }, before: { name: 'do', value: 'record-so' } }

/**
 * A warning that a statement would not come into force, with the two things it can mean. At the end of the form, in place of its
 * button.
 */
export function LaterAnswerNote({
  later,
  entries,
  back,
  ways = ONE_ACTION,
}: {
  later: LaterAnswer
  entries: readonly TimelineEntry[]
  back: string
  /** Name and value of the two buttons; a form about several actions names the action in them. */
  ways?: { correct: Sent; before: Sent }
}) {
  const entry = entries.find(({ id }) => id === later.entryId)
  if (!entry?.state) return null
  const day = longDay(entry.effectiveOn)
  return (
    <>
      <InsetNote readFirst>
        <SectionHeading id="later">Your answer of {day} stays in force</SectionHeading>
        <p>
          It says “{entryInWords({ ...entry, state: entry.state })}”. What you typed would hold until {longDay(later.until)} and
          no longer{later.takenSince ? `; you would be taking it since ${longDay(later.takenSince)}` : ''}.
        </p>
        <p>Do you want to correct the answer of {day}, or to add what was so before it?</p>
      </InsetNote>
      {ways === ONE_ACTION ? <input type="hidden" name="later" value={later.entryId} /> : null}
      <ButtonRow>
        <Button {...ways.correct}>Correct the answer of {day}</Button>
        <Button {...ways.before} variant="quiet">
          Add it before that answer
        </Button>
        <a href={back}>Record nothing</a>
      </ButtonRow>
    </>
  )
}
