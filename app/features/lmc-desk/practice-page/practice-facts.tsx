import { PhoneNumber } from '#app/features/lmc-desk/calls/officer-calls.tsx'
import type { OpenedPractice } from '#app/features/lmc-desk/practices/open-lmc-practice.server.ts'
import { lastReturnInWords, ReturnTag, Weeks } from '#app/features/lmc-desk/practices/practice-list.tsx'
import { remindedWords } from '#app/features/lmc-desk/reminders/remind-table.tsx'
import type { ReminderFacts } from '#app/features/lmc-desk/reminders/reminder-facts-queries.server.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'

type FactsProps = {
  /** The LMC's desk. */
  here: string
  opened: Pick<OpenedPractice, 'practice' | 'groups'>
  reminders: ReminderFacts
  /** The practices that it took over from. */
  tookOver: { code: string; name: string }[]
  /** A partner allows the LMC to record what the practice tells it by telephone. */
  mayRecord: boolean
}

/** Beside a practice at the LMC's desk: where it is, whether it reports, and what an officer can do about it. */
export function PracticeFacts({ here, opened: { practice, groups }, reminders, tookOver, mayRecord }: FactsProps) {
  return (
    <SummaryList
      rows={[
        { term: 'Code', value: practice.code },
        ...(tookOver.length > 0
          ? [{ term: 'Took over', value: tookOver.map(({ code, name }) => `${name} (${code})`).join(', ') }]
          : []),
        { term: 'Town', value: practice.town ?? 'not stated' },
        { term: 'Network', value: practice.pcn ?? 'in none' },
        { term: 'Your groups', value: <a href={`${here}/groups`}>{groups.join(', ') || 'in none'}</a> },
        {
          term: 'Telephone',
          value: reminders.telephone ? <PhoneNumber telephone={reminders.telephone} /> : 'The register holds none',
        },
        { term: 'Reminded', value: <a href={`${here}/reminders`}>{remindedWords(reminders)}</a> },
        {
          term: 'By telephone',
          value: mayRecord ? (
            <a href={`${here}/practices/${practice.code}/told`}>Record what they told you</a>
          ) : (
            'Its partners have not allowed you to record what they tell you'
          ),
        },
        { term: 'Register', value: <a href={`${here}/practices/${practice.code}/not-ours`}>This practice is not ours</a> },
        { term: 'Return', value: <ReturnTag practice={practice} /> },
        { term: 'Last return', value: lastReturnInWords(practice.lastWeek) },
        { term: 'Last eight weeks', value: <Weeks weeks={practice.weeks} /> },
        {
          term: 'People in Concert',
          value: practice.joined ? 'Somebody has joined.' : <a href={`${here}/people`}>Nobody has joined: invite somebody</a>,
        },
      ]}
    />
  )
}
