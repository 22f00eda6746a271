import { addDays, dayOf, type Instant, instantOf, weekOf } from '#app/platform/time.ts'

/** A weekday (1 = Monday) and a time on London's clocks (`09:00`). */
export type ReminderTime = { weekday: number; time: string }

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/**
 * The first instant after `after` at which a weekly reminder is due. On the night the clocks go forward a time that does not exist is
 * moved an hour on (01:30 is 02:30); on the night they go back the first of the two counts. So each week has exactly one.
 */
export function nextReminderAt({ weekday, time }: ReminderTime, after: Instant): Instant {
  const week = weekOf(dayOf(after))
  for (const start of [week, addDays(week, 7)]) {
    const at = instantOf(addDays(start, weekday - 1), time)
    if (at > after) return at
  }
  return instantOf(addDays(week, 14 + weekday - 1), time)
}

/** Every reason not to save who is reminded and when, in words. */
export const REMINDER_REFUSALS = {
  'practice-closed': { field: '', words: 'The practice is closed, so nobody is reminded.' },
  'not-here': { field: 'nominated', words: 'This person no longer has a role in your practice. Choose somebody else.' },
  'deputy-not-here': { field: 'deputy', words: 'This person no longer has a role in your practice. Choose somebody else.' },
  'changed-meanwhile': {
    field: '',
    words:
      'A colleague changed this since you opened the page. How it stands now is shown above, and what you chose is kept below. Save again if you mean it.',
  },
} as const
export type ReminderRefusal = keyof typeof REMINDER_REFUSALS
