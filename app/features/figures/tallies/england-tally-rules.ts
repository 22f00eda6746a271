import type { AnswerAsAt } from '#app/features/adoption/progress/answers-as-at-queries.server.ts'
import { OBSTACLE_KINDS, type ObstacleKind } from '#app/features/adoption/statements/adoption-rules.ts'
import type { Ask } from '#app/features/menu/actions/ask-rules.ts'
import type { BandsTally } from './band-rules.ts'
import { isTaking } from './tally-rules.ts'

/** How many of the practices taking an action gave each answer to one of its questions. */
export type AskTally = { key: string; options: { value: string; count: number }[] }

/** What is counted for England alone, as at a week's end and as known at its own release. By action of the menu, in its order. */
export type EnglandTally = {
  /** Reporters that took it at the end of the week and not a week before; and the other way round. */
  began: number[]
  ceased: number[]
  /** Reporters that name each obstacle, in the order of the kinds. */
  obstacles: number[][]
  answers: AskTally[][]
  /** Reporters taking an action that is no longer on the menu, by the scope's list of them. */
  goesOn: number[]
  bands: BandsTally[]
}

/** Reporters that name each obstacle to an action, in the order of the kinds. */
export function obstacleCounts(answers: readonly AnswerAsAt[]): number[] {
  const named = (kind: ObstacleKind) => answers.filter(({ obstacleKind }) => obstacleKind === kind).length
  return OBSTACLE_KINDS.map(named)
}

/** The values that can be counted: of a number every one that may be given; of words none. */
function valuesOf(ask: Ask): string[] {
  switch (ask.kind) {
    case 'one-of':
    case 'any-of':
      return ask.options.map(({ value }) => value)
    case 'yes-no':
      return ['yes', 'no']
    case 'number':
      return ask.most - ask.least > 100 ? [] : Array.from({ length: ask.most - ask.least + 1 }, (_, i) => String(ask.least + i))
    case 'words':
      return []
  }
}

/** How many of the practices taking an action gave each answer to its questions. A question that only takes words is left out. */
export function askTallies(asks: readonly Ask[], answers: readonly AnswerAsAt[]): AskTally[] {
  const taking = answers.filter(({ state }) => state === 'taking')
  return asks.flatMap((ask) => {
    const values = valuesOf(ask)
    if (values.length === 0) return []
    const counts = new Map(values.map((value) => [value, 0]))
    for (const { answers: given } of taking)
      for (const value of new Set([given?.[ask.key] ?? []].flat().map(inText))) {
        const known = counts.get(value)
        if (known !== undefined) counts.set(value, known + 1)
      }
    return [{ key: ask.key, options: [...counts].map(([value, count]) => ({ value, count })) }]
  })
}

const inText = (value: string | number | boolean) => (value === true ? 'yes' : value === false ? 'no' : String(value))

/** Reporters that began and ceased to take each action in the week. `before`: their state a week earlier, where it can differ. */
export function turnsOf(
  states: ReadonlyMap<string, readonly number[]>,
  touched: readonly (readonly [practiceCode: string, action: number])[],
  before: (practiceCode: string, action: number) => boolean,
  actions: number,
): { began: number[]; ceased: number[] } {
  const [began, ceased] = [Array<number>(actions).fill(0), Array<number>(actions).fill(0)]
  for (const [practiceCode, action] of touched) {
    const [then, now] = [before(practiceCode, action), isTaking(states.get(practiceCode)?.[action])]
    if (now && !then) began[action]!++
    if (then && !now) ceased[action]!++
  }
  return { began, ceased }
}
