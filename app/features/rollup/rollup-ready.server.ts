import type { Day, Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { nationalRollUp, weekEnds } from './rollup-pages.server.ts'

// Each look holds the one thread for a tenth of a second or more: readers come first.
const EVERY = 30_000

/**
 * Works figures out before somebody asks: the last release first, then one earlier week at a time, each as it was known at its own
 * release. What is worked out is kept in the database, so a week costs a tenth of a second once. Answers with the way to stop it.
 */
export function keepRollUpsReady(db: Db, now: () => Instant): () => void {
  const ready = new Set<Day>()
  const timer = setInterval(() => {
    const at = now()
    const next = weekEnds(db, at).find((weekEnd) => !ready.has(weekEnd))
    if (!next) return
    nationalRollUp(db, { weekEnd: next, known: 'then' }, at)
    ready.add(next)
  }, EVERY)
  timer.unref()
  return () => clearInterval(timer)
}
