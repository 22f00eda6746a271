import { asStated, type CountRange, type LmcCell, windowOf } from './disclosure-guard-rules.ts'

const LMCS_NEEDED = 3
const SHARE_OF_PRACTICES_NEEDED = 0.3
/** A range is never narrower than this, so that a region just beginning reads "0 to 7" whatever its LMCs are. */
const NARROWEST_RANGE = 7

/** One LMC within a regional sum. */
export type LmcPart = { reporters: number; cells: readonly LmcCell[] }

/**
 * The true sums of one region, with LMCs by true membership. `lmcs`: its LMC cells; `moved`: practices counted in one and not in
 * the other.
 */
export type RegionPart = {
  reporters: number
  open: number
  taking: readonly number[]
  /** Reporters taking at least one column. */
  any: number
  lmcs: readonly LmcPart[]
  moved: number
  /** True where the sums come from later knowledge than the LMC cells. */
  later: boolean
  /** False for LMCs without a region: counted in England only. */
  named: boolean
}

/** The publishable counts of each column, then of "at least one action". */
export type StatedSums = { regions: (CountRange[] | undefined)[]; nation: CountRange[] }

/**
 * The publishable counts of regions and nation, from the true sums. The nation is the sum of the regions, and its form depends on
 * what the regions leave open: subtracting never reveals what a region withholds.
 */
export function stateSums(regions: readonly RegionPart[], columns: number): StatedSums {
  const shown = regions.map(isRegionShown)
  const byColumn = Array.from({ length: columns + 1 }, (_, column) => {
    const parts = regions.map((region, i) => regionStatement(region, column, columns, shown[i]!))
    const low = parts.reduce((sum, part) => sum + part.low, 0)
    const high = parts.reduce((sum, part) => sum + part.high, 0)
    const widest = Math.max(0, ...parts.map((part) => (part.low === part.high ? 0 : part.widest)))
    const value = regions.reduce((sum, region) => sum + trueCount(region, column, columns), 0)
    return { parts, nation: asStated({ low, high, widest, value }) }
  })
  return {
    regions: shown.map((mayShow, i) => (mayShow ? byColumn.map(({ parts }) => parts[i]!) : undefined)),
    nation: byColumn.map(({ nation }) => nation),
  }
}

/** Rule 3: a region is shown with 3 or more LMCs that have reporters, and once 30 % of its practices report. */
export function isRegionShown(region: RegionPart): boolean {
  const reporting = region.lmcs.filter((lmc) => lmc.reporters > 0).length
  return region.named && reporting >= LMCS_NEEDED && region.reporters >= region.open * SHARE_OF_PRACTICES_NEEDED
}

const trueCount = (region: RegionPart, column: number, columns: number): number =>
  column === columns ? region.any : region.taking[column]!

/** The publishable count of one region and column: it reveals no more about an LMC than the LMC's own cell. */
function regionStatement(region: RegionPart, column: number, columns: number, mayShow: boolean): CountRange & { widest: number } {
  const windows = region.lmcs.map((lmc) => (column === columns ? windowOfAny(lmc) : windowOf(lmc.reporters, lmc.cells[column]!)))
  const low = windows.reduce((sum, window) => sum + window.low, 0)
  const high = windows.reduce((sum, window) => sum + window.high, 0)
  const widest = Math.max(NARROWEST_RANGE, ...windows.map((window) => window.high - window.low)) + region.moved
  const value = trueCount(region, column, columns)
  // Later knowledge may lie outside the bounds of the cells, which come from the first.
  const least = region.later ? 0 : Math.max(0, low - region.moved)
  const most = region.later ? region.reporters : Math.min(region.reporters, high + region.moved)
  const statement = mayShow ? asStated({ low, high, widest, value, least, most }) : { low: least, high: most }
  return { ...statement, widest }
}

/** "At least one action" has no LMC cell; the cells of the actions bound it. */
function windowOfAny(lmc: LmcPart): CountRange {
  const windows = lmc.cells.map((cell) => windowOf(lmc.reporters, cell))
  const low = Math.max(0, ...windows.map((window) => window.low))
  const together = windows.reduce((sum, window) => sum + window.high, 0)
  return { low, high: Math.min(lmc.reporters, Math.max(low, together)) }
}
