import type { ObstacleKind } from '#app/features/adoption/statements/adoption-rules.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import type { Audience } from '#app/features/figures/disclosure/release-text.ts'
import type { BandKind } from '#app/features/figures/tallies/band-rules.ts'
import type { AnyState } from '#app/features/figures/tallies/counted-states.ts'
import type { OfferStatus } from '#app/features/menu/editions/menu-rules.ts'
import type { Day, Instant } from '#app/platform/time.ts'

/** A release without its figures. `id` names it in its address for ever. */
export type ReleaseHeader = {
  id: string
  weekEnd: Day
  /** 1, and 2 for the first re-issue, which has a reason. */
  issue: number
  /** Monday 09:00 London: everything recorded before it counts. */
  knownAt: Instant
  issuedAt: Instant
  late: boolean
  method: string
  reason: string | null
  round: { slug: string; title: string; ended: boolean }
  edition: { slug: string; number: number; title: string }
  /** Earlier weeks' ends of which it changes regions or England. */
  changed: Day[]
  /** SHA-256 (hex) of the text for the audience asked for. */
  hash: string
}

/** A column of figures: an action offered or paused at the end of the week. */
export type Column = { slug: string; title: string; shortTitle: string; status: OfferStatus }

/** One action in England. What only the week's own release tells is null or empty where an earlier version counted the week. */
export type ActionFigures = {
  slug: string
  taking: PublishedFigure
  /** Every reporter is in exactly one. */
  states: Record<AnyState, PublishedFigure>
  /** Began and ceased in the week, by the day it took effect. */
  began: PublishedFigure | null
  ceased: PublishedFigure | null
  /** The largest first. */
  obstacles: { kind: ObstacleKind; figure: PublishedFigure }[]
  /** Of practices taking it: answers to the action's own questions, by key and value. */
  answers: { key: string; options: { value: string; figure: PublishedFigure }[] }[]
  /** Whole percent of the patients registered with reporting practices. */
  patients: number | null
}

export type EnglandFigures = {
  open: number
  reporters: number
  silent: number
  /** One decimal. */
  reportRate: number
  /** Open practices in no LMC, counted nowhere. */
  outside: number
  any: PublishedFigure
  /** By column. */
  actions: ActionFigures[]
  /** No longer on the menu and still taken; the largest first. */
  goesOn: (Omit<Column, 'status'> & { figure: PublishedFigure })[]
  bands: { kind: BandKind; bands: { key: string; open: number; reporters: number; taking: PublishedFigure[] }[] }[]
}

/** `figures`: null where the region is not shown. `later`: changed since the week's own release. */
export type RegionFigures = {
  code: string
  name: string
  open: number
  reporters: number
  reportRate: number
  later: boolean
  figures: { any: PublishedFigure; taking: PublishedFigure[] } | null
}

/** The figures that stand in for an LMC without a row. */
export type StandIn = { of: 'region' | 'england'; name: string; taking: PublishedFigure[] }
/** `icbs`: those its practices lie in, the one with most of them first. */
export type LmcFigures = {
  slug: string
  name: string
  region: { code: string; name: string } | null
  icbs: string[]
  open: number
} & (
  | { shown: true; of: number; reportRate: number; taking: PublishedFigure[] }
  | { shown: false; why: 'too-few' | 'not-published'; standIn: StandIn }
)

/** The figures of a week's end as known at a release. */
export type WeekFigures = {
  weekEnd: Day
  audience: Audience
  /** The week's own release: LMC rows and what is told of England alone are of it for ever. */
  first: ReleaseHeader
  /** The release asked for. */
  known: ReleaseHeader
  /** The release with which England's figures last changed by then. */
  stands: string
  /** Changes with any name it is shown with: what is drawn of it is kept under this word too. */
  names: string
  columns: Column[]
  england: EnglandFigures
  /** By name. */
  regions: RegionFigures[]
  /** By region and name. */
  lmcs: LmcFigures[]
}
