import { CALL_TOPICS } from '#app/features/practice-desk/own-record/call-topic-words.ts'
import { dayAndMonth, moment } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Textarea } from '#app/ui/inputs.tsx'
import { Tag, type TagKind } from '#app/ui/tag.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import type { PracticeCall } from './call-queries.server.ts'
import type { CallState } from './call-rules.ts'

const TAGS: Record<CallState, [kind: TagKind, words: string]> = {
  waiting: ['due', 'Waiting'],
  taken: ['planned', 'Taken by an officer'],
  done: ['reported', 'Done'],
  withdrawn: ['stopped', 'Withdrawn'],
  moved: ['stopped', 'Over'],
}

/** How a wish for a call stands, by word and shape. */
export function CallTag({ state }: { state: CallState }) {
  const [kind, words] = TAGS[state]
  return <Tag kind={kind}>{words}</Tag>
}

/** How it stands, as a sentence to the practice. */
function callInWords({ state, lmc, askedAt, takenAt, doneAt, withdrawnAt }: PracticeCall): string {
  if (state === 'done' && doneAt !== null) return `${lmc.name} says that it called: ${moment(doneAt)}.`
  if (state === 'taken' && takenAt !== null)
    return `An officer of ${lmc.name} has taken it on ${dayAndMonth(dayOf(takenAt))} and will call you.`
  if (state === 'withdrawn' && withdrawnAt !== null) return `Withdrawn on ${dayAndMonth(dayOf(withdrawnAt))}.`
  if (state === 'moved') return `You have left ${lmc.name} since you asked, so it no longer sees this.`
  return `${lmc.name} has it since ${moment(askedAt)}. No officer has taken it yet.`
}

/** The calls a practice asked for before, latest first. */
export function EarlierCalls({ calls }: { calls: PracticeCall[] }) {
  return (
    <Timeline
      label="Calls you asked for before"
      statements={calls.map((call) => ({
        key: call.id,
        when: dayAndMonth(dayOf(call.askedAt)),
        tag: <CallTag state={call.state} />,
        title: CALL_TOPICS[call.topic],
        children: (
          <>
            {call.words ? <p>{call.words}</p> : null}
            <p className="soft">{callInWords(call)}</p>
            {call.answer ? <p>Your LMC wrote: {call.answer}</p> : null}
          </>
        ),
      }))}
    />
  )
}

/** The call a practice waits for, with the button that withdraws it. `here`: the practice's desk. */
export function OpenCall({ call, here }: { call: PracticeCall; here: string }) {
  return (
    <section aria-label="The call you wait for">
      <CallTag state={call.state} />
      <p>
        <strong>{CALL_TOPICS[call.topic]}</strong>
        {call.words ? `: ${call.words}` : null}
      </p>
      <p>{callInWords(call)}</p>
      <form method="post">
        <input type="hidden" name="seen" value={call.id} />
        <ButtonRow>
          <Button name="do" value="withdraw" variant="quiet">
            Withdraw it
          </Button>
          <a href={here}>Back to this week</a>
        </ButtonRow>
      </form>
    </section>
  )
}

/** The questions of a wish for a call. `words`: the greatest number of characters. */
export function CallFields({ words }: { words: number }) {
  return (
    <>
      <Radios
        name="topic"
        label="What about?"
        choices={Object.entries(CALL_TOPICS).map(([value, label]) => ({ value, label }))}
      />
      <Textarea
        name="words"
        label="In a few words"
        hint="What would help, and when you can be reached. Nothing that identifies a patient."
        optional
        rows={3}
        limit={words}
      />
    </>
  )
}
