import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
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

/** Lucia's sessions. `id` is the SHA-256 of the cookie's value: a stolen file signs nobody in. Times are epoch ms. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => persons.id),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    lastSeenAt: integer('last_seen_at').notNull().default(0),
    /** When the second factor or a passkey was shown in this session; null = password only. */
    strongAt: integer('strong_at'),
    /** When the person last proved who they are (sign-in, the password again, a factor); a new id for another reason keeps it. */
    confirmedAt: integer('confirmed_at').notNull().default(0),
    /** In words the person recognises ("Edge on Windows"); never the whole user agent. */
    device: text(),
    /** The role chosen in this session, by a person with several. */
    roleId: text('standing_id').references(() => roleAssignments.id),
  },
  (t) => [index('sessions_by_person').on(t.personId), index('sessions_by_expiry').on(t.expiresAt)],
)

/**
 * An authenticator app. `secret` is sealed with the deployment's key; `lastStep` prevents a second use of a code. Unconfirmed =
 * being set up.
 */
export const authenticators = sqliteTable('authenticators', {
  personId: text('person_id')
    .primaryKey()
    .references(() => persons.id),
  secret: text().notNull(),
  lastStep: integer('last_step').notNull().default(0),
  createdAt: integer('created_at').notNull(),
  confirmedAt: integer('confirmed_at'),
})

/** Recovery codes, each used once, stored as hashes. */
export const recoveryCodes = sqliteTable(
  'recovery_codes',
  {
    personId: text('person_id')
      .notNull()
      .references(() => persons.id),
    codeHash: text('code_hash').notNull(),
    usedAt: integer('used_at'),
  },
  (t) => [primaryKey({ columns: [t.personId, t.codeHash] })],
)

/** A passkey: `id` is the credential id, `publicKey` base64url. */
export const passkeys = sqliteTable(
  'passkeys',
  {
    id: text().primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => persons.id),
    publicKey: text('public_key').notNull(),
    counter: integer().notNull(),
    transports: text({ mode: 'json' }).$type<string[]>().notNull(),
    name: text().notNull(),
    createdAt: integer('created_at').notNull(),
    lastUsedAt: integer('last_used_at'),
  },
  (t) => [index('passkeys_by_person').on(t.personId)],
)

/**
 * A key that a program shows instead of a signed-in person; only its hash is stored. It reads published figures and nothing else.
 * `lastUsedOn`: a day, and `uses` are written a moment after the use.
 */
export const accessTokens = sqliteTable(
  'access_tokens',
  {
    id: text().primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => persons.id),
    tokenHash: text('token_hash').notNull(),
    name: text().notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    endedAt: integer('ended_at'),
    lastUsedAt: integer('last_used_at'),
    uses: integer().notNull().default(0),
  },
  (t) => [uniqueIndex('access_tokens_by_hash').on(t.tokenHash), index('access_tokens_by_person').on(t.personId)],
)

/** The latest week's end whose figures a person of the committee looked at, and the one looked at before it. */
export const figureLooks = sqliteTable('figure_looks', {
  personId: text('person_id')
    .primaryKey()
    .references(() => persons.id),
  weekEnd: text('week_end').notNull(),
  before: text(),
})

/**
 * The private address of a person's calendar in one practice; only the hash of its secret is stored. It belongs to a role and ends with
 * it. `named`: titles name actions, because the person chose so. One in use by role.
 */
export const calendarFeeds = sqliteTable(
  'calendar_feeds',
  {
    id: text().primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => persons.id),
    roleId: text('role_id')
      .notNull()
      .references(() => roleAssignments.id),
    secretHash: text('secret_hash').notNull(),
    named: integer({ mode: 'boolean' }).notNull(),
    madeAt: integer('made_at').notNull(),
    endedAt: integer('ended_at'),
  },
  (t) => [
    uniqueIndex('calendar_feeds_by_hash').on(t.secretHash),
    uniqueIndex('calendar_feeds_in_use').on(t.roleId).where(sql`ended_at is null`),
    index('calendar_feeds_by_person').on(t.personId),
  ],
)

/**
 * A mail that a person wants so many days before days of one kind in the calendar of their practice. It ends with the role. `doneOn`: the
 * last London day whose mails are written.
 */
export const calendarReminders = sqliteTable(
  'calendar_reminders',
  {
    roleId: text('role_id')
      .notNull()
      .references(() => roleAssignments.id),
    kind: text().notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => persons.id),
    daysBefore: integer('days_before').notNull(),
    doneOn: text('done_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roleId, t.kind] }),
    index('calendar_reminders_by_person').on(t.personId),
    index('calendar_reminders_to_do').on(t.doneOn),
  ],
)

/** The latest London day a person was here, and the one before it. */
export const visits = sqliteTable('visits', {
  personId: text('person_id')
    .primaryKey()
    .references(() => persons.id),
  day: text().notNull(),
  before: text(),
})

/**
 * A browser that its person trusts for 30 days: with a link from a mail it may confirm "nothing changed" without a password. Only the
 * hash of its secret is stored.
 */
export const trustedDevices = sqliteTable(
  'trusted_devices',
  {
    id: text().primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => persons.id),
    tokenHash: text('token_hash').notNull(),
    /** In words the person recognises ("Edge on Windows"). */
    device: text().notNull(),
    trustedAt: integer('trusted_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    lastUsedAt: integer('last_used_at'),
  },
  (t) => [
    uniqueIndex('trusted_devices_by_hash').on(t.tokenHash),
    index('trusted_devices_by_person').on(t.personId),
    index('trusted_devices_by_expiry').on(t.expiresAt),
  ],
)

/** A challenge waiting for its answer: a WebAuthn challenge, or a password that still needs its second factor. */
export const challenges = sqliteTable(
  'challenges',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['passkey-register', 'passkey-sign-in', 'second-factor'] }).notNull(),
    personId: text('person_id').references(() => persons.id),
    challenge: text().notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [index('challenges_by_expiry').on(t.expiresAt), index('challenges_by_person').on(t.personId)],
)

/**
 * A single-use link sent by mail; only the hash of its token is stored. `detail` of an e-mail change is the new address until the
 * link ends. `usedAt`: when it did its work; `supersededAt`: when another link replaced it unused.
 */
export const personLinks = sqliteTable(
  'person_links',
  {
    tokenHash: text('token_hash').primaryKey(),
    kind: text({ enum: ['password-reset', 'email-change'] }).notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => persons.id),
    detail: text(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
    supersededAt: integer('superseded_at'),
  },
  (t) => [index('person_links_by_person').on(t.personId)],
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
 * A form sent after its session ended, or under another person than it was drawn for, until that person sends it or a day has
 * passed. `form`: its fields as JSON, sealed for the person.
 */
export const unsentForms = sqliteTable(
  'unsent_forms',
  {
    id: text().primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => persons.id),
    why: text({ enum: ['session-over', 'other-person'] }).notNull(),
    path: text().notNull(),
    form: text().notNull(),
    sentAt: integer('sent_at').notNull(),
  },
  (t) => [index('unsent_forms_by_person').on(t.personId, t.sentAt)],
)

/** Points of the rate limits that hold across restarts (rate-limiter-flexible). Keys are hashes, never addresses. */
export const rateLimits = sqliteTable('rate_limits', {
  key: text().primaryKey(),
  points: integer().notNull(),
  expire: integer(),
})

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
