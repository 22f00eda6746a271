import { type Remainder, remainderOf } from '#app/features/figures/disclosure/remainder-rules.ts'
import type { ActionFigures } from '#app/features/figures/releases/week-figures.ts'
import type { Ask } from '#app/features/menu/actions/ask-rules.ts'

type Option = ActionFigures['answers'][number]['options'][number]

/** As many answers as stand in one table; of more, as a number has them, the most given stand first and the rest folds away. */
const MOST_SHOWN = 8
const MOST_FIRST = 6

/**
 * The answers to one question as they are shown. `first`: where there are many, those most often given, the most frequent first; else all
 * of them in the order of the question. `rest`: the others in that order, `given` of which anybody gave. `none`: practices that take the
 * action and did not answer, worked out from the published counts, with its error; null where one practice gives several answers, and
 * where there are many: each brings an error of its own.
 */
export type AnswersShown = { first: Option[]; rest: Option[]; given: number; none: Remainder | null }

export function answersShown(options: readonly Option[], takers: number, kind: Ask['kind'] | undefined): AnswersShown {
  if (options.length <= MOST_SHOWN) {
    const counts = options.map(({ figure }) => figure.count)
    const none = kind === 'any-of' || kind === undefined ? null : remainderOf(takers, counts)
    return { first: [...options], rest: [], given: 0, none }
  }
  const first = options
    .filter(({ figure }) => figure.count > 0)
    .toSorted((one, other) => other.figure.count - one.figure.count)
    .slice(0, MOST_FIRST)
  const rest = options.filter((one) => !first.includes(one))
  return { first, rest, given: rest.filter(({ figure }) => figure.count > 0).length, none: null }
}
