import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { persons, roleAssignments } from './people.ts'

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
