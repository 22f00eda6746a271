import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { type Cache, cacheOf } from '#app/platform/cache.ts'

/**
 * Caches what is read out of a week's figures for an LMC's people (`of` names it; none: for everybody), as long as the figures themselves are
 * cached: they are other figures with a release, and with a name they are shown with.
 */
export function cachedByWeek<V extends NonNullable<unknown>>() {
  const byWeek = new WeakMap<WeekFigures, Cache<string, V>>()
  return (week: WeekFigures, of: string | null | undefined, make: () => V): V => {
    const cached = byWeek.get(week) ?? cacheOf<string, V>({ most: 128 })
    byWeek.set(week, cached)
    return cached.of(of ?? '', make)
  }
}
