import { OBSTACLE_KINDS } from '#app/features/adoption/statements/adoption-rules.ts'
import type { PublishedCount } from '#app/features/figures/disclosure/disclosure-rules.ts'
import { type FigureKind, figureOf, shareOf } from '#app/features/figures/disclosure/published-figure.ts'
import type { Audience, ReleaseContent } from '#app/features/figures/disclosure/release-text.ts'
import type { ReleasedLmc, ReleasedRegion, ReleasedWeek } from '#app/features/figures/disclosure/released-week.ts'
import { ALL_STATES } from '#app/features/figures/tallies/counted-states.ts'
import type { ActionFigures, Column, EnglandFigures, LmcFigures, RegionFigures, WeekFigures } from './week-figures.ts'

/** Names as the register and the menu have them now; a release's text holds slugs and codes. */
export type Names = {
  lmcs: ReadonlyMap<string, string>
  regions: ReadonlyMap<string, string>
  actions: ReadonlyMap<string, { title: string; shortTitle: string }>
}
const ENGLAND = 'England'

/** What a release says of a week, with what later ones changed of it by then (`changes`, earliest first), in names and figures. */
export function figuresOfWeek(
  { week }: ReleaseContent,
  changes: readonly ReleaseContent['changed'][number][],
  names: Names,
  audience: Audience,
): Pick<WeekFigures, 'columns' | 'england' | 'regions' | 'lmcs'> {
  const named = (slug: string) => ({ slug, ...(names.actions.get(slug) ?? { title: slug, shortTitle: slug }) })
  const columns = week.columns.map(({ slug, status }): Column => ({ ...named(slug), status }))
  const changed = new Map(changes.flatMap((change) => change.regions.map((region) => [region.code, region] as const)))
  const regions = week.regions
    .filter(({ code }) => code !== '')
    .map((region) => regionOf(changed.get(region.code) ?? region, names, changed.has(region.code)))
    .sort(byName)
  const england = englandOf(week, changes.at(-1)?.england ?? week.england, named)
  const lmcs = week.lmcs.map((lmc) => lmcOf(lmc, { regions, england, names, audience }))
  lmcs.sort((a, b) => byName(a.region ?? { name: '~' }, b.region ?? { name: '~' }) || byName(a, b))
  return { columns, england, regions, lmcs }
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
const figures = (kind: FigureKind, counts: readonly PublishedCount[], of: PublishedCount) =>
  counts.map((count) => figureOf(kind, count, of))

function regionOf({ code, open, reporters, any, taking }: ReleasedRegion, names: Names, later: boolean): RegionFigures {
  const about = { code, name: names.regions.get(code) ?? code, open, reporters, reportRate: shareOf(reporters, open), later }
  if (any === undefined || taking === undefined) return { ...about, figures: null }
  return { ...about, figures: { any: figureOf('region', any, reporters), taking: figures('region', taking, reporters) } }
}

/** `stands`: England as it stands; the rest is of the week's own release. */
function englandOf(
  { columns, england: first }: ReleasedWeek,
  stands: ReleaseContent['changed'][number]['england'],
  named: (slug: string) => { slug: string; title: string; shortTitle: string },
): EnglandFigures {
  const { open, reporters, outside, any, taking, states } = stands
  const then = first.reporters
  const told = (count: PublishedCount | undefined) => (count === undefined ? null : figureOf('england', count, then))
  return {
    ...{ open, reporters, outside },
    silent: open - reporters,
    reportRate: shareOf(reporters, open),
    any: figureOf('england', any, reporters),
    actions: columns.map(({ slug }, a): ActionFigures => {
      const byState = ALL_STATES.map((state, s) => [state, figureOf('england', states[a]![s]!, reporters)] as const)
      const obstacles = (first.obstacles?.[a] ?? []).map((count, i) => ({ kind: OBSTACLE_KINDS[i]!, figure: told(count)! }))
      return {
        slug,
        taking: figureOf('england', taking[a]!, reporters),
        states: Object.fromEntries(byState) as ActionFigures['states'],
        began: told(first.began?.[a]),
        ceased: told(first.ceased?.[a]),
        obstacles: obstacles.filter(({ figure }) => figure.count > 0).sort((one, other) => other.figure.count - one.figure.count),
        answers: (first.answers?.[a] ?? []).map(({ key, options }) => ({
          key,
          options: options.map(({ value, count }) => ({ value, figure: told(count)! })),
        })),
        patients: first.patients?.[a] ?? null,
      }
    }),
    goesOn: (first.goesOn ?? [])
      .map(({ slug, count }) => ({ ...named(slug), figure: told(count)! }))
      .filter(({ figure }) => figure.count > 0)
      .sort((one, other) => other.figure.count - one.figure.count),
    bands: (first.bands ?? []).map(({ kind, bands }) => ({
      kind,
      bands: bands.map((band) => ({ ...band, taking: figures('england', band.taking, band.reporters) })),
    })),
  }
}

function lmcOf(
  lmc: ReleasedLmc,
  { regions, england, names, audience }: { regions: RegionFigures[]; england: EnglandFigures; names: Names; audience: Audience },
): LmcFigures {
  const { slug, region: code, icbs, open, of, taking, published } = lmc
  const region = code === '' ? null : { code, name: names.regions.get(code) ?? code }
  const about = { slug, name: names.lmcs.get(slug) ?? slug, region, icbs, open }
  if (of !== undefined && taking !== undefined)
    return { ...about, shown: true, of, reportRate: Math.round((100 * of) / open), taking: figures('lmc', taking, of) }
  const own = regions.find((one) => one.code === code)?.figures
  const standIn = own
    ? ({ of: 'region', name: region?.name ?? code, taking: own.taking } as const)
    : ({ of: 'england', name: ENGLAND, taking: england.actions.map((action) => action.taking) } as const)
  // In the text with every LMC a row is missing for too few reports alone.
  return { ...about, shown: false, why: published || audience === 'all' ? 'too-few' : 'not-published', standIn }
}
