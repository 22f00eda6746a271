import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import { SUM_BLUR } from './funnel-rules.ts'

/**
 * Of 100 weeks in which nothing moved, about one shows a movement: with ten actions each is asked at 1 in 1,000, two-sided.
 */
export const MOVED_DEVIATIONS = 3.29
/** A fall of the return rate of this many points, in a region or England, is a collapse. */
export const COLLAPSE_POINTS = 10

export type Moved = {
  slug: string
  name: string
  from: number
  to: number
  points: number
  before: PublishedFigure
  after: PublishedFigure
}

/**
 * The actions whose share in England moved between two weeks by more than chance and blur together. Both weeks are taken as samples of
 * their own, though mostly the same practices report: so too few are called moved rather than too many.
 */
export function movedActions(
  then: readonly { slug: string; figure: PublishedFigure }[],
  now: readonly { slug: string; name: string; figure: PublishedFigure }[],
): Moved[] {
  return now.flatMap(({ slug, name, figure }) => {
    const before = then.find((one) => one.slug === slug)?.figure
    if (!before || before.of === 0 || figure.of === 0) return []
    const [p, q] = [before.count / before.of, figure.count / figure.of]
    const pooled = (before.count + figure.count) / (before.of + figure.of)
    const chance = pooled * (1 - pooled) * (1 / before.of + 1 / figure.of)
    const blur = (SUM_BLUR / before.of) ** 2 + (SUM_BLUR / figure.of) ** 2
    if (Math.abs(q - p) <= MOVED_DEVIATIONS * Math.sqrt(chance + blur)) return []
    const [from, to] = [Math.round(100 * p), Math.round(100 * q)]
    return [{ slug, name, from, to, points: to - from, before, after: figure }]
  })
}

type Returns = { code: string; name: string; reportRate: number }
export type Collapse = { code: string; name: string; from: number; to: number }

/** The places whose return rate fell by ten points or more. Returns are counted exactly, so there is no chance in them. */
export function collapsedReturns(then: readonly Returns[], now: readonly Returns[]): Collapse[] {
  return now.flatMap(({ code, name, reportRate }) => {
    const before = then.find((one) => one.code === code)
    if (!before || before.reportRate - reportRate < COLLAPSE_POINTS) return []
    return [{ code, name, from: Math.round(before.reportRate), to: Math.round(reportRate) }]
  })
}

/** A change of an LMC's figure of this many practices or fewer can be the blur alone (decision 30). */
export const BLUR_ALONE = 3

export type LmcChange = { slug: string; name: string; before: PublishedFigure; after: PublishedFigure; practices: number }
type Row = { slug: string; name: string; figure: PublishedFigure | undefined }

/**
 * The LMCs whose figure of an action changed between two weeks by more than the blur alone can, the largest change first. `unsaid`: how
 * many have a figure in one of the weeks only.
 */
export function lmcChanges(then: readonly Row[], now: readonly Row[]): { changes: LmcChange[]; unsaid: number } {
  const before = new Map(then.map(({ slug, figure }) => [slug, figure]))
  const changes: LmcChange[] = []
  let unsaid = 0
  for (const { slug, name, figure } of now) {
    const earlier = before.get(slug)
    if (!figure || !earlier) {
      if (figure || earlier) unsaid += 1
      continue
    }
    const practices = figure.count - earlier.count
    if (Math.abs(practices) > BLUR_ALONE) changes.push({ slug, name, before: earlier, after: figure, practices })
  }
  changes.sort((one, other) => Math.abs(other.practices) - Math.abs(one.practices) || one.name.localeCompare(other.name))
  return { changes, unsaid }
}
