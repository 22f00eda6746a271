import type { Waiting } from '#app/features/lmc-desk/waiting/waiting-queries.server.ts'
import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import type { StepCounts } from './reminders-page-queries.server.ts'

export type NextStepsProps = {
  counts: StepCounts
  waiting: Pick<Waiting, 'calls' | 'longestCall' | 'register' | 'notes' | 'letters' | 'notesAsked'>
  here: string
}

/** What an officer can do on a Friday, each with its number: three kinds of silence are three things. */
export function NextSteps({ counts, waiting, here }: NextStepsProps) {
  const steps = [
    {
      count: counts.silent,
      what: counts.unreachable > 0 ? 'silent for four weeks, and mail reaches them' : 'silent for four weeks',
      step: remindStep(counts),
      href: `${here}/reminders`,
    },
    {
      count: counts.unreachable,
      what: 'not reachable: the mail came back',
      step: 'Telephone them',
      href: `${here}/reminders#unreachable`,
    },
    {
      count: counts.byTelephone,
      what: 'whose return waits, and who let you record it by telephone',
      step: 'Telephone them',
      href: `${here}?show=telephone&sort=last#practices`,
    },
    { count: counts.notJoined, what: 'where nobody has joined', step: 'Invite them again', href: `${here}/reminders#not-joined` },
    { count: waiting.calls, what: callsInWords(waiting), step: 'See the calls', href: `${here}/calls` },
    { count: waiting.register, what: 'for you to answer at the register', step: 'Answer', href: `${here}/register` },
    {
      count: waiting.notes,
      what: waiting.notes === 1 ? 'local note to review' : 'local notes to review',
      step: 'Review',
      href: `${here}/notes`,
    },
    {
      count: waiting.letters.waiting,
      what: waiting.letters.waiting === 1 ? 'open letter to sign or set aside' : 'open letters to sign or set aside',
      step: 'Read',
      href: `${here}/open-letters`,
    },
    {
      count: waiting.notesAsked.length,
      what: waiting.notesAsked.length === 1 ? 'practice asks for your notes about it' : 'practices ask for your notes about them',
      step: waiting.notesAsked.length > 1 ? 'Show them, longest first' : 'Show them',
      href: `${here}/practices/${waiting.notesAsked[0]}#office-notes`,
    },
  ]
  return (
    <ul className="next-steps">
      {steps
        .filter(({ count }) => count > 0)
        .map(({ count, what, step, href }) => (
          <li key={href}>
            <span>
              <b>{count}</b> {what}
            </span>
            <a href={href}>{step}</a>
          </li>
        ))}
      {waiting.letters.waiting === 0 && waiting.letters.signed > 0 ? (
        <li>
          <span>
            <b>{waiting.letters.signed}</b> {waiting.letters.signed === 1 ? 'open letter' : 'open letters'} signed
          </span>
          <a href={`${here}/open-letters`}>See</a>
        </li>
      ) : null}
      <li>
        <span>Up to five questions to your practices, and what they were asked</span>
        <a href={`${here}/surveys`}>Surveys</a>
      </li>
      <li>
        <span>What bodies of your area do not deliver, in counts and days</span>
        <a href={`${here}/providers`}>Local providers</a>
      </li>
      <li>
        <span>Your office’s own list, as questions to practices</span>
        <a href={`${here}/tracker`}>Bring it in</a>
      </li>
    </ul>
  )
}

/** The silent ones are counted; whom a reminder would go to now may be fewer. */
function remindStep({ silent, toRemind }: StepCounts): string {
  if (toRemind === silent) return 'Remind them'
  return toRemind === 0 ? 'See when they were reminded' : `Remind ${toRemind} of them`
}

/** "calls asked for, the first on 25 November". */
function callsInWords({ calls, longestCall }: Pick<Waiting, 'calls' | 'longestCall'>): string {
  if (longestCall === null) return 'calls asked for'
  const on = `on ${dayAndMonth(dayOf(longestCall))}`
  return calls === 1 ? `call asked for, ${on}` : `calls asked for, the first ${on}`
}
