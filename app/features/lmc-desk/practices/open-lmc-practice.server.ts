import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { groupsWith } from '#app/features/lmc-desk/groups/group-rules.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { type LmcAnswers, type LmcPractice, lmcAnswers } from './lmc-answers-queries.server.ts'

export type OpenedPractice = Pick<LmcAnswers, 'offers' | 'goneOn' | 'week'> & { practice: LmcPractice; groups: string[] }

/**
 * One practice of an LMC for an officer; undefined where no open practice of it has this code. Where it shares by name, the look is
 * an event of its own, which the practice reads (decision 18).
 */
export function openLmcPractice(db: Db, lmcSlug: string, code: string, by: Actor, now: Instant): OpenedPractice | undefined {
  return inTransaction(db, (tx) => {
    const { practices, offers, goneOn, week, groups } = lmcAnswers(tx, lmcSlug, now)
    const practice = practices.find((one) => one.code === code)
    if (!practice) return undefined
    if (practice.shared) recordEvent(tx, { at: now, actor: by.personId, action: 'practice.record-seen', subject: code })
    return { practice, offers, goneOn, week, groups: groupsWith(groups, code) }
  })
}
