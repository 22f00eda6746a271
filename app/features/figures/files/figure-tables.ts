import { OBSTACLE_WORDS } from '#app/features/adoption/statements/obstacle-words.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { ALL_STATES } from '#app/features/figures/tallies/counted-states.ts'

/** A cell as a machine reads it: counts and shares as numbers, nothing where there is no figure. */
export type TableCell = string | number | null
/** A table of a release, the same for every file: one row a thing counted, names of columns in small letters with hyphens. */
export type FigureTable = { name: TableName; title: string; head: string[]; rows: TableCell[][] }

export const TABLE_NAMES = ['england', 'regions', 'lmcs', 'obstacles', 'bands', 'goes-on'] as const
export type TableName = (typeof TABLE_NAMES)[number]

/** Every row says the week and the release, so that a row copied elsewhere still does. */
const FRONT = ['as-at', 'as-known-at']

/** A table of a week's figures. `percent` stands with one decimal for England and regions, whole for an LMC, empty under 12 reporters. */
export function figureTable(week: WeekFigures, name: TableName): FigureTable {
  const front = [week.weekEnd, week.known.id]
  const made = TABLES[name](week)
  return { ...made, name, head: [...FRONT, ...made.head], rows: made.rows.map((row) => [...front, ...row]) }
}

const taken = ({ count, of, percent }: PublishedFigure): TableCell[] => [count, of, percent]
type Made = { title: string; head: string[]; rows: TableCell[][] }
const TABLES: Record<TableName, (week: WeekFigures) => Made> = {
  england: ({ england, columns }) => ({
    title: 'England by action: taking and every state',
    head: [
      'action',
      'title',
      'taking',
      'reporters',
      'percent',
      ...ALL_STATES,
      'began-in-week',
      'stopped-in-week',
      'percent-of-patients',
    ],
    rows: [
      ['any', 'At least one action', ...taken(england.any), ...ALL_STATES.map(() => null), null, null, null],
      ...england.actions.map(({ slug, taking, states, began, ceased, patients }, index) => [
        slug,
        columns[index]!.title,
        ...taken(taking),
        ...ALL_STATES.map((state) => states[state].count),
        began?.count ?? null,
        ceased?.count ?? null,
        patients,
      ]),
    ],
  }),
  regions: ({ england, regions, columns }) => ({
    title: 'England and its regions by action',
    head: ['code', 'place', 'open-practices', 'reporters', 'return-rate', 'action', 'taking', 'of', 'percent'],
    rows: [
      {
        code: 'England',
        name: 'England',
        ...england,
        figures: { any: england.any, taking: england.actions.map(({ taking }) => taking) },
      },
      ...regions,
    ].flatMap(({ code, name, open, reporters, reportRate, figures }) => {
      const front = [code, name, open, reporters, reportRate]
      const shown = figures ? [figures.any, ...figures.taking] : undefined
      return ['any', ...columns.map(({ slug }) => slug)].map((action, index) => [
        ...front,
        action,
        ...(shown ? taken(shown[index]!) : [null, null, null]),
      ])
    }),
  }),
  lmcs: ({ lmcs, columns }) => ({
    title: 'LMCs by action',
    head: [
      'lmc',
      'name',
      'region',
      'open-practices',
      'reporters',
      'return-rate',
      'action',
      'taking',
      'of',
      'percent',
      'no-figure-because',
    ],
    rows: lmcs.flatMap((lmc) =>
      columns.map(({ slug }, index) => [
        lmc.slug,
        lmc.name,
        lmc.region?.name ?? null,
        lmc.open,
        ...(lmc.shown
          ? [lmc.of, lmc.reportRate, slug, ...taken(lmc.taking[index]!), null]
          : [null, null, slug, null, null, null, lmc.why]),
      ]),
    ),
  }),
  obstacles: ({ england }) => ({
    title: 'What practices name as obstacles, England',
    head: ['action', 'obstacle', 'words', 'practices', 'reporters'],
    rows: england.actions.flatMap(({ slug, obstacles }) =>
      obstacles.map(({ kind, figure }) => [slug, kind, OBSTACLE_WORDS[kind], figure.count, figure.of]),
    ),
  }),
  bands: ({ england, columns }) => ({
    title: 'Uptake by size of list and of network, England',
    head: ['kind', 'band', 'open-practices', 'reporters', 'action', 'taking', 'of', 'percent'],
    rows: england.bands.flatMap(({ kind, bands }) =>
      bands.flatMap(({ key, open, reporters, taking }) =>
        columns.map(({ slug }, index) => [kind, key, open, reporters, slug, ...taken(taking[index]!)]),
      ),
    ),
  }),
  'goes-on': ({ england }) => ({
    title: 'Still taken, though no longer on the menu, England',
    head: ['action', 'title', 'taking', 'of', 'percent'],
    rows: england.goesOn.map(({ slug, title, figure }) => [slug, title, ...taken(figure)]),
  }),
}
