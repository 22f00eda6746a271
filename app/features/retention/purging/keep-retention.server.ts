import { allRounds } from '#app/features/menu/editions/menu-queries.server.ts'
import { announcementOf, heldSince } from '#app/features/retention/periods/retention-queries.server.ts'
import { retentionDue } from '#app/features/retention/periods/retention-rules.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { announcePurge } from './announce-purge.server.ts'
import { removalSteps } from './purge-round.server.ts'

type Steps = Extract<ReturnType<typeof removalSteps>, { ok: true }>['steps']

/** How often the due steps are checked. */
const LOOK_EVERY = 60 * 60_000

/**
 * The loop behind the promise on the pages: announces a removal to everybody 60 days before, and removes what is past its time,
 * one step a turn: some 100 milliseconds of reading, or a transaction of some 20. Returns the turn, for `every`. An interrupted
 * removal continues after the next start.
 */
export function keepRetention(
  db: Db,
  { retentionMonths, publicAddress }: { retentionMonths: number; publicAddress: string },
): (now: Instant) => Promise<number> {
  let underWay: Steps | undefined
  let nextLook = 0
  return async (now) => {
    if (underWay) {
      const steps = underWay
      // A failing step ends the removal until the next check.
      underWay = undefined
      const { done, value: write } = steps.next()
      if (done) return 1
      await inSharedTransaction(db, write, Number.POSITIVE_INFINITY)
      underWay = steps
      return 0
    }
    if (now < nextLook) return 0
    nextLook = now + LOOK_EVERY
    const today = dayOf(now)
    for (const round of allRounds(db, today).toReversed()) {
      const state = { announced: announcementOf(db, round.slug), held: heldSince(db, round.slug) !== null }
      const due = retentionDue(round, state, retentionMonths, today)
      const told = { retentionMonths, publicAddress }
      if (due === 'announce') await inSharedTransaction(db, (tx) => announcePurge(tx, round.slug, told, now, 'concert'))
      const by = { retentionMonths, actor: 'concert' } as const
      const begin = () => inSharedTransaction(db, (tx) => removalSteps(tx, round.slug, by, now))
      const begun = due === 'remove' ? await begin() : undefined
      if (!begun?.ok) continue
      underWay = begun.steps
      return 1
    }
    return 0
  }
}
