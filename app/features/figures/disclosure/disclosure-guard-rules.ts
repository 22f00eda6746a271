import { cacheOf } from '#app/platform/cache.ts'

/**
 * The arithmetic of disclosure control: rounding, the LMC cell, what a reader can conclude from it, and what may be published of
 * a sum beside it.
 */

/** The nearest multiple of 5, never below 0. */
export const r5 = (count: number): number => Math.max(0, Math.round(count / 5) * 5)

/** An LMC's row is published from r5(R) = 10 on. */
export const isLmcCountShown = (reporters: number): boolean => r5(reporters) >= 10

/** The true counts of one LMC and one action as at a week's end. They never leave this feature. */
export type LmcCell = {
  /** Reporters. */
  R: number
  /** Reporters that share by name and take the action. */
  S: number
  /** Reporters that do not share. */
  u: number
  /** Those of `u` that take the action. */
  h: number
}

/** Rule 1: C, the published count taking for an LMC: within 4 above and 6 below the truth, never an exact 0, never "all". */
export function shownTaking({ R, S, u, h }: LmcCell): number {
  return r5(Math.min(S + shownHidden(u, h), R - 2))
}

/** H: the published part of the practices that do not share by name, in steps of at least three values. */
const shownHidden = (u: number, h: number): number => (u < 2 ? 0 : r5(Math.min(h, u - 2)))

export type CountRange = { readonly low: number; readonly high: number }

const windows = cacheOf<number, CountRange>({ most: 5000 })

/**
 * The window of an LMC (its feasibility interval): the true counts that fit its published row, for a reader who knows even the
 * exact number of reporters but neither S, u nor h. A row with too few reports leaves everything from 0 to all open.
 */
export function windowOf(reporters: number, cell: LmcCell): CountRange {
  if (!isLmcCountShown(reporters)) return { low: 0, high: reporters }
  const shown = shownTaking(cell)
  return windows.of(reporters * 100_000 + shown, () => fittingCounts(reporters, shown))
}

function fittingCounts(R: number, C: number): CountRange {
  let low = R
  let high = 0
  for (let u = 0; u <= R; u++) {
    // Steps of h with one published value: from `first` to `last`.
    for (let first = 0, last = 0; first <= u; first = last + 1) {
      const H = shownHidden(u, first)
      last = first
      while (last < u && shownHidden(u, last + 1) === H) last++
      const leastS = Math.max(0, C - 2 - H)
      const mostS = r5(R - 2) === C ? R - u : Math.min(R - u, C + 2 - H)
      if (leastS > mostS) continue
      low = Math.min(low, leastS + first)
      high = Math.max(high, mostS + last)
    }
  }
  return { low, high }
}

/**
 * The publishable form of a sum whose parts lie in windows that add up to `low`..`high`, the widest window being `widest`. It is
 * exact where every part could still be anywhere in its own window: above `low + widest` and below `high - widest`. Nearer to an
 * end it is the whole end, as a range; where the two ends meet, the whole range of possible values. The choice depends only on
 * what is known anyway and on the range, so it reveals nothing itself. `least`, `most`: the furthest the true value can lie
 * (wider than the windows where practices moved or knowledge is later).
 */
export function asStated(sum: {
  low: number
  high: number
  widest: number
  value: number
  least?: number
  most?: number
}): CountRange {
  const { low, high, widest, value, least = low, most = high } = sum
  if (low === high && widest === 0) return { low: value, high: value }
  const lowEnd = low + widest
  const highEnd = high - widest
  if (lowEnd >= highEnd) return { low: least, high: most }
  if (value <= lowEnd) return { low: least, high: Math.min(lowEnd, most) }
  if (value >= highEnd) return { low: Math.max(highEnd, least), high: most }
  return { low: value, high: value }
}

/** The public form of a range: an exact count to the nearest 5, a range to the multiples of 5 around it. */
export function rounded({ low, high }: CountRange): CountRange {
  if (low === high) return { low: r5(low), high: r5(low) }
  return { low: Math.floor(low / 5) * 5, high: Math.ceil(high / 5) * 5 }
}
