import type { State } from '#app/features/adoption/statements/adoption-rules.ts'
import type { PracticeGroup } from '#app/features/lmc-desk/groups/group-rules.ts'
import { isKeyOf } from '#app/platform/is-key-of.ts'
import type { LmcPractice } from './lmc-answers-queries.server.ts'
import { FILTERS, isFound, type LmcFilter, type LmcSort, SORTS, sorted } from './lmc-list-rules.ts'

/** The answers to an action that an officer can ask the list for, as the form words them. */
export const ASKED_STATES = {
  taking: 'take it',
  planned: 'plan to',
  considering: 'are considering it',
  'not-planning': 'do not plan to',
  stopped: 'stopped',
  'not-applicable': 'it does not apply to',
  'not-decided': 'have not decided',
} as const satisfies Record<State | 'not-decided', string>
export type AskedState = keyof typeof ASKED_STATES

/** What an address leaves out: it is so without being said. */
const UNSAID = new Set(['all', 'name', 'taking'])

/** Practices on a page of the list. */
const PAGE = 20

/**
 * What an officer asked the list for, in its address. `action`: only practices that share and whose answer to it is `state`. `group`: the id of a
 * group of the office's own, '' = every practice. `page`: 1 is the first; 0: all.
 */
export type ListAsked = {
  show: LmcFilter
  find: string
  network: string
  action: string
  state: AskedState
  group: string
  sort: LmcSort
  page: number
}

export function listAsked(query: URLSearchParams): ListAsked {
  const word = (name: string) => (query.get(name) ?? '').slice(0, 100)
  const [show, sort, page, state] = [word('show'), word('sort'), word('page'), word('state')]
  return {
    show: isKeyOf(FILTERS, show) ? show : 'all',
    find: word('find'),
    network: word('network'),
    action: word('action'),
    state: isKeyOf(ASKED_STATES, state) ? state : 'taking',
    group: word('group'),
    sort: isKeyOf(SORTS, sort) ? sort : 'name',
    page: page === 'all' ? 0 : Math.max(1, Math.trunc(Number(page)) || 1),
  }
}

/** The address of the list with something asked for otherwise; a change of what is listed begins at the first page. */
export function listHref(here: string, asked: ListAsked, other: Partial<ListAsked>): string {
  const { page, ...rest } = { ...asked, page: 1, ...other }
  const query = new URLSearchParams(Object.entries(rest).filter(([, value]) => value && !UNSAID.has(String(value))))
  if (page !== 1) query.set('page', page === 0 ? 'all' : String(page))
  const words = query.toString()
  return `${here}${words ? `?${words}` : ''}#practices`
}

/**
 * The practices listed on the page asked for. `found`: under the words, network, action and group, before the part; a page behind the last
 * one is the last.
 */
export function listedPractices(practices: readonly LmcPractice[], asked: ListAsked, groups: readonly PracticeGroup[]) {
  const answers = ({ shared }: LmcPractice) => shared && (shared[asked.action]?.state ?? 'not-decided') === asked.state
  const group = groups.find(({ id }) => id === asked.group)
  const found = practices.filter(
    (one) =>
      isFound(one, asked.find) &&
      (!asked.network || one.pcn === asked.network) &&
      (!asked.action || answers(one)) &&
      (!group || group.codes.includes(one.code)),
  )
  const all = sorted(found.filter(FILTERS[asked.show].matches), asked.sort)
  const pages = Math.max(1, Math.ceil(all.length / PAGE))
  const page = Math.min(asked.page, pages)
  return { found, count: all.length, pages, page, listed: page === 0 ? all : all.slice((page - 1) * PAGE, page * PAGE) }
}
