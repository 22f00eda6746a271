import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'

/**
 * The spread of the blur, in practices, as one standard deviation: that of an LMC's row before its steps, 2.2 (16 coins and a weekly
 * number), and that of a sum, 0.94 (decision on the method of figures).
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

export type FunnelPlace = 'inside' | 'apart' | 'far-apart'
export type FunnelPoint = { slug: string; name: string; reporters: number; share: number; place: FunnelPlace }

/** Where each LMC with a share lies against England's: inside, beyond the inner or the outer limits. The fewest reporters first. */
export function funnelPoints(
  england: PublishedFigure,
  rows: readonly { slug: string; name: string; figure: PublishedFigure }[],
): FunnelPoint[] {
  const middle = (england.percent ?? 0) / 100
  return rows
    .filter(({ figure }) => figure.percent !== null)
    .map(({ slug, name, figure: { count, of } }) => {
      const share = count / of
      const beyond = (deviations: number) => {
        const { low, high } = funnelLimits(middle, of, deviations)
        return share < low || share > high
      }
      const place: FunnelPlace = beyond(LIMITS.outer) ? 'far-apart' : beyond(LIMITS.inner) ? 'apart' : 'inside'
      return { slug, name, reporters: of, share, place }
    })
    .sort((one, other) => one.reporters - other.reporters || one.slug.localeCompare(other.slug))
}
