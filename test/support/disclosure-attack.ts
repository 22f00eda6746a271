/**
 * The attacks of rule 7 of decision 5, for tests: what a reader who knows the method can conclude from the published figures.
 * Written independently of the rules it attacks: windows here come from trying every world, not from the guard's formulas.
 */

export type Method = (cell: { R: number; S: number; u: number; h: number }) => number
export type Bounds = { low: number; high: number }

/** Every h in 0..u that fits what an officer of the LMC knows: reporters, sharing practices taking, non-sharing reporters, and C. */
export function fittingHidden(method: Method, { R, S, u }: { R: number; S: number; u: number }, shown: number): number[] {
  return Array.from({ length: u + 1 }, (_, h) => h).filter((h) => method({ R, S, u, h }) === shown)
}

/** Rule 7 for one LMC cell: at least 3 values (all u + 1 where u < 5), never only {0} or {u}. */
export function isHiddenWell(fitting: readonly number[], u: number): boolean {
  if (u === 0) return true
  if (u < 5) return fitting.length === u + 1
  return fitting.length >= 3
}

const tried = new WeakMap<Method, Map<number, Bounds>>()

/** The true counts S + h that fit R and C, by trying every u, S and h. */
export function fittingCounts(method: Method, R: number, shown: number): Bounds {
  const known = tried.get(method) ?? new Map<number, Bounds>()
  tried.set(method, known)
  const key = R * 1000 + shown
  let bounds = known.get(key)
  if (bounds) return bounds
  bounds = { low: R, high: 0 }
  for (let u = 0; u <= R; u++)
    for (let S = 0; S <= R - u; S++)
      for (let h = 0; h <= u; h++) {
        if (method({ R, S, u, h }) !== shown) continue
        bounds.low = Math.min(bounds.low, S + h)
        bounds.high = Math.max(bounds.high, S + h)
      }
  known.set(key, bounds)
  return bounds
}

/**
 * England as one reader can know it: for each region the bounds of its LMCs and of its sum, and the bounds of the national sum.
 */
export type KnownEngland = { regions: { lmcs: Bounds[]; sum: Bounds }[]; nation: Bounds }

/** Interval propagation over all sums until nothing changes: sums bound their parts, parts bound their sums. */
export function propagate(england: KnownEngland): KnownEngland {
  const known = structuredClone(england)
  for (let moved = true; moved; ) {
    moved = false
    const total = (parts: Bounds[], end: 'low' | 'high') => parts.reduce((sum, part) => sum + part[end], 0)
    const tighten = (bounds: Bounds, low: number, high: number) => {
      if (low > bounds.low) [bounds.low, moved] = [low, true]
      if (high < bounds.high) [bounds.high, moved] = [high, true]
    }
    const tie = (parts: Bounds[], sum: Bounds) => {
      tighten(sum, total(parts, 'low'), total(parts, 'high'))
      for (const part of parts)
        tighten(part, sum.low - (total(parts, 'high') - part.high), sum.high - (total(parts, 'low') - part.low))
    }
    for (const region of known.regions) tie(region.lmcs, region.sum)
    tie(
      known.regions.map((region) => region.sum),
      known.nation,
    )
  }
  return known
}
