import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { lmcOffices, lmcs, practices } from './register.ts'

/** A person who may sign in. `email` is stored folded (lower case); no other table holds a name or an address. */
export const persons = sqliteTable('persons', {
  id: text().primaryKey(),
  email: text().notNull().unique(),
  name: text().notNull(),
  passwordHash: text('password_hash').notNull(),
  createdAt: integer('created_at').notNull(),
  /** Until when the person has seen the strangers' tries on their address; null = nothing dismissed yet. */
  triesSeenAt: integer('tries_seen_at'),
})

/** A person's role, its scope, and from when to when: never overwritten except for its end. */
export const roleAssignments = sqliteTable(
  'person_standings',
  {
    id: text().primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => persons.id),
    role: text({
      enum: ['practice-partner', 'practice-manager', 'lmc-officer', 'committee-member', 'committee-editor'],
    }).notNull(),
    practiceCode: text('practice_code').references(() => practices.code),
    lmcSlug: text('lmc_slug').references(() => lmcs.slug),
    /** An officer of an office has the role in every LMC the office serves. */
    officeSlug: text('office_slug').references(() => lmcOffices.slug),
    startedAt: integer('started_at').notNull(),
    endedAt: integer('ended_at'),
  },
  (t) => [
    index('person_standings_by_person').on(t.personId),
    index('person_standings_by_practice').on(t.practiceCode),
    index('person_standings_by_lmc').on(t.lmcSlug).where(sql`lmc_slug is not null`),
    index('person_standings_by_office').on(t.officeSlug).where(sql`office_slug is not null`),
    index('person_standings_by_role').on(t.role, t.personId),
    check(
      'person_standings_role',
      sql`${t.role} in ('practice-partner', 'practice-manager', 'lmc-officer', 'committee-member', 'committee-editor')`,
    ),
    check(
      'person_standings_practice',
      sql`(${t.role} in ('practice-partner', 'practice-manager')) = (${t.practiceCode} is not null)`,
    ),
    check(
      'person_standings_lmc',
      sql`(${t.role} = 'lmc-officer') = ((${t.lmcSlug} is not null) + (${t.officeSlug} is not null) = 1) and (${t.role} = 'lmc-officer' or (${t.lmcSlug} is null and ${t.officeSlug} is null))`,
    ),
  ],
)

/**
 * An invitation to a role. Its address is wiped when it is accepted, revoked or expired. `invitedBy`: a person id or 'operator'.
 */
export const invitations = sqliteTable(
  'invitations',
  {
    id: text().primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    email: text(),
    role: text({
      enum: ['practice-partner', 'practice-manager', 'lmc-officer', 'committee-member', 'committee-editor'],
    }).notNull(),
    practiceCode: text('practice_code').references(() => practices.code),
    lmcSlug: text('lmc_slug').references(() => lmcs.slug),
    officeSlug: text('office_slug').references(() => lmcOffices.slug),
    invitedBy: text('invited_by').notNull(),
    /** Groups the invitations sent together in one list. */
    batch: text(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    acceptedAt: integer('accepted_at'),
    acceptedBy: text('accepted_by').references(() => persons.id),
    revokedAt: integer('revoked_at'),
  },
  (t) => [
    index('invitations_by_practice').on(t.practiceCode),
    index('invitations_by_lmc').on(t.lmcSlug),
    index('invitations_by_sender').on(t.invitedBy, t.createdAt),
    index('invitations_by_acceptance').on(t.acceptedBy).where(sql`accepted_by is not null`),
    index('invitations_by_email').on(t.email).where(sql`email is not null`),
    index('invitations_to_forget').on(t.expiresAt).where(sql`email is not null`),
  ],
)

/** A request to join a practice, by its ODS code. Name and address are wiped once it is answered. */
export const joinRequests = sqliteTable(
  'join_requests',
  {
    id: text().primaryKey(),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    role: text({ enum: ['practice-partner', 'practice-manager'] }).notNull(),
    email: text(),
    name: text(),
    requestedAt: integer('requested_at').notNull(),
    answeredAt: integer('answered_at'),
    answeredBy: text('answered_by'),
    accepted: integer({ mode: 'boolean' }),
  },
  (t) => [index('join_requests_by_practice').on(t.practiceCode, t.answeredAt)],
)

/**
 * A wish from outside (to join, a new password, a new address) until it is answered, seconds later. `wish`: JSON, with an
 * address; the row is deleted with its answer.
 */
export const wishes = sqliteTable(
  'wishes',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['join', 'new-password', 'new-address'] }).notNull(),
    wish: text().notNull(),
    wishedAt: integer('wished_at').notNull(),
  },
  (t) => [index('wishes_by_kind').on(t.kind, t.wishedAt)],
)

/**
 * One mail to everyone in a practice, and the progress of writing it: up to the person `lastPerson`, by id; `doneAt` once all are
 * written.
 */
export const circulars = sqliteTable('circulars', {
  /** Also the batch of its mails. */
  id: text().primaryKey(),
  message: text().notNull(),
  /** The fields of the message. */
  words: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
  queuedAt: integer('queued_at').notNull(),
  lastPerson: text('last_person').notNull(),
  doneAt: integer('done_at'),
})
