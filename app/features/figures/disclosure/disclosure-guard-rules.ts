import { cacheOf } from '#app/platform/cache.ts'

/** The arithmetic of disclosure control: rounding, the LMC cell, what a reader can conclude from it, and what a sum may say beside it. */

/** The nearest multiple of 5, never below 0. */
export const r5 = (count: number): number => Math.max(0, Math.round(count / 5) * 5)

/** An LMC's row is shown from r5(R) = 10 on. */
export const isLmcCountShown = (reporters: number): boolean => r5(reporters) >= 10

/** What is true of one LMC and one action as at a week's end: never leaves this feature. */
export type LmcCell = {
  /** Reporters. */
  R: number
  /** Reporters that share by name with their LMC and take the action. */
  S: number
  /** Reporters that do not share. */
  u: number
  /** Those of `u` that take the action. */
  h: number
}

/** Rule 1: C, the count taking as shown for an LMC: within 4 above and 6 below the truth, never an exact 0, never "all". */
export function shownTaking({ R, S, u, h }: LmcCell): number {
  return r5(Math.min(S + shownHidden(u, h), R - 2))
}

/** H: the part of the practices that do not share by name, told in steps of at least three values. */
const shownHidden = (u: number, h: number): number => (u < 2 ? 0 : r5(Math.min(h, u - 2)))

export type CountRange = { readonly low: number; readonly high: number }

const windows = cacheOf<number, CountRange>({ most: 5000 })

/**
 * The true counts that fit what is shown of an LMC, for a reader who knows even the exact number of its reporters but
 * neither S, u nor h. A row with too few reports leaves everything from 0 to all open.
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
    // h in steps that are shown alike: from `first` to `last`.
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
 * What may be said of a sum whose parts are known to lie in windows adding up to `low`..`high`, the widest window being
 * `widest`. The sum is told exactly where every part could still be anywhere in its own window: above `low + widest` and below
 * `high - widest`. Nearer to an end it is told as the whole end, as a range; where the two ends meet, as everything it could be.
 * Which of these happens depends only on what is known anyway and on the range, so the choice itself gives nothing away.
 * `least`, `most`: the furthest the true value can lie (wider than the windows where practices moved or knowledge is later).
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

/** A statement for everyone: an exact count to the nearest 5, a range to the multiples of 5 around it. */
export function rounded({ low, high }: CountRange): CountRange {
  if (low === high) return { low: r5(low), high: r5(low) }
  return { low: Math.floor(low / 5) * 5, high: Math.ceil(high / 5) * 5 }
}
