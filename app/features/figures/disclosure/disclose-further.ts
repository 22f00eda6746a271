import { OBSTACLE_KINDS } from '#app/features/adoption/statements/adoption-rules.ts'
import type { WeekTally } from '#app/features/figures/tallies/tally-week.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type FurtherCount, furtherCount, type PublishedCount, reportersOf } from './disclosure-rules.ts'
import type { Draw } from './draw-rules.ts'
import type { FurtherEngland } from './released-week.ts'

/** The further counts of England with a week's own release: each with a number of its own, none crossed with another. */
export function discloseFurther(
  draw: Draw,
  at: { week: number; known: Instant },
  { scope, regions, england }: WeekTally,
): FurtherEngland {
  const actions = scope.columns.map(({ slug }) => slug)
  const R = regions.reduce((sum, { reporters }) => sum + reporters, 0)
  const told = (kind: FurtherCount, key: string, count: number, most = R) => furtherCount(draw, { kind, key, ...at }, count, most)
  const bands = england.bands.map(({ kind, bands }) => ({
    kind,
    bands: bands.map(({ key, open, reporters, taking }) => ({
      key,
      open,
      reporters: reportersOf(reporters),
      taking: taking.map((count, a) => told('band', `${actions[a]}/${kind}/${key}`, count, reporters)),
    })),
  }))
  return {
    began: actions.map((action, a) => told('began', action, england.began[a]!)),
    ceased: actions.map((action, a) => told('ceased', action, england.ceased[a]!)),
    goesOn: scope.goesOn.map((slug, i) => ({ slug, count: told('goes-on', slug, england.goesOn[i]!) })),
    obstacles: actions.map((action, a) =>
      OBSTACLE_KINDS.map((kind, i) => told('obstacle', `${action}/${kind}`, england.obstacles[a]![i]!)),
    ),
    answers: actions.map((action, a) =>
      england.answers[a]!.map(({ key, options }) => ({
        key,
        options: options.map(({ value, count }) => ({ value, count: told('answer', `${action}/${key}/${value}`, count) })),
      })),
    ),
    bands,
    patients: shareOfPatients(england.bands, bands, actions.length),
  }
}

/**
 * The share of the patients registered with reporting practices whose practice takes each action: the published counts by band of list
 * size times the mean size of the band, whole percent. Public numbers alone go into it.
 */
function shareOfPatients(
  tallies: WeekTally['england']['bands'],
  published: { kind: string; bands: { reporters: number; taking: PublishedCount[] }[] }[],
  actions: number,
): (number | null)[] {
  const sizes = tallies.find(({ kind }) => kind === 'list-size')?.bands.map(({ patients, open }) => patients / open)
  const bands = published.find(({ kind }) => kind === 'list-size')?.bands
  const patients = (count: (band: { reporters: number; taking: number[] }) => number) =>
    (bands ?? []).reduce((sum, band, i) => sum + count(band) * sizes![i]!, 0)
  const all = patients(({ reporters }) => reporters)
  return Array.from({ length: actions }, (_, a) =>
    all > 0 ? Math.round((100 * patients(({ taking }) => taking[a]!)) / all) : null,
  )
}
