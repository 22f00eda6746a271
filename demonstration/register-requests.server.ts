import { sayNotOurs } from '#app/features/lmc-desk/register-requests/ask-request.server.ts'
import { practiceInLmc, seenOf } from '#app/features/lmc-desk/register-requests/practice-in-lmc-queries.server.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { addDays, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { demonstrationSetting } from './sign-in-list.ts'

const { lmcSlug: home, neighbourLmcSlug: neighbour } = demonstrationSetting
/** Which LMC says which of its practices (by name) is not its own, since how many days, and when it was asked. */
const ASKED = [
  {
    by: neighbour,
    of: home,
    nth: 4,
    daysAgo: 56,
    askedDaysAgo: 2,
    reason: 'It moved into the health centre across the boundary and pays its levy to you.',
  },
  {
    by: home,
    of: neighbour,
    nth: 11,
    daysAgo: 240,
    askedDaysAgo: 9,
    reason: 'Its partners write that they have always been yours.',
  },
] as const

/** The neighbour asks the home LMC to take a practice, and the home LMC waits for an answer of the neighbour's about another. */
export const registerRequestsOf = (db: Db, now: Instant): { at: Instant; write: () => void }[] =>
  ASKED.map((asked) => {
    const at = now - asked.askedDaysAgo * 86_400_000
    return { at, write: () => add(db, asked, at) }
  })

function add(db: Db, { by, of, nth, daysAgo, reason }: (typeof ASKED)[number], at: Instant): void {
  const practice = practicesOfLmc(db, by, dayOf(at))[nth]
  const found = practice && practiceInLmc(db, by, practice.code, at)
  if (!found) return
  const said = { from: addDays(dayOf(at), -daysAgo), otherLmc: of, reason, seen: seenOf(found, 'not-ours') }
  const outcome = sayNotOurs(db, { lmcSlug: by, practiceCode: practice.code, ...said }, { personId: `officer-of-${by}` }, at)
  if (!outcome.ok) throw new Error(outcome.words)
}
