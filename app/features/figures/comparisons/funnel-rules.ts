import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'

/**
 * The spread of the blur, in practices, as one standard deviation: that of an LMC's row before its steps, 2.2 (16 coins and a weekly
 * number), and that of a sum, 0.94 (decision 30).
 */
export const ROW_BLUR = 2.2
export const SUM_BLUR = 0.94

/** How many standard deviations each pair of limits lies from the middle: about 1 of 20 and 1 of 500 lie outside by chance alone. */
export const LIMITS = { inner: 1.96, outer: 3.09 } as const

/** Shares from 0 to 1 between which an LMC with `reporters` lies unless more than chance and blur is at work. */
export function funnelLimits(england: number, reporters: number, deviations: number): { low: number; high: number } {
  const chance = (england * (1 - england)) / reporters
  const blur = (ROW_BLUR / reporters) ** 2
  const wide = deviations * Math.sqrt(chance + blur)
  return { low: Math.max(0, england - wide), high: Math.min(1, england + wide) }
}

/** Where an LMC lies against England: inside, or beyond the inner or the outer limits, above or below. */
export type FunnelPlace = { beyond: 'nothing' | 'inner' | 'outer'; above: boolean }

/** Where an LMC's figure lies; undefined where it has no share. */
function funnelPlace(england: PublishedFigure, lmc: PublishedFigure): FunnelPlace | undefined {
  if (lmc.percent === null || england.of === 0) return undefined
  const [middle, share] = [england.count / england.of, lmc.count / lmc.of]
  const outside = (deviations: number) => {
    const { low, high } = funnelLimits(middle, lmc.of, deviations)
    return share < low || share > high
  }
  return { beyond: outside(LIMITS.outer) ? 'outer' : outside(LIMITS.inner) ? 'inner' : 'nothing', above: share > middle }
}

export type FunnelPoint = FunnelPlace & { slug: string; name: string; reporters: number; share: number }

/** Each LMC with a share, the fewest reporters first. */
export function funnelPoints(
  england: PublishedFigure,
  rows: readonly { slug: string; name: string; figure: PublishedFigure }[],
): FunnelPoint[] {
  return rows
    .flatMap(({ slug, name, figure }): FunnelPoint[] => {
      const place = funnelPlace(england, figure)
      return place ? [{ ...place, slug, name, reporters: figure.of, share: figure.count / figure.of }] : []
    })
    .sort((one, other) => one.reporters - other.reporters || one.slug.localeCompare(other.slug))
}

/** The actions of which an LMC lies beyond the outer limits, by name: "25 contacts (above)". For its own officers. */
export function apartInWords(
  columns: readonly { shortTitle: string }[],
  england: readonly PublishedFigure[],
  taking: readonly PublishedFigure[],
): string[] {
  return columns.flatMap(({ shortTitle }, index) => {
    const place = funnelPlace(england[index]!, taking[index]!)
    return place?.beyond === 'outer' ? [`${shortTitle} (${place.above ? 'above' : 'below'})`] : []
  })
}
