import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import type { Week } from '#app/platform/time.ts'

/** The message after recording. */
export const RECORDED = 'Recorded. This week’s return is made with it.'

/** The message after a return for `week`, in the week `thisWeek`. It names a late one. */
export function returnDone({ already }: { already: boolean }, week: Week, thisWeek: Week): string {
  const theReturn = week === thisWeek ? 'This week’s return' : `The return for the week of ${dayAndMonth(week)}`
  return already ? `${theReturn} was made already: nothing was added.` : `${theReturn} is made.`
}
