import { StateLegend, StateShape, StateTag } from '#app/features/adoption/statements/state-tag.tsx'
import { shortDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Table } from '#app/ui/table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { AnswerCountsList } from './answer-counts.tsx'
import type { LmcAnswers, LmcPractice, SharedState } from './lmc-answers-queries.server.ts'
import { FILTERS, type LmcFilter } from './lmc-list-rules.ts'

/** The practices of an LMC, a line each: who has reported, who is silent, and a column of states for each action. */
export function LmcAnswersTable({
  answers: { practices, offers, goneOn, counts },
  filter,
}: {
  /** `practices`: those that are listed. */
  answers: LmcAnswers
  filter: LmcFilter
}) {
  return (
    <>
      <Table
        caption="Practices"
        spokenCaption
        dense
        columns={[
          { key: 'practice', label: 'Practice' },
          { key: 'week', label: 'This week' },
          { key: 'last', label: 'Last return' },
          ...offers.map(({ actionSlug, shortTitle }) => ({ key: actionSlug, label: shortTitle })),
        ]}
        rows={practices.map((practice) => ({
          key: practice.code,
          cells: [
            <PracticeCell key="name" practice={practice} offers={offers} goneOn={goneOn} />,
            <Tag key="tag" kind={practice.reportedThisWeek ? 'reported' : 'silent'}>
              {practice.reportedThisWeek ? 'Reported' : practice.reporter ? 'Not yet' : 'Silent'}
            </Tag>,
            <span key="last" className="nowrap">
              {practice.lastWeek ? shortDay(practice.lastWeek) : 'never'}
            </span>,
            ...offers.map(({ actionSlug }) =>
              practice.shared ? <StateShape key={actionSlug} current={practice.shared[actionSlug] ?? null} /> : null,
            ),
          ],
        }))}
        empty={FILTERS[filter].empty}
        note="Reported: this week’s return is made. Not yet: a return in the last 28 days, none this week. Silent: none in the last 28 days. Last return: the Monday of its week. No shapes: the practice does not share by name."
      />
      {practices.some(({ shared }) => shared) ? <StateLegend /> : null}
      <AnswerCountsList counts={counts} />
    </>
  )
}

/** The name of a practice and, folded, what it says of each action. */
function PracticeCell({ practice, offers, goneOn }: { practice: LmcPractice } & Pick<LmcAnswers, 'offers' | 'goneOn'>) {
  const { name, code, town, shared } = practice
  const decided = [...offers, ...goneOn].flatMap(({ actionSlug, shortTitle }) => {
    const current = shared?.[actionSlug]
    return current && (current.goesOn || offers.some((offer) => offer.actionSlug === actionSlug))
      ? [{ actionSlug, shortTitle, current }]
      : []
  })
  const line = (
    <>
      {name} <span className="soft">{[code, town].filter(Boolean).join(' · ')}</span>
    </>
  )
  if (!shared)
    return (
      <>
        {line}
        <span className="spoken"> does not share by name</span>
      </>
    )
  if (decided.length === 0) return line
  return (
    <>
      {line}{' '}
      <details className="row-details">
        <summary>
          answers<span className="spoken"> of {name}</span>
        </summary>
        <ul className="plain-list">
          {decided.map(({ actionSlug, shortTitle, current }) => (
            <li key={actionSlug}>
              {shortTitle} <StateTag current={current} />
              <span className="soft">{wordsUnder(current)}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

function wordsUnder({ obstacle, answered, newsAt }: SharedState): string {
  const words = [...answered.map(({ label, words }) => `${label} ${words}.`), obstacle && `Obstacle: ${obstacle}.`]
  const sentence = words.filter(Boolean).join(' ')
  return newsAt ? ` ${sentence || 'Nothing stands in the way.'} News of ${shortDay(dayOf(newsAt))}.` : sentence && ` ${sentence}`
}
