import { confirmWaiting } from '#app/features/disputes/failures/confirm-waiting.server.ts'
import { failureById, loggedEver } from '#app/features/disputes/failures/failure-queries.server.ts'
import type { Failure } from '#app/features/disputes/failures/failure-rules.ts'
import { saveFailure } from '#app/features/disputes/failures/save-failure.server.ts'
import { addDays, type Day, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type Act, atTheDesk } from './desk-hours-rules.ts'

const line = (key: string) => ({ dispute: 'practice-supplies', key })
const plain = { appointments: 0, isSafety: false, duty: 'contractor', note: null, resolvedOn: null, waitedDays: 0 } as const

/** What a practice logged of the made-up contractor's deliveries, until a day. */
const failures = (before: (days: number) => Day): Failure[] => [
  {
    ...{ ...plain, line: line('deliveries'), kind: 'late', noticedOn: before(83), waitedDays: 5, cases: 4 },
    ...{ minutes: { manager: 25, office: 80 }, resolvedOn: before(71) },
  },
  {
    ...{
      ...plain,
      line: line('replacement'),
      kind: 'money',
      noticedOn: before(64),
      waitedDays: 30,
      cases: 1,
      duty: 'commissioner',
    },
    ...{ minutes: { manager: 55 }, note: 'Dressings bought from a pharmacy; the receipt went in.' },
  },
  {
    ...{ ...plain, line: line('deliveries'), kind: 'wrong', noticedOn: before(41), cases: 12, appointments: 6, isSafety: true },
    ...{ minutes: { nurse: 90, office: 60 }, note: 'Needles of the wrong size; clinics moved by a day.', resolvedOn: before(33) },
  },
  {
    ...{ ...plain, line: line('deliveries'), kind: 'unanswered', noticedOn: before(24), waitedDays: 9, cases: 3 },
    minutes: { office: 75 },
  },
  {
    ...{ ...plain, line: line('deliveries'), kind: 'missing', noticedOn: before(9), waitedDays: 2, cases: 7, appointments: 4 },
    ...{ minutes: { gp: 10, nurse: 40, manager: 15, office: 45 }, duty: 'disputed' },
  },
]

/** A practice's log of failures, in the demonstration's own dispute alone: it had begun on 2 September 2024. */
export function failuresUntil(tx: Db, practiceCode: string, personId: string, today: Day, now: Instant): Act[] {
  const logged = failures((days) => addDays(today, -days)).flatMap((failure, nth): Act[] => {
    let failureId: string | null = null
    const said = (on: Day, words: Failure): Act => {
      const at = atTheDesk(on, nth, now)
      const write = () => {
        const seen =
          failureId === null ? String(loggedEver(tx, practiceCode)) : (failureById(tx, practiceCode, failureId)?.version ?? '')
        const outcome = saveFailure(tx, { practiceCode, failureId, seen, failure: words }, { personId }, at)
        // On a day before the dispute there is nothing to log.
        if (!outcome.ok && outcome.reason !== 'no-such-line') throw new Error(`A failure cannot be logged: ${outcome.reason}`)
        if (outcome.ok) failureId = outcome.failureId
      }
      return { at, write }
    }
    const first = said(failure.noticedOn, { ...failure, resolvedOn: null })
    return failure.resolvedOn ? [first, said(failure.resolvedOn, failure)] : [first]
  })
  const at = now - 7 * 86_400_000
  return [...logged, { at, write: () => confirmWaiting(tx, practiceCode, { personId }, at) }]
}
