import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import type { Week } from '#app/platform/time.ts'

/** The desk's message after a return: the receipt names its week. */
export function returnDone({ already }: { already: boolean }, week: Week): string {
  const theReturn = `The return for the week of ${dayAndMonth(week)}`
  return already ? `${theReturn} was made already: nothing was added.` : `${theReturn} is made.`
}
