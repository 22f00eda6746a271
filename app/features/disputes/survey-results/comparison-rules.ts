import { wilson } from '#app/features/disputes/file/wilson-rules.ts'
import { optionsOf, type SurveyQuestion } from '#app/features/disputes/surveys/survey-rules.ts'
import type { MoreIs, Sample } from '#app/features/disputes/surveys/survey-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'

/** A question in one wave. `answered`: how many answered the wave. */
export type Asked = { question: SurveyQuestion; sample: Sample; answered: number }
export type Comparability = { comparable: 'yes' | 'care' | 'no' | 'once'; why: string }

const labels = (question: SurveyQuestion) =>
  optionsOf(question)
    .map(({ label }) => label)
    .join('|')
/** A wave that grew or shrank by more than this may have been answered by others. */
const GREW = 1.5

/** Whether a question can be held against the wave before, and why. Other words, another base or another time make it no. */
export function comparability(before: Asked | undefined, now: Asked): Comparability {
  if (!before) return { comparable: 'once', why: 'Asked in one wave so far.' }
  const [was, is] = [before.question, now.question]
  const no = (why: string): Comparability => ({ comparable: 'no', why })
  if (before.sample !== now.sample) return no('Practices answered one wave, persons the other.')
  if (was.words !== is.words) return no(`The words changed. Before: “${was.words}”`)
  if (was.base !== is.base) return no(`The base changed: ${was.base} before, ${is.base} now.`)
  if (was.period !== is.period) return no(`The time asked about changed: ${was.period} before, ${is.period} now.`)
  if (was.kind !== is.kind || labels(was) !== labels(is)) return no('What could be answered changed.')
  if (JSON.stringify(was.onlyIf) !== JSON.stringify(is.onlyIf))
    return { comparable: 'care', why: 'Same words, but asked after another answer.' }
  const grew = Math.max(now.answered, before.answered) / Math.max(1, Math.min(now.answered, before.answered))
  if (grew > GREW)
    return {
      comparable: 'care',
      why: `Same words, but ${inFigures(now.answered)} answered and ${inFigures(before.answered)} before: others may have.`,
    }
  return { comparable: 'yes', why: 'Same words, base and time.' }
}

export type Share = { count: number; of: number }
export type Change = 'better' | 'worse' | 'more' | 'fewer' | 'not beyond chance'

/**
 * Whether a share moved beyond chance: the interval of the difference (Newcombe's, from the two of Wilson) leaves nought out. The small
 * secret number in each count is far smaller than it.
 */
export function changeOf(before: Share, now: Share, moreIs: MoreIs): Change {
  if (before.of === 0 || now.of === 0) return 'not beyond chance'
  const [p1, p2] = [(100 * before.count) / before.of, (100 * now.count) / now.of]
  const [one, two] = [wilson(before.count, before.of), wilson(now.count, now.of)]
  const low = p2 - p1 - Math.hypot(p2 - two.low, one.high - p1)
  const high = p2 - p1 + Math.hypot(two.high - p2, p1 - one.low)
  if (low <= 0 && high >= 0) return 'not beyond chance'
  const grew = p2 > p1
  if (moreIs === 'neither') return grew ? 'more' : 'fewer'
  return grew === (moreIs === 'worse') ? 'worse' : 'better'
}
