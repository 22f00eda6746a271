import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * The register: practices and the bodies around them. Names and addresses are current. Everything a figure uses is a dated
 * statement: it holds from a day (`holdsFrom`, ISO day) and was recorded at an instant (`recordedAt`, epoch ms). Of the
 * statements about one practice recorded before an instant K, the one with the greatest (holdsFrom, recordedAt, id) with
 * holdsFrom on or before D holds on D. Statements are never changed or deleted (triggers refuse it); a correction is a later
 * statement.
 */
export const regions = sqliteTable('regions', { code: text().primaryKey(), name: text().notNull(), onsCode: text('ons_code') })

export const icbs = sqliteTable('icbs', {
  code: text().primaryKey(),
  name: text().notNull(),
  onsCode: text('ons_code'),
  regionCode: text('region_code')
    .notNull()
    .references(() => regions.code),
})

export const subIcbLocations = sqliteTable('sub_icb_locations', {
  code: text().primaryKey(),
  name: text().notNull(),
  onsCode: text('ons_code'),
  icbCode: text('icb_code')
    .notNull()
    .references(() => icbs.code),
})

export const pcns = sqliteTable('pcns', { code: text().primaryKey(), name: text().notNull() })

export const lmcOffices = sqliteTable('lmc_offices', { slug: text().primaryKey(), name: text().notNull() })

/**
 * `evidence` A, B or C grades our knowledge of the area (see content/lmcs): the list is indicative. `hexQ`, `hexR`: position on
 * the hexagon map.
 */
export const lmcs = sqliteTable(
  'lmcs',
  {
    slug: text().primaryKey(),
    name: text().notNull(),
    officeSlug: text('office_slug').references(() => lmcOffices.slug),
    website: text(),
    area: text(),
    evidence: text({ enum: ['A', 'B', 'C'] }),
    sourceUrl: text('source_url'),
    note: text(),
    hexQ: integer('hex_q'),
    hexR: integer('hex_r'),
  },
  (t) => [index('lmcs_by_office').on(t.officeSlug)],
)

export const lmcRegions = sqliteTable(
  'lmc_regions',
  {
    id: integer().primaryKey(),
    lmcSlug: text('lmc_slug')
      .notNull()
      .references(() => lmcs.slug),
    regionCode: text('region_code')
      .notNull()
      .references(() => regions.code),
    holdsFrom: text('holds_from').notNull(),
    recordedAt: integer('recorded_at').notNull(),
  },
  (t) => [index('lmc_regions_by_lmc').on(t.lmcSlug, t.holdsFrom, t.recordedAt)],
)

export const practices = sqliteTable('practices', {
  code: text().primaryKey(),
  name: text().notNull(),
  addressLine1: text('address_line_1'),
  addressLine2: text('address_line_2'),
  addressLine3: text('address_line_3'),
  town: text(),
  county: text(),
  postcode: text(),
  telephone: text(),
})

/** Open or closed, from a day on. A closing has a `successorCode` when another practice took over. */
export const practiceStatuses = sqliteTable(
  'practice_statuses',
  {
    id: integer().primaryKey(),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    status: text({ enum: ['open', 'closed'] }).notNull(),
    holdsFrom: text('holds_from').notNull(),
    successorCode: text('successor_code').references(() => practices.code),
    recordedAt: integer('recorded_at').notNull(),
  },
  (t) => [
    index('practice_statuses_by_practice').on(t.practiceCode, t.holdsFrom, t.recordedAt, t.id, t.status),
    index('practice_statuses_by_successor').on(t.successorCode).where(sql`successor_code is not null`),
    check('practice_statuses_status', sql`${t.status} in ('open', 'closed')`),
  ],
)

/** The LMC of a practice, from a day on; null = in no LMC. */
export const practiceMemberships = sqliteTable(
  'practice_memberships',
  {
    id: integer().primaryKey(),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    lmcSlug: text('lmc_slug').references(() => lmcs.slug),
    holdsFrom: text('holds_from').notNull(),
    recordedAt: integer('recorded_at').notNull(),
  },
  (t) => [
    index('practice_memberships_by_practice').on(t.practiceCode, t.holdsFrom, t.recordedAt, t.id, t.lmcSlug),
    index('practice_memberships_by_lmc').on(t.lmcSlug, t.practiceCode),
  ],
)

/** NHS organisations and clinical system, from a day on. `pcnCode` null = in no PCN. */
export const practiceOrganisations = sqliteTable(
  'practice_organisations',
  {
    id: integer().primaryKey(),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    subIcbCode: text('sub_icb_code')
      .notNull()
      .references(() => subIcbLocations.code),
    pcnCode: text('pcn_code').references(() => pcns.code),
    clinicalSystem: text('clinical_system').notNull(),
    holdsFrom: text('holds_from').notNull(),
    recordedAt: integer('recorded_at').notNull(),
  },
  (t) => [index('practice_organisations_by_practice').on(t.practiceCode, t.holdsFrom, t.recordedAt)],
)

/** Registered patients; `holdsFrom` is the day the list was counted. */
export const practiceListSizes = sqliteTable(
  'practice_list_sizes',
  {
    id: integer().primaryKey(),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    patients: integer().notNull(),
    holdsFrom: text('holds_from').notNull(),
    recordedAt: integer('recorded_at').notNull(),
  },
  (t) => [
    index('practice_list_sizes_by_practice').on(t.practiceCode, t.holdsFrom, t.recordedAt),
    check('practice_list_sizes_patients', sql`${t.patients} >= 0`),
  ],
)

/** One row per applied import: the files by name and SHA-256, and the counts that were printed. */
export const registerImports = sqliteTable('register_imports', {
  id: integer().primaryKey(),
  files: text({ mode: 'json' }).$type<{ kind: string; name: string; sha256: string }[]>().notNull(),
  counts: text({ mode: 'json' }).$type<Record<string, number>>().notNull(),
  recordedAt: integer('recorded_at').notNull(),
})

/**
 * The clock of a demonstration, one row (`only` = 1); a real register has none. `shownAt`: the time it showed last; `machineAt`: the
 * machine's time then, null until it is first served. It is the time of the demonstration that goes on at the next start.
 */
export const demonstrationClock = sqliteTable('demonstration_clock', {
  only: integer().primaryKey(),
  shownAt: integer('shown_at').notNull(),
  machineAt: integer('machine_at'),
})

/** Which kind of England this file holds. One row at most; an empty table is a register not yet set up. */
export const registerKind = sqliteTable(
  'register_kind',
  {
    only: integer().notNull(),
    kind: text({ enum: ['demonstration', 'real'] }).notNull(),
    detail: text({ mode: 'json' }).$type<Record<string, string | number>>().notNull(),
    recordedAt: integer('recorded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.only] }), check('register_kind_one_row', sql`${t.only} = 1`)],
)

/**
 * A version that triggers raise with every row written to practices, their statuses, LMCs, organisations and list sizes, to LMCs and their
 * regions, PCNs, sub-ICB locations, ICBs or regions, inside the writing transaction: what is made of those rows alone is found again by it,
 * in every process. One row.
 */
export const registerVersions = sqliteTable('register_versions', { only: integer().primaryKey(), version: integer().notNull() })
