import { numberInWords } from '#app/platform/numbers-in-words.ts'
import { withCapital } from '#app/platform/with-capital.ts'

/** What a menu is to one practice, in numbers. `waiting`: on the menu, and nothing is said of it yet. */
type Counts = { actions: number; taking: number; waiting: number }

const actionsInWords = (count: number) => `${withCapital(numberInWords(count))} ${count === 1 ? 'action' : 'actions'}`

/** The heading of the menu for everybody: "Ten actions on the menu". */
export const menuInWords = (actions: number): string =>
  actions === 0 ? 'Nothing is on the menu' : `${actionsInWords(actions)} on the menu`

/** The heading of the menu for a practice: "Ten actions: you take seven, three wait for your word". */
export function menuForPracticeInWords({ actions, taking, waiting }: Counts): string {
  if (actions === 0) return menuInWords(0)
  const whole = actionsInWords(actions)
  if (waiting === actions) return `${whole}: none decided yet`
  const taken = `you take ${taking === actions ? 'all' : numberInWords(taking)}`
  const left = waiting === 0 ? '' : `, ${numberInWords(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for your answer`
  return `${whole}: ${taken}${left}`
}
