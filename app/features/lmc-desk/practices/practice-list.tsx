import { StateShape } from '#app/features/adoption/statements/state-tag.tsx'
import { dayAndMonth, longDay } from '#app/platform/dates-in-words.ts'
import type { Drawing } from '#app/ui/draw.server.ts'
import { Drawn } from '#app/ui/drawn.tsx'
import { type Column, Table, type TableRow } from '#app/ui/table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { type ListAsked, type listedPractices, listHref } from './list-asked-rules.ts'
import type { LmcAnswers, LmcPractice } from './lmc-answers-queries.server.ts'
import { FILTERS } from './lmc-list-rules.ts'

/** What is listed, drawn: the tools above, the lines, and the legend where a practice shares by name. */
export type ListedPractices = {
  asked: ListAsked
  actions: Action[]
  codes: string[]
  pages: ListPagesShown
  drawn: { tools: Drawing; rows: Drawing; legend: Drawing | null }
}

/** Every practice of an LMC in one line: return, eight weeks, and a column of states for each action, also of earlier menus. */
export function PracticeList({ here, list: { asked, actions, codes, pages, drawn } }: { here: string; list: ListedPractices }) {
  const head = (sort: ListAsked['sort']) => ({
    sortHref: listHref(here, asked, { sort }),
    ...(asked.sort === sort ? { sorted: 'ascending' as const } : {}),
  })
  const columns = listColumns(actions).map((column) => ({ ...column, ...(column.sort ? head(column.sort) : {}) }))
  return (
    <div className="practice-list">
      <Drawn bare drawing={drawn.tools} />
      <Table
        caption="Practices"
        spokenCaption
        dense
        columns={columns}
        rows={codes.map((key) => ({ key, cells: [] }))}
        drawnRows={drawn.rows}
        empty={FILTERS[asked.show].empty}
        note={<ListPages here={here} asked={asked} shown={pages} />}
      />
      {drawn.legend ? <Drawn bare drawing={drawn.legend} /> : null}
    </div>
  )
}

/** The actions that have a column: those on the menu, and those that sharing practices go on with. */
export const actionsListed = ({ offers, goneOn }: Pick<LmcAnswers, 'offers' | 'goneOn'>) => [...offers, ...goneOn]

export type Action = { actionSlug: string; shortTitle: string }

export const listColumns = (actions: readonly Action[]): (Column & { sort?: ListAsked['sort'] })[] => [
  { key: 'practice', label: 'Practice', sort: 'name' },
  { key: 'network', label: 'Network', sort: 'network', wideOnly: true },
  { key: 'week', label: 'Return' },
  { key: 'last', label: 'Last week', sort: 'last' },
  { key: 'weeks', label: '8 weeks' },
  { key: 'telephone', label: 'By phone' },
  ...actions.map(({ actionSlug, shortTitle }) => ({ key: actionSlug, label: shortTitle })),
]

/** One practice in its line. */
export const practiceRow = (here: string, practice: LmcPractice, actions: readonly Action[]): TableRow => ({
  key: practice.code,
  cells: [
    <PracticeName key="name" here={here} practice={practice} />,
    <span key="network" className="network soft" title={practice.pcn ?? undefined}>
      {practice.pcn}
    </span>,
    <ReturnTag key="tag" practice={practice} />,
    <span key="last" className="nowrap">
      {practice.lastWeek ? dayAndMonth(practice.lastWeek) : 'none'}
    </span>,
    <Weeks key="weeks" weeks={practice.weeks} />,
    <ByTelephone key="telephone" here={here} practice={practice} />,
    ...actions.map(({ actionSlug }) =>
      practice.shared ? <StateShape key={actionSlug} current={practice.shared[actionSlug] ?? null} /> : null,
    ),
  ],
})

function PracticeName({ here, practice: { code, name, shared } }: { here: string; practice: LmcPractice }) {
  return (
    <>
      <a className="practice-name" href={`${here}/practices/${code}`}>
        {name}
      </a>
      {shared ? null : <span className="spoken"> does not share by name</span>}
    </>
  )
}

/** Leads to recording what a practice tells by telephone, where a partner allows it and there is something left to record this week. */
function ByTelephone({ here, practice }: { here: string; practice: LmcPractice }) {
  const { byTelephone, reportedThisWeek, shared, code, name } = practice
  if (!byTelephone) return null
  if (reportedThisWeek && !shared) return <span className="soft">allowed</span>
  return (
    <a href={`${here}/practices/${code}/told`}>
      record<span className="spoken"> what {name} told you</span>
    </a>
  )
}

/** Whether a practice has reported, by word and shape. */
export function ReturnTag({ practice }: { practice: Pick<LmcPractice, 'reportedThisWeek' | 'reporter' | 'joined'> }) {
  if (practice.reportedThisWeek) return <Tag kind="reported">This week</Tag>
  if (practice.reporter) return <Tag kind="not-decided">Not yet</Tag>
  return <Tag kind="silent">{practice.joined ? 'Silent' : 'Not joined'}</Tag>
}

const weekSquares = (weeks: readonly boolean[], made: boolean) =>
  weeks.map((isMade, index) => (isMade === made ? `M${index * 10 + 0.5} .5h8v11h-8z` : '')).join('')

/** Eight small squares, filled for a week with a return. */
export function Weeks({ weeks }: { weeks: readonly boolean[] }) {
  const made = weeks.filter(Boolean).length
  return (
    <svg
      className="weeks"
      viewBox={`0 0 ${weeks.length * 10} 12`}
      role="img"
      aria-label={`${made} of the last ${weeks.length} weeks`}
    >
      <path d={weekSquares(weeks, false)} />
      <path className="made" d={weekSquares(weeks, true)} />
    </svg>
  )
}

type ListPagesShown = Pick<ReturnType<typeof listedPractices>, 'count' | 'page' | 'pages'> & { listed: number }

function ListPages({ here, asked, shown }: { here: string; asked: ListAsked; shown: ListPagesShown }) {
  const { count, listed, page, pages } = shown
  return (
    <>
      {listed} of {count} shown.{' '}
      <span className="not-on-paper">
        {page !== 0 && page > 1 ? <a href={listHref(here, asked, { page: page - 1 })}>Previous page</a> : null}{' '}
        {page !== 0 && page < pages ? <a href={listHref(here, asked, { page: page + 1 })}>Next page</a> : null}{' '}
        {pages > 1 ? (
          <a href={listHref(here, asked, { page: page === 0 ? 1 : 0 })}>{page === 0 ? 'In pages' : 'All on one page'}</a>
        ) : null}{' '}
      </span>
      No shapes: the practice does not share by name. Last week: the Monday of its last return. By phone: a partner allows you to
      record what the practice tells you.
    </>
  )
}

/** The last week with a return, in words. */
export const lastReturnInWords = (lastWeek: LmcPractice['lastWeek']): string =>
  lastWeek ? `week of ${longDay(lastWeek)}` : 'none on record'
