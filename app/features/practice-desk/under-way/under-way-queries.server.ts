import type { DatedClock } from '#app/features/practice-desk/calendar/clock-rules.ts'
import { clocksToCome } from '#app/features/practice-desk/calendar/clocks-queries.server.ts'
import { markTallies } from '#app/features/practice-desk/decisions/mark-queries.server.ts'
import type { MarkTally } from '#app/features/practice-desk/decisions/mark-rules.ts'
import { lettersUnderWay } from '#app/features/practice-desk/letters/letter-list-queries.server.ts'
import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** Days besides the return, and letters, that stand on the desk; its pages have the rest. */
const DAYS_SHOWN = 4
const LETTERS_SHOWN = 3

export type UnderWay = ReturnType<typeof underWay>

/** The next days in their order, of the returns only the first: one comes every week, and would crowd out notices and answers. */
function daysOnDesk(clocks: DatedClock[]): DatedClock[] {
  const isReturn = ({ kind }: DatedClock) => kind === 'return'
  const others = clocks.filter((clock) => !isReturn(clock))
  const shown = new Set([...others.slice(0, DAYS_SHOWN), ...clocks.filter(isReturn).slice(0, 1)])
  return clocks.filter((clock) => shown.has(clock))
}

/** What a practice has under way, for its desk: the next days, its letters and its partners' marks by action. Its own people's alone. */
export function underWay(db: Db, practice: Pick<PracticeDetails, 'code' | 'open'>, now: Instant) {
  const letters = lettersUnderWay(db, practice.code, now)
  const marks: Record<string, MarkTally> = Object.fromEntries(markTallies(db, practice.code, now).byAction)
  const today: Day = dayOf(now)
  return {
    today,
    days: daysOnDesk(clocksToCome(db, practice, now)).map(({ day, named, href, kind }) => ({ day, named, href, kind })),
    letters: letters.slice(0, LETTERS_SHOWN),
    moreLetters: Math.max(0, letters.length - LETTERS_SHOWN),
    marks,
  }
}
