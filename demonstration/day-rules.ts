import { longDay } from '#app/platform/dates-in-words.ts'
import { type Day, isDay } from '#app/platform/time.ts'

/** The Thursday on which a demonstration stands unless another day is asked for: the menu of September 2024 is in force. */
export const DEFAULT_DAY: Day = '2024-11-28'
/** The London time at which its clock begins. */
export const TIME_OF_DAY = '10:00'
/** Before this day the history is too short to show. */
export const EARLIEST_DAY: Day = '2024-10-01'

/** The day a demonstration is asked to stand on, or why it cannot. `machineDay`: today, by the machine. */
export function dayToStandOn(asked: string, machineDay: Day): { ok: true; day: Day } | { ok: false; message: string } {
  if (!isDay(asked)) return { ok: false, message: 'This is not a day. Write it as 2026-06-30.' }
  if (asked < EARLIEST_DAY)
    return { ok: false, message: `This is too early: before ${longDay(EARLIEST_DAY)} there is too little history to show.` }
  if (asked > machineDay) return { ok: false, message: `This day is still to come: today is ${longDay(machineDay)}.` }
  return { ok: true, day: asked }
}
