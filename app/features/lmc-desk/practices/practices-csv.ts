import { asCsv } from '#app/platform/csv.ts'
import type { LmcAnswers, SharedState } from './lmc-answers-queries.server.ts'

/**
 * Every practice of an LMC in a row: code, name, town, network, return of the week, last week, weeks of eight with a return, shares by
 * name, and for each action the state and the day it holds from; empty where the practice does not share or has not decided.
 */
export function practicesAsCsv({ practices, offers, goneOn, week }: LmcAnswers): string {
  const actions = [...offers, ...goneOn]
  const head = [
    'practice_code',
    'practice',
    'town',
    'network',
    `returned_week_of_${week}`,
    'last_return_week_of',
    'returns_of_8_weeks',
    'shares_by_name',
  ]
  const columns = actions.flatMap(({ actionSlug }) => [actionSlug, `${actionSlug}_since`, `${actionSlug}_obstacle`])
  const cells = (current: SharedState | undefined) => [
    current ? (current.extent === 'partial' ? 'taking in part' : current.state.replace('-', ' ')) : null,
    current ? (current.takenSince ?? current.effectiveOn) : null,
    current?.obstacle ?? null,
  ]
  return asCsv(
    [...head, ...columns],
    practices.map(({ code, name, town, pcn, reportedThisWeek, lastWeek, weeks, shared }) => [
      ...[code, name, town, pcn, reportedThisWeek ? 'yes' : 'no', lastWeek, weeks.filter(Boolean).length, shared ? 'yes' : 'no'],
      ...actions.flatMap(({ actionSlug }) => cells(shared?.[actionSlug])),
    ]),
  )
}
