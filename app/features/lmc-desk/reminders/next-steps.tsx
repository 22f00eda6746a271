import type { StepCounts } from './reminders-page-queries.server.ts'

type NextStepsProps = { counts: StepCounts; waiting: { calls: number; register: number }; here: string }

/** What an officer can do on a Friday, each with its number: three kinds of silence are three things. */
export function NextSteps({ counts, waiting, here }: NextStepsProps) {
  const steps = [
    { count: counts.silent, what: 'silent for four weeks', step: 'Remind them', href: `${here}/reminders` },
    {
      count: counts.unreachable,
      what: 'not reachable: the mail came back',
      step: 'Telephone them',
      href: `${here}/reminders#unreachable`,
    },
    { count: counts.notJoined, what: 'where nobody has joined', step: 'Invite them again', href: `${here}/reminders#not-joined` },
    { count: waiting.calls, what: 'waiting for a call', step: 'See the calls', href: `${here}/calls` },
    { count: waiting.register, what: 'for you to answer at the register', step: 'Answer', href: `${here}/register` },
  ]
  return (
    <ul className="next-steps">
      {steps
        .filter(({ count }) => count > 0)
        .map(({ count, what, step, href }) => (
          <li key={href}>
            <b>{count}</b> {what}
            <a href={href}>{step}</a>
          </li>
        ))}
      <li>
        Your office’s own list, as questions to practices
        <a href={`${here}/tracker`}>Bring it in</a>
      </li>
    </ul>
  )
}
