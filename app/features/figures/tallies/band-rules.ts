import type { PracticeDetailsAsAt } from '#app/features/register/records/register-history-queries.server.ts'
import { entryOf, type Facts, isTaking } from './tally-rules.ts'

/** How England is also counted: by size of list, by size of the PCN, by clinical system. Never crossed with each other. */
const BAND_KINDS = ['list-size', 'pcn-size', 'clinical-system'] as const
export type BandKind = (typeof BAND_KINDS)[number]

/** `key`: one band, or several that were merged, joined by "+". `patients`: of all open practices in it. */
export type BandTally = { key: string; open: number; patients: number; reporters: number; taking: number[] }
export type BandsTally = { kind: BandKind; bands: BandTally[] }

/** Bands with fewer reporters are merged (decision 30). */
const REPORTERS_OF_A_BAND = 100

const LIST_SIZES = [5_000, 7_500, 10_000, 15_000]
const PCN_SIZES = [30_000, 40_000, 50_000, 70_000]

/** "under-5000", "5000-7499", "15000-and-more": the band of a number of patients. */
function bandOf(patients: number, bounds: readonly number[]): string {
  const next = bounds.findIndex((bound) => patients < bound)
  if (next === 0) return `under-${bounds[0]}`
  if (next === -1) return `${bounds.at(-1)}-and-more`
  return `${bounds[next - 1]}-${bounds[next]! - 1}`
}
const keysOf = (bounds: readonly number[]): string[] => [0, ...bounds].map((least) => bandOf(least, bounds))

/** The bands of one kind in their order; bands of clinical systems are in no order but the largest first. */
const ORDER: Record<BandKind, readonly string[]> = {
  'list-size': keysOf(LIST_SIZES),
  'pcn-size': ['in-no-pcn', ...keysOf(PCN_SIZES)],
  'clinical-system': [],
}

/** England by each kind of band. A practice in no LMC is counted nowhere; one whose size or system is not known, in no band of it. */
export function bandTallies(facts: Facts, details: readonly PracticeDetailsAsAt[], actions: number): BandsTally[] {
  const sizes = pcnSizes(details)
  const byCode = new Map(details.map((one) => [one.practiceCode, one]))
  return BAND_KINDS.flatMap((kind): BandsTally[] => {
    const bands = new Map<string, BandTally>()
    for (const { practiceCode, lmcSlug } of facts.practices) {
      const practice = byCode.get(practiceCode)
      if (lmcSlug === null || !practice) continue
      const key = keyOf(kind, practice, sizes)
      if (key === undefined) continue
      const band = entryOf(bands, key, () => ({ key, open: 0, patients: 0, reporters: 0, taking: Array(actions).fill(0) }))
      band.open++
      band.patients += practice.patients ?? 0
      if (!facts.reporters.has(practiceCode)) continue
      band.reporters++
      const states = facts.states.get(practiceCode)
      for (let a = 0; a < actions; a++) if (isTaking(states?.[a])) band.taking[a]!++
    }
    const inOrder = [...bands.values()].sort((a, b) => placeOf(kind, a, b))
    const merged = kind === 'clinical-system' ? mergedSystems(inOrder) : mergedNeighbours(inOrder)
    return merged.length < 2 ? [] : [{ kind, bands: merged }]
  })
}

function keyOf(
  kind: BandKind,
  { patients, pcnCode, clinicalSystem }: PracticeDetailsAsAt,
  sizes: ReadonlyMap<string, number>,
): string | undefined {
  if (kind === 'list-size') return patients === null ? undefined : bandOf(patients, LIST_SIZES)
  if (kind === 'clinical-system') return clinicalSystem?.trim() || undefined
  if (pcnCode === null) return 'in-no-pcn'
  const size = sizes.get(pcnCode) ?? 0
  return size === 0 ? undefined : bandOf(size, PCN_SIZES)
}

function pcnSizes(details: readonly PracticeDetailsAsAt[]): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const { pcnCode, patients } of details)
    if (pcnCode !== null) sizes.set(pcnCode, (sizes.get(pcnCode) ?? 0) + (patients ?? 0))
  return sizes
}

function placeOf(kind: BandKind, a: BandTally, b: BandTally): number {
  const order = ORDER[kind]
  return order.indexOf(a.key) - order.indexOf(b.key) || b.open - a.open || (a.key < b.key ? -1 : 1)
}

const together = (a: BandTally, b: BandTally): BandTally => ({
  key: `${a.key}+${b.key}`,
  open: a.open + b.open,
  patients: a.patients + b.patients,
  reporters: a.reporters + b.reporters,
  taking: a.taking.map((count, i) => count + b.taking[i]!),
})

/** Joins each band that is too small to its next one, and the last to the one before. */
function mergedNeighbours(bands: readonly BandTally[]): BandTally[] {
  const merged: BandTally[] = []
  let small: BandTally | undefined
  for (const band of bands) {
    const joined: BandTally = small ? together(small, band) : band
    small = joined.reporters < REPORTERS_OF_A_BAND ? joined : undefined
    if (!small) merged.push(joined)
  }
  if (small) merged.push(...(merged.length > 0 ? [together(merged.pop()!, small)] : []))
  return merged
}

/** Joins the small systems to one band, and that one to the smallest other where it is still too small. */
function mergedSystems(bands: readonly BandTally[]): BandTally[] {
  const large = bands.filter(({ reporters }) => reporters >= REPORTERS_OF_A_BAND)
  const small = bands.filter(({ reporters }) => reporters < REPORTERS_OF_A_BAND)
  const rest = small.slice(1).reduce(together, small[0]!)
  if (!rest) return large
  if (rest.reporters >= REPORTERS_OF_A_BAND) return [...large, rest]
  return large.length > 0 ? [...large.slice(0, -1), together(large.at(-1)!, rest)] : []
}
