import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { rounds } from './menu.ts'

export type BallotQuestion = { question: string; percent: number; yes?: number | undefined; percentOfAll?: number | undefined }
export type BallotRegion = { region: string; turnoutPercent: number; yesPercent?: number | undefined }

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
  /** Who has a vote: a person, or a practice with one vote each. */
  elector: text({ enum: ['person', 'practice'] })
    .notNull()
    .default('person'),
  /** What the answer sought means, as "to reject"; null = the answer itself. */
  soughtWords: text('sought_words'),
  /** Several questions of one vote, with shares in per cent as published. */
  questions: text({ mode: 'json' }).$type<BallotQuestion[]>(),
  /** Turnout of regions in per cent, as published. */
  regions: text({ mode: 'json' }).$type<BallotRegion[]>(),
  /** What was said of turnout while votes were being cast. */
  reported: text(),
  /** What a voter has to do before. */
  voterNeeds: text('voter_needs'),
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

/**
 * A vote announced without a day: `window` says when it may be held, in words. It leaves the list when the vote itself is known under
 * the same slug.
 */
export const announcedBallots = sqliteTable('announced_ballots', {
  slug: text().primaryKey(),
  title: text().notNull(),
  announcedOn: text('announced_on').notNull(),
  announcedPrecision: text('announced_precision', { enum: ['day', 'about'] }).notNull(),
  window: text().notNull(),
  /** Null = not decided. */
  kind: text({ enum: ['referendum', 'indicative', 'non-statutory', 'statutory'] }),
  question: text(),
  electorate: text(),
  voterNeeds: text('voter_needs'),
  summary: text().notNull(),
  sources: text({ mode: 'json' }).$type<{ title: string; url: string; date: string }[]>().notNull(),
  contentHash: text('content_hash').notNull(),
})
