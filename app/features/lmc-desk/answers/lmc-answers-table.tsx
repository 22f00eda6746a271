import { StateTag } from '#app/features/adoption/statements/state-tag.tsx'
import { shortDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Table } from '#app/ui/table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { AnswerCountsList } from './answer-counts.tsx'
import type { LmcAnswers, LmcPractice, SharedState } from './lmc-answers-queries.server.ts'

/** The practices of an LMC: who has reported, who is silent, and the states of those that share by name. */
export function LmcAnswersTable({
  answers: { practices, offers, goneOn, counts },
  filter,
}: {
  answers: LmcAnswers
  filter: LmcFilter
}) {
  return (
    <>
      <Table
        caption="Practices"
        spokenCaption
        columns={[
          { key: 'practice', label: 'Practice' },
          { key: 'week', label: 'This week' },
          { key: 'last', label: 'Last return for the week of' },
          { key: 'answers', label: 'What it takes' },
        ]}
        rows={practices.filter(FILTERS[filter].matches).map((practice) => ({
          key: practice.code,
          cells: [
            <span key="name">
              {practice.name} <span className="soft">{[practice.code, practice.town].filter(Boolean).join(' · ')}</span>
            </span>,
            <Tag key="tag" kind={practice.reportedThisWeek ? 'reported' : 'silent'}>
              {practice.reportedThisWeek ? 'Reported' : practice.reporter ? 'Not yet' : 'Silent'}
            </Tag>,
            practice.lastWeek ? shortDay(practice.lastWeek) : 'never',
            <Answers key="answers" practice={practice} offers={offers} goneOn={goneOn} />,
          ],
        }))}
        empty={FILTERS[filter].empty}
        note="Reported: this week’s return is made. Not yet: a return in the last 28 days, none this week. Silent: none in the last 28 days."
      />
      <AnswerCountsList counts={counts} />
    </>
  )
}

function Answers({ practice, offers, goneOn }: { practice: LmcPractice } & Pick<LmcAnswers, 'offers' | 'goneOn'>) {
  const { shared } = practice
  if (!shared) return <span className="soft">does not share by name</span>
  const decided = [...offers, ...goneOn].flatMap(({ actionSlug, shortTitle }) => {
    const current = shared[actionSlug]
    return current && (current.goesOn || offers.some((offer) => offer.actionSlug === actionSlug))
      ? [{ actionSlug, shortTitle, current }]
      : []
  })
  if (decided.length === 0) return <span className="soft">nothing decided</span>
  return (
    <ul className="plain-list">
      {decided.map(({ actionSlug, shortTitle, current }) => (
        <li key={actionSlug}>
          {shortTitle} <StateTag current={current} />
          <span className="soft">{wordsUnder(current)}</span>
        </li>
      ))}
    </ul>
  )
}

function wordsUnder({ obstacle, answered, newsAt }: SharedState): string {
  const words = [...answered.map(({ label, words }) => `${label} ${words}.`), obstacle && `Obstacle: ${obstacle}.`]
  const sentence = words.filter(Boolean).join(' ')
  return newsAt ? ` ${sentence || 'Nothing stands in the way.'} News of ${shortDay(dayOf(newsAt))}.` : sentence && ` ${sentence}`
}

export type LmcFilter = 'all' | 'not-yet' | 'silent' | 'sharing'

/** The lists an officer works through on a Friday. */
export const FILTERS: Record<LmcFilter, { label: string; matches: (practice: LmcPractice) => boolean; empty: string }> = {
  all: { label: 'All', matches: () => true, empty: 'This LMC has no open practice in the register.' },
  'not-yet': {
    label: 'Not reported this week',
    matches: (p) => !p.reportedThisWeek,
    empty: 'Every practice has reported this week.',
  },
  silent: { label: 'Silent for 4 weeks', matches: (p) => !p.reporter, empty: 'No practice is silent.' },
  sharing: { label: 'Sharing by name', matches: (p) => p.shared !== null, empty: 'No practice shares by name yet.' },
}
