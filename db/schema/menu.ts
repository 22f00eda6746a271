import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** A period of collective action in one dispute. `kind`: pick any of the menu (2024) or cumulative, one action a month (2026). Days are ISO. */
export const rounds = sqliteTable('rounds', {
  slug: text().primaryKey(),
  title: text().notNull(),
  kind: text({ enum: ['pick-any', 'cumulative'] }).notNull(),
  beganOn: text('began_on').notNull(),
  endedOn: text('ended_on'),
  summary: text().notNull(),
  /** Markdown of the round's page with its front matter. */
  body: text().notNull(),
  /** SHA-256 of the round's file: a change of words is taken over at the next start. */
  contentHash: text('content_hash').notNull(),
})

/** An action: a stable slug in one round. `scope`: decided by the practice or by its PCN. */
export const actions = sqliteTable('actions', {
  slug: text().primaryKey(),
  roundSlug: text('round_slug')
    .notNull()
    .references(() => rounds.slug),
  title: text().notNull(),
  shortTitle: text('short_title').notNull(),
  scope: text({ enum: ['practice', 'pcn'] }).notNull(),
  guidanceHash: text('guidance_hash').notNull(),
})

/** The words of an action page as they stood: kept by hash, so that an entry can say what its author was shown. `body` is Markdown with its front matter. */
export const guidances = sqliteTable('guidances', {
  hash: text().primaryKey(),
  actionSlug: text('action_slug')
    .notNull()
    .references(() => actions.slug),
  body: text().notNull(),
  recordedAt: integer('recorded_at').notNull(),
})

/** A published menu: immutable (triggers), numbered within its round. `publishedAt` (epoch ms) is as exact as `precision` says. */
export const editions = sqliteTable(
  'editions',
  {
    slug: text().primaryKey(),
    roundSlug: text('round_slug')
      .notNull()
      .references(() => rounds.slug),
    number: integer().notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    publishedAt: integer('published_at').notNull(),
    precision: text({ enum: ['instant', 'day', 'month', 'about'] }).notNull(),
    /** Who published it: a body's name in editions that came as content, a person id in those of the desk. */
    publishedBy: text('published_by').notNull(),
    sources: text({ mode: 'json' }).$type<{ title: string; url: string; date: string }[]>().notNull(),
    /** SHA-256 of the edition's file: a changed file stops the start. */
    contentHash: text('content_hash').notNull(),
    recordedAt: integer('recorded_at').notNull(),
  },
  (t) => [uniqueIndex('editions_by_number').on(t.roundSlug, t.number), index('editions_by_time').on(t.roundSlug, t.publishedAt)],
)

/** An action's standing in one edition. */
export const offers = sqliteTable(
  'offers',
  {
    editionSlug: text('edition_slug')
      .notNull()
      .references(() => editions.slug),
    actionSlug: text('action_slug')
      .notNull()
      .references(() => actions.slug),
    position: integer().notNull(),
    standing: text({ enum: ['offered', 'paused', 'withdrawn', 'superseded', 'contractual'] }).notNull(),
    wording: text().notNull(),
    reason: text(),
    decidedBy: text('decided_by'),
    supersededBy: text('superseded_by'),
    offeredFrom: text('offered_from'),
    offeredUntil: text('offered_until'),
  },
  (t) => [
    primaryKey({ columns: [t.editionSlug, t.actionSlug] }),
    uniqueIndex('offers_by_position').on(t.editionSlug, t.position),
    check('offers_standing', sql`${t.standing} in ('offered', 'paused', 'withdrawn', 'superseded', 'contractual')`),
    check('offers_reason', sql`${t.standing} = 'offered' or ${t.reason} is not null`),
  ],
)
