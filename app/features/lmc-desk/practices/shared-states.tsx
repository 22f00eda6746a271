import { StateAndDay } from '#app/features/adoption/statements/state-tag.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Table } from '#app/ui/table.tsx'
import type { SharedState } from './lmc-answers-queries.server.ts'
import type { OpenedPractice } from './open-lmc-practice.server.ts'

/** What a practice that shares by name takes: each action with its state, its answers and its obstacle. Notes are its own. */
export function SharedStates({ opened: { practice, offers, goneOn } }: { opened: OpenedPractice }) {
  const rows = [...offers, ...goneOn].flatMap(({ actionSlug, shortTitle }) => {
    const current = practice.shared?.[actionSlug] ?? null
    // An earlier action is listed where this practice goes on with it.
    if (!current && !offers.some((offer) => offer.actionSlug === actionSlug)) return []
    const said = current ? saidWords(current) : ''
    const name = (
      <>
        {shortTitle}
        {said ? <div className="small soft">{said}</div> : null}
      </>
    )
    return [{ key: actionSlug, cells: [name, <StateAndDay key="state" current={current} />] }]
  })
  return (
    <Table
      caption={`What ${practice.name} does`}
      spokenCaption
      columns={[
        { key: 'action', label: 'Action, and what it answers' },
        { key: 'state', label: 'State' },
      ]}
      rows={rows}
    />
  )
}

function saidWords({ obstacle, answered, newsAt }: SharedState): string {
  const words = [
    ...answered.map(({ label, words }) => `${label} ${words}.`),
    obstacle && `Obstacle: ${obstacle}.`,
    newsAt && `Said on ${longDay(dayOf(newsAt))}.`,
  ]
  return words.filter(Boolean).join(' ')
}
