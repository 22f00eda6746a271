import type { Instant } from '#app/platform/time.ts'
import type { PublishedCount } from './disclosure-rules.ts'
import { type Draw, even, narrow } from './draw-rules.ts'

/** An amount with two figures left. */
function twoFigures(amount: number): number {
  let step = 1
  while (amount >= 100 * step) step *= 10
  return Math.round(amount / step) * step
}

/**
 * A sum of what practices have one each, above nought: each at most the amount at the 95th percentile, a drawn number of such amounts
 * added and an even one within such an amount, rounded to two figures. The rank that is the percentile is drawn too, and two practices at least lie at it or above: so no
 * practice adds more than another does, and none can be told from where the percentile lies.
 */
export function cappedSum(
  draw: Draw,
  { kind, key, week, known }: { kind: 'failures' | 'claims'; key: string; week: number; known: Instant },
  amounts: readonly number[],
): PublishedCount {
  const sorted = [...amounts].sort((one, other) => one - other)
  const label = (part: string) => `sum|${part}|${kind}|${key}|${week}|${known}`
  const percentile = Math.ceil((19 * sorted.length) / 20) + narrow(draw, label('rank'))
  const rank = Math.max(1, Math.min(percentile, sorted.length - 2))
  const cap = sorted[rank - 1] ?? 0
  const sum =
    sorted.reduce((all, amount) => all + Math.min(amount, cap), 0) +
    cap * narrow(draw, label('caps')) +
    even(draw, label('caps'), cap)
  return twoFigures(Math.max(0, sum)) as PublishedCount
}
