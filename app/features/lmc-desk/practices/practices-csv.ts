import { groupsWith } from '#app/features/lmc-desk/groups/group-rules.ts'
import { asCsv } from '#app/platform/csv.ts'
import type { LmcAnswers, LmcPractice } from './lmc-answers-queries.server.ts'

/**
 * Every practice of an LMC in a row: code, name, town, network, the office's own groups, return of the week, last week, weeks of eight with a return, shares by
 * name, whether officers may record what it tells by telephone, and for each action the state and the day it holds from: empty where the practice has not decided, "not shared" where it does not
 * share by name. An office can bring the sheet in again as its own list.
 */
export function practicesAsCsv({ practices, offers, goneOn, week, groups }: LmcAnswers): string {
  const actions = [...offers, ...goneOn]
  const head = [
    'practice_code',
    'practice',
    'town',
    'network',
    'own_groups',
    `returned_week_of_${week}`,
    'last_return_week_of',
    'returns_of_8_weeks',
    'shares_by_name',
    'recorded_by_telephone',
  ]
  const columns = actions.flatMap(({ actionSlug }) => [actionSlug, `${actionSlug}_since`, `${actionSlug}_obstacle`])
  return asCsv(
    [...head, ...columns],
    practices.map(({ code, name, town, pcn, reportedThisWeek, lastWeek, weeks, shared, byTelephone }) => [
      ...[
        code,
        name,
        town,
        pcn,
        groupsWith(groups, code).join('; '),
        reportedThisWeek ? 'yes' : 'no',
        lastWeek,
        weeks.filter(Boolean).length,
        shared ? 'yes' : 'no',
        byTelephone ? 'yes' : 'no',
      ],
      ...actions.flatMap(({ actionSlug }) => cells(shared, actionSlug)),
    ]),
  )
}

function cells(shared: LmcPractice['shared'], actionSlug: string): (string | null)[] {
  if (!shared) return ['not shared', null, null]
  const current = shared[actionSlug]
  if (!current) return [null, null, null]
  const state = current.extent === 'partial' ? 'taking in part' : current.state.replace('-', ' ')
  const day = current.plannedFor ?? current.takenSince ?? current.effectiveOn
  return [state, day, current.obstacle]
}
