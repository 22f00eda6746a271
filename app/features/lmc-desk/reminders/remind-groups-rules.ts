import { returnStateOf } from '../practices/lmc-list-rules.ts'
import type { ReturnFacts } from '../practices/recent-returns-queries.server.ts'
import type { ReminderFacts } from './reminder-facts-queries.server.ts'

type Judged = Omit<ReturnFacts, 'weeks'> & Pick<ReminderFacts, 'last'>

/** Three things with three next steps: remind, telephone, invite. `notYet`: it reports, but not this week yet. */
export type RemindGroups<P> = { silent: P[]; unreachable: P[]; notJoined: P[]; notYet: P[] }

/** The practices without a return this week by what there is to do, longest silent first. */
export function remindGroups<P extends Judged & { name: string }>(practices: readonly P[]): RemindGroups<P> {
  const groups: RemindGroups<P> = { silent: [], unreachable: [], notJoined: [], notYet: [] }
  for (const practice of practices.toSorted(longestSilentFirst)) {
    const state = returnStateOf(practice)
    if (state === 'not-joined') groups.notJoined.push(practice)
    else if (state !== 'this-week' && practice.last?.state === 'bounced') groups.unreachable.push(practice)
    else if (state === 'silent') groups.silent.push(practice)
    else if (state === 'not-yet') groups.notYet.push(practice)
  }
  return groups
}

const longestSilentFirst = (a: { lastWeek: string | null; name: string }, b: { lastWeek: string | null; name: string }) => {
  const [first, second] = [a.lastWeek ?? '', b.lastWeek ?? '']
  if (first !== second) return first < second ? -1 : 1
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}
