import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { rounds } from './menu.ts'

/**
 * Votes as dated facts. Counts are null where no source gives them; `castNote` keeps a rough count in its source's words.
 * Days are ISO, Europe/London. The law that applies follows from `kind` and `openedOn` (features/ballots/rules/ballot-rules.ts).
 */
export const ballots = sqliteTable('ballots', {
  slug: text().primaryKey(),
  roundSlug: text('round_slug').references(() => rounds.slug),
  kind: text({ enum: ['referendum', 'indicative', 'non-statutory', 'statutory'] }).notNull(),
  title: text().notNull(),
  question: text().notNull(),
  /** What a yes meant: 'yes' or 'no' is the answer the committee asked for. */
  soughtAnswer: text('sought_answer', { enum: ['yes', 'no'] }).notNull(),
  electorate: text().notNull(),
  openedOn: text('opened_on').notNull(),
  openedPrecision: text('opened_precision', { enum: ['day', 'about'] }).notNull(),
  closedOn: text('closed_on').notNull(),
  declaredOn: text('declared_on'),
  eligible: integer(),
  issued: integer(),
  cast: integer(),
  /** Turnout in thousandths as published, where the number entitled is not known. */
  turnoutPerMille: integer('turnout_per_mille'),
  castNote: text('cast_note'),
  yes: integer(),
  no: integer(),
  spoiled: integer(),
  /** Per mille for the answer sought, where only a share was published. */
  soughtPerMille: integer('sought_per_mille'),
  summary: text().notNull(),
  sources: text({ mode: 'json' }).$type<{ title: string; url: string; date: string }[]>().notNull(),
  contentHash: text('content_hash').notNull(),
})
