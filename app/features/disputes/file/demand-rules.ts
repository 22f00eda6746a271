import { lastDayOf } from '#app/platform/rough-days.ts'
import { type Day, daysBetween } from '#app/platform/time.ts'
import { ENDS_A_DEMAND } from './dispute-words.ts'
import type { DisputeContent } from './read-dispute.server.ts'
import { beginsOn, isExact, knownFrom, type When } from './when-rules.ts'

export type Demand = DisputeContent['demands']['demands'][number]

/** A demand as it stood on a day: only what was known by then, and its days. */
export type DemandStanding = Demand & {
  /** The deadline in force. */
  deadline: Demand['deadlines'][number] | null
  outcome: Demand['outcomes'][number] | null
  /** The last day that the deadline can mean. */
  dueOn: Day | null
  /** Where its days end: the day asked about, or the day on which the demand or the dispute ended before. */
  until: Day
  ended: boolean
  daysOverdue: number
  daysOpen: number
  /** True where the days are counted from a day that is not known exactly. */
  about: boolean
}

const by = <T extends { when: When }>(rows: readonly T[], day: Day) => rows.filter(({ when }) => knownFrom(when) <= day)

/** The demands made by a day, each as it stood then. A demand counts days until it ends, or its dispute does. */
export function demandsOn(demands: readonly Demand[], disputeEnded: Day | null, day: Day): DemandStanding[] {
  return demands.flatMap((demand) => {
    if (knownFrom(demand.asked.when) > day) return []
    const deadlines = by(demand.deadlines, day)
    const outcomes = by(demand.outcomes, day)
    const deadline = deadlines.at(-1) ?? null
    const dueOn = deadline && lastDayOf(deadline.due)
    const closing = outcomes.find(({ state }) => ENDS_A_DEMAND.includes(state))
    const ends = [day, closing && knownFrom(closing.when), disputeEnded && disputeEnded <= day ? disputeEnded : undefined]
    const until = ends.filter((one) => one !== undefined && one !== null).sort()[0]!
    return [
      {
        ...demand,
        again: by(demand.again, day),
        deadlines,
        answers: by(demand.answers, day),
        outcomes,
        proposals: by(demand.proposals, day),
        deadline,
        outcome: outcomes.at(-1) ?? null,
        dueOn,
        until,
        ended: until < day || closing !== undefined,
        daysOverdue: dueOn ? Math.max(0, daysBetween(dueOn, until)) : 0,
        daysOpen: Math.max(0, daysBetween(beginsOn(demand.asked.when), until)),
        about: !isExact(demand.asked.when),
      },
    ]
  })
}

/** Past its day, and neither ended nor kept. */
export const isOverdue = ({ daysOverdue, ended }: DemandStanding) => daysOverdue > 0 && !ended
