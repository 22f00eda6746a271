import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { lmcs, practices } from './register.ts'

/** A period of collective action in one dispute. `kind`: pick any of the menu (2024) or cumulative, one action a month (2026). Days are ISO. */
export const rounds = sqliteTable('rounds', {
  slug: text().primaryKey(),
  title: text().notNull(),
  kind: text({ enum: ['pick-any', 'cumulative'] }).notNull(),
  beganOn: text('began_on').notNull(),
  summary: text().notNull(),
  /** Markdown of the round's page with its front matter. */
  body: text().notNull(),
  /** SHA-256 of the round's file: changed words are loaded at the next start. */
  contentHash: text('content_hash').notNull(),
  /** When the round was first recorded. */
  recordedAt: integer('recorded_at').notNull().default(0),
})

/** The last day of a round, from when it was recorded on. Until then the round goes on. Append-only. */
export const roundEnds = sqliteTable('round_ends', {
  roundSlug: text('round_slug')
    .primaryKey()
    .references(() => rounds.slug),
  endedOn: text('ended_on').notNull(),
  recordedAt: integer('recorded_at').notNull(),
})

/** An action of the committee's library: a stable slug, offered in any number of rounds (offers say which). `scope`: decided by the practice or by its PCN. */
export const actions = sqliteTable('actions', {
  slug: text().primaryKey(),
  title: text().notNull(),
  shortTitle: text('short_title').notNull(),
  scope: text({ enum: ['practice', 'pcn'] }).notNull(),
  guidanceHash: text('guidance_hash').notNull(),
})

/**
 * Every version of an action page, by hash, so that an entry can name the words its author was shown. `body` is Markdown with its
 * front matter.
 */
export const guidances = sqliteTable('guidances', {
  hash: text().primaryKey(),
  actionSlug: text('action_slug')
    .notNull()
    .references(() => actions.slug),
  body: text().notNull(),
  recordedAt: integer('recorded_at').notNull(),
})

/**
 * The page of an action as the content files have it, where the desk has published other words since: it does not hold, and editors see it
 * beside theirs.
 */
export const shippedGuidances = sqliteTable('shipped_guidances', {
  actionSlug: text('action_slug')
    .primaryKey()
    .references(() => actions.slug),
  hash: text().notNull(),
  body: text().notNull(),
  loadedAt: integer('loaded_at').notNull(),
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
    /** The publisher: a body's name in editions from content files, a person id in those from the desk. */
    publishedBy: text('published_by').notNull(),
    sources: text({ mode: 'json' }).$type<{ title: string; url: string; date: string }[]>().notNull(),
    /** SHA-256 of the edition's file: a changed file stops the start. */
    contentHash: text('content_hash').notNull(),
    recordedAt: integer('recorded_at').notNull(),
  },
  (t) => [uniqueIndex('editions_by_number').on(t.roundSlug, t.number), index('editions_by_time').on(t.roundSlug, t.publishedAt)],
)

/** An action's status in one edition. */
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
    status: text('standing', { enum: ['offered', 'paused', 'withdrawn', 'superseded', 'contractual'] }).notNull(),
    wording: text().notNull(),
    reason: text(),
    decidedBy: text('decided_by'),
    supersededBy: text('superseded_by'),
    offeredFrom: text('offered_from'),
    offeredUntil: text('offered_until'),
    /** On what conditions an action announced for a later day does not begin; Markdown. */
    unless: text(),
  },
  (t) => [
    primaryKey({ columns: [t.editionSlug, t.actionSlug] }),
    uniqueIndex('offers_by_position').on(t.editionSlug, t.position),
    index('offers_by_action').on(t.actionSlug),
    check('offers_standing', sql`${t.status} in ('offered', 'paused', 'withdrawn', 'superseded', 'contractual')`),
    check('offers_reason', sql`${t.status} = 'offered' or ${t.reason} is not null`),
  ],
)

/**
 * An edition in the making, by round. `offers` as they would be published. `version` counts saves, so that nobody overwrites
 * another's work unnoticed. Its history is stored as instants: submitted to a second editor, approved, to be published at,
 * published, discarded.
 */
export const drafts = sqliteTable(
  'drafts',
  {
    id: text().primaryKey(),
    roundSlug: text('round_slug')
      .notNull()
      .references(() => rounds.slug),
    basedOn: text('based_on').references(() => editions.slug),
    title: text().notNull(),
    summary: text().notNull(),
    sources: text({ mode: 'json' }).$type<{ title: string; url: string; date: string }[]>().notNull(),
    offers: text({ mode: 'json' }).$type<DraftOffer[]>().notNull(),
    version: integer().notNull(),
    startedBy: text('started_by').notNull(),
    startedAt: integer('started_at').notNull(),
    savedBy: text('saved_by').notNull(),
    savedAt: integer('saved_at').notNull(),
    approvedBy: text('approved_by'),
    approvedAt: integer('approved_at'),
    /** The approved version: a later save takes the approval back. */
    approvedVersion: integer('approved_version'),
    publishAt: integer('publish_at'),
    /** Who is told by mail, as chosen on publishing (menu/announcements); null = not chosen yet. */
    told: text(),
    publishedAt: integer('published_at'),
    publishedAs: text('published_as').references(() => editions.slug),
    discardedAt: integer('discarded_at'),
  },
  (t) => [index('drafts_by_round').on(t.roundSlug, t.startedAt), index('drafts_to_publish').on(t.publishAt)],
)

/** One line of a draft, in order. Days are ISO. */
export type DraftOffer = {
  action: string
  status: 'offered' | 'paused' | 'withdrawn' | 'superseded' | 'contractual'
  wording: string
  reason?: string
  decidedBy?: string
  supersededBy?: string
  from?: string
  until?: string
  unless?: string
}

/**
 * An LMC's note on an action for its practices, from `recordedAt` on: advice, a flag, ratings. Append-only (triggers); the latest
 * note of an LMC on an action holds, an empty one withdraws it. `recordedBy` is a person id.
 */
export const localNotes = sqliteTable(
  'local_notes',
  {
    id: text().primaryKey(),
    lmcSlug: text('lmc_slug')
      .notNull()
      .references(() => lmcs.slug),
    actionSlug: text('action_slug')
      .notNull()
      .references(() => actions.slug),
    flag: text({ enum: ['none', 'conditions', 'do-not'] }).notNull(),
    reason: text(),
    advice: text(),
    effort: text({ enum: ['small', 'medium', 'large'] }),
    impact: text({ enum: ['small', 'medium', 'large'] }),
    /** The last day on which practices read it (ISO day); null = it stands until it is changed. */
    reviewBy: text('review_by'),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [
    index('local_notes_by_lmc').on(t.lmcSlug, t.actionSlug, t.recordedAt),
    check('local_notes_flag', sql`${t.flag} in ('none', 'conditions', 'do-not')`),
    check('local_notes_reason', sql`${t.flag} = 'none' or ${t.reason} is not null`),
  ],
)

/**
 * Feedback from a practice or an LMC to the committee, about an action or in general (`actionSlug` null). The sender is an ODS code
 * or an LMC slug; the committee sees only LMCs. Append-only (triggers).
 */
export const feedback = sqliteTable(
  'feedback',
  {
    id: text().primaryKey(),
    actionSlug: text('action_slug').references(() => actions.slug),
    practiceCode: text('practice_code').references(() => practices.code),
    lmcSlug: text('lmc_slug').references(() => lmcs.slug),
    kind: text({ enum: ['works', 'risk', 'local-blocker', 'wording', 'suggestion', 'question'] }).notNull(),
    words: text().notNull(),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [
    index('feedback_by_action').on(t.actionSlug, t.recordedAt),
    index('feedback_by_practice').on(t.practiceCode, t.recordedAt),
    index('feedback_by_lmc').on(t.lmcSlug, t.recordedAt),
    index('feedback_by_time').on(t.recordedAt),
  ],
)

/** The committee's answer, and the edition that changed because of it. Append-only (triggers). */
export const feedbackAnswers = sqliteTable(
  'feedback_answers',
  {
    id: text().primaryKey(),
    feedbackId: text('feedback_id')
      .notNull()
      .references(() => feedback.id),
    words: text().notNull(),
    editionSlug: text('edition_slug').references(() => editions.slug),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [index('feedback_answers_by_feedback').on(t.feedbackId, t.recordedAt)],
)

/**
 * A version that goes up whenever the content of public pages changes: cached pages carry the version they were drawn from, in
 * every process.
 */
export const menuVersions = sqliteTable('menu_versions', { only: integer().primaryKey(), version: integer().notNull() })
