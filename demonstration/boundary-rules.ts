import { addDays, type Day, type Instant, instantOf } from '#app/platform/time.ts'
import { REGISTER_DAY } from './calendar-rules.ts'
import type { MadeEngland } from './england-rules.ts'
import { demonstrationSetting } from './sign-in-list.ts'

const { lmcSlug: home, neighbourLmcSlug: neighbour } = demonstrationSetting
/** How many of the home LMC's practices were the neighbour's until its boundary moved. */
export const MOVED = 4
/** The register says so some days after the first of the month on which it moved. */
const RECORDED_AFTER = 4

/** The first of the month on which the boundary moved: the latest that is recorded before `today`. */
const boundaryDay = (today: Day): Day => `${addDays(today, -RECORDED_AFTER - 2).slice(0, 7)}-01`

/** When the register was brought up to date with the move. */
export const boundaryRecordedAt = (today: Day): Instant => instantOf(addDays(boundaryDay(today), RECORDED_AFTER), '07:30')

/** A few practices of the home LMC belonged to its neighbour until the boundary moved. Today's numbers stay true. */
export function moveBoundary(england: MadeEngland, today: Day): void {
  const settled = england.practices.filter(
    ({ code, lmcSlug, closedOn, openedOn, memberships }) =>
      code >= 'X2' && lmcSlug === home && !closedOn && openedOn < REGISTER_DAY && memberships.length === 1,
  )
  const holdsFrom = boundaryDay(today)
  for (const practice of settled.slice(-MOVED)) {
    practice.memberships[0]!.lmcSlug = neighbour
    practice.memberships.push({ lmcSlug: home, holdsFrom, recordedOn: addDays(holdsFrom, RECORDED_AFTER) })
  }
}
