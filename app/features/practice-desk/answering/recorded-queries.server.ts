import { currentAnswer } from '#app/features/adoption/progress/progress-queries.server.ts'
import { isDue } from '#app/features/adoption/statements/adoption-rules.ts'
import { goesOn } from '#app/features/adoption/statements/refusal-rules.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import { dayOf, type Instant, weekOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { recordedInWords } from './recorded-words.ts'

/** The message after recording something about these actions: the current state of each. `what`: "Recorded", for example. */
export function recordedNow(
  db: Db,
  { practiceCode, actionSlugs, what = 'Recorded' }: { practiceCode: string; actionSlugs: readonly string[]; what?: string },
  { already = false, returnMade }: { already?: boolean; returnMade: boolean },
  now: Instant,
): string {
  const today = dayOf(now)
  const recorded = actionSlugs.map((actionSlug) => {
    const current = currentAnswer(db, practiceCode, actionSlug)
    const offer = offerInForce(db, actionSlug, now)
    const shown = current && {
      ...current,
      due: isDue(current, today),
      goesOn: offer ? goesOn(current.state, offer, today) : false,
    }
    return { title: offer?.shortTitle ?? actionSlug, current: shown ?? null }
  })
  return recordedInWords(what, recorded, { already, week: returnMade ? weekOf(today) : null })
}
