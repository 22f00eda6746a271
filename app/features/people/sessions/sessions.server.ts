import { eq, lte } from 'drizzle-orm'
import { type Adapter, generateIdFromEntropySize, Lucia, TimeSpan } from 'lucia'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Person } from '#app/features/people/accounts/people-rules.ts'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { sessions } from '#db/schema/sign-in.ts'
import { ending, endSessionByKey } from './end-sessions.server.ts'
import { cookieName, hashOfSessionId, openSession, seen, sessionIdIn } from './open-session.server.ts'
import { deviceInWords, limitsOf, SEEN_EVERY } from './session-rules.ts'
import type { SessionRow } from './sessions.sql.ts'

export { endSessionByKey, endSessionsOf } from './end-sessions.server.ts'

/*
 * The only file that imports lucia (decision 21; decision 90 holds what would take its place). Lucia makes the ids and the cookies;
 * `open-session.server.ts` reads them. This file decides how long a session lasts, by the clock passed in: lucia knows only the system's.
 * Only the SHA-256 of a session id reaches the database. Rows are written here, so that they succeed or fail with the rest of a
 * transaction: lucia's own writing is asynchronous.
 */

type NewSession = {
  at: Instant
  expiresAt: Instant
  device: string
  strongAt: Instant | null
  confirmedAt: Instant
  roleId: string | null
  /** The id of the session that this one replaces. */
  replaces: string | undefined
}

const elsewhere = async (): Promise<never> => {
  throw new Error('Sessions are read and written by this file: lucia would judge them by the clock of the system.')
}
const NO_ADAPTER: Adapter = {
  getSessionAndUser: elsewhere,
  getUserSessions: elsewhere,
  setSession: elsewhere,
  updateSessionExpiration: elsewhere,
  deleteSession: elsewhere,
  deleteUserSessions: elsewhere,
  deleteExpiredSessions: elsewhere,
}

const lucias = { secure: luciaFor(true), plain: luciaFor(false) }
const luciaOf = (secure: boolean) => (secure ? lucias.secure : lucias.plain)

function luciaFor(secure: boolean) {
  return new Lucia(NO_ADAPTER, {
    // How long a browser stores the cookie. The server's limits are the shorter ones of session-rules.ts.
    sessionExpiresIn: new TimeSpan(7, 'd'),
    sessionCookie: { name: cookieName(secure), attributes: { secure, sameSite: 'lax', path: '/' } },
  })
}

/**
 * Writes a session under a new id, with its event, and returns the Set-Cookie header. Deletes the session it replaces and expired
 * ones.
 */
function writeSession(db: Db, personId: string, { at, replaces, ...session }: NewSession, secure: boolean): string {
  const id = generateIdFromEntropySize(25)
  inTransaction(db, (tx) => {
    if (replaces)
      tx.delete(sessions)
        .where(eq(sessions.id, hashOfSessionId(replaces)))
        .run()
    tx.delete(sessions).where(lte(sessions.expiresAt, at)).run()
    tx.insert(sessions)
      .values({ ...session, id: hashOfSessionId(id), personId, createdAt: at, lastSeenAt: at })
      .run()
    const detail = { device: session.device, strong: session.strongAt !== null }
    recordEvent(tx, { at, actor: personId, action: 'session.started', subject: personId, detail })
  })
  return luciaOf(secure).createSessionCookie(id).serialize()
}

/** The open session of a Cookie header at `now`. Notes when it was last seen, at most once a minute. */
function sessionOf(db: Db, cookieHeader: string | null, secure: boolean, now: Instant) {
  const found = openSession(db, cookieHeader, secure, now)
  if (found && now >= found.row.lastSeenAt + SEEN_EVERY) seen.put(db, found.row.key, now)
  return found
}

/** The person of a Cookie header, with their current roles; undefined for nobody, and when the session is over. */
export async function personOfCookie(
  db: Db,
  cookieHeader: string | null,
  secure: boolean,
  now: Instant = Date.now(),
): Promise<Person | undefined> {
  const found = sessionOf(db, cookieHeader, secure, now)
  if (!found) return undefined
  const { row, roles } = found
  const session = { key: row.key, strong: row.strongAt !== null, confirmedAt: row.confirmedAt }
  return { id: row.personId, name: row.name, roles, chosenRoleId: row.roleId, session }
}

/**
 * `userAgent`: the browser, stored in words. `strong`: a second factor or a passkey was shown. `replaces`: the Cookie header of
 * the request, whose session ends. `confirmedAt`: for a session that follows another, when the person proved who they are; else
 * now.
 */
type Before = { replaces?: string | null; confirmedAt?: Instant }
export type SessionStart = Before & { now?: Instant; userAgent?: string | null; strong?: boolean }

/** Starts a session under a new id and returns the Set-Cookie header. Writes `session.started` in the same transaction. */
export function startSession(db: Db, personId: string, secure: boolean, start: SessionStart = {}): string {
  const at = start.now ?? Date.now()
  const roles = rolesOf(db, personId).map(({ role }) => role)
  const session = {
    at,
    expiresAt: at + limitsOf(roles).whole,
    device: deviceInWords(start.userAgent ?? null),
    strongAt: start.strong ? at : null,
    confirmedAt: start.confirmedAt ?? at,
    roleId: null,
    replaces: sessionIdIn(start.replaces, secure),
  }
  return writeSession(db, personId, session, secure)
}

type Change = Partial<Pick<SessionRow, 'strongAt' | 'confirmedAt' | 'roleId'>>

function underNewId(db: Db, cookieHeader: string | null, secure: boolean, now: Instant, change: (row: SessionRow) => Change) {
  const found = sessionOf(db, cookieHeader, secure, now)
  if (!found) return undefined
  const { expiresAt, strongAt, confirmedAt, roleId } = found.row
  const device = found.row.device ?? deviceInWords(null)
  const carriedOver = { expiresAt, strongAt, confirmedAt, roleId, device, at: now, replaces: found.sessionId }
  return writeSession(db, found.row.personId, { ...carriedOver, ...change(found.row) }, secure)
}

/**
 * Gives the session of a Cookie header a new id after the person proved again who they are; `strong` when by a second factor. Its
 * latest end does not change. Returns the Set-Cookie header; undefined when there is no session.
 */
export function renewSession(db: Db, cookieHeader: string | null, secure: boolean, now: Instant, { strong = false } = {}) {
  return underNewId(db, cookieHeader, secure, now, () => ({ confirmedAt: now, ...(strong ? { strongAt: now } : {}) }))
}

/** Chooses one of a person's roles, under a new session id. Undefined when they do not hold it. */
export function chooseRole(db: Db, cookieHeader: string | null, secure: boolean, roleId: string, now: Instant) {
  const found = sessionOf(db, cookieHeader, secure, now)
  if (!found?.roles.some(({ id }) => id === roleId)) return undefined
  return underNewId(db, cookieHeader, secure, now, () => ({ roleId }))
}

/** Ends the session of a Cookie header, if there is one, and returns the Set-Cookie header that clears it. */
export function endSession(db: Db, cookieHeader: string | null, secure: boolean, now: Instant = Date.now()): string {
  const found = sessionOf(db, cookieHeader, secure, now)
  if (found) endSessionByKey(db, found.row.personId, found.row.key, now)
  return luciaOf(secure).createBlankSessionCookie().serialize()
}

/** Like `endSession`, for a page that is read: the session is over at once, its row deleted a moment later. */
export function endSessionSoon(db: Db, cookieHeader: string | null, secure: boolean, now: Instant): string {
  const found = sessionOf(db, cookieHeader, secure, now)
  if (found) ending.put(db, found.row.key, { personId: found.row.personId, at: now })
  return luciaOf(secure).createBlankSessionCookie().serialize()
}
