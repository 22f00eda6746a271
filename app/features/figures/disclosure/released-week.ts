import type { BandKind } from '#app/features/figures/tallies/band-rules.ts'
import type { OfferStatus } from '#app/features/menu/editions/menu-rules.ts'
import type { Day } from '#app/platform/time.ts'
import type { PublishedCount } from './disclosure-rules.ts'

/** The published counts of a place. `taking`: by column. */
export type PlaceCounts = { any: PublishedCount; taking: PublishedCount[] }
/** A region: without counts where it is not shown. */
export type ReleasedRegion = { code: string; open: number; reporters: PublishedCount } & Partial<PlaceCounts>
/** `states`: by column, in the order of ALL_STATES. */
export type ReleasedEngland = {
  open: number
  reporters: PublishedCount
  /** Open practices in no LMC, counted in none of the figures. */
  outside: number
  states: PublishedCount[][]
} & PlaceCounts
/**
 * What England's figures hold besides: of the week's own release for ever, and missing in weeks that an earlier version counted. By
 * column, but for `goesOn` and `bands`.
 */
export type FurtherEngland = {
  began: PublishedCount[]
  ceased: PublishedCount[]
  goesOn: { slug: string; count: PublishedCount }[]
  /** In the order of the kinds of obstacle. */
  obstacles: PublishedCount[][]
  answers: { key: string; options: { value: string; count: PublishedCount }[] }[][]
  bands: { kind: BandKind; bands: ReleasedBand[] }[]
  /** Whole percent of the patients registered with reporting practices; null where list sizes are not known. */
  patients: (number | null)[]
}
export type ReleasedBand = { key: string; open: number; reporters: PublishedCount; taking: PublishedCount[] }
/** An LMC: without `of` and `taking` where it has too few reports; in the public text also where it is not `published`. */
export type ReleasedLmc = {
  slug: string
  region: string
  icbs: string[]
  open: number
  published: boolean
  of?: PublishedCount
  taking?: PublishedCount[]
}

/** All that is published of a week with its own release: counts only, by slug and code; names and shares are the reader's. */
export type ReleasedWeek = {
  weekEnd: Day
  round: string
  edition: string
  columns: { slug: string; status: OfferStatus }[]
  england: ReleasedEngland & Partial<FurtherEngland>
  regions: ReleasedRegion[]
  lmcs: ReleasedLmc[]
}
/** What a later release changes of a week: England, and the regions that changed. `columns`: the slugs, those of its own release. */
export type ChangedWeek = { weekEnd: Day; columns: string[]; england: ReleasedEngland; regions: ReleasedRegion[] }
