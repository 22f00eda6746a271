import { createHash } from 'node:crypto'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { collectedWrites } from '#app/platform/collected-writes.server.ts'
import { cookieNamed } from '#app/platform/cookies.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { ending } from './end-sessions.server.ts'
import { isOver } from './session-rules.ts'
import { noteSeen, sessionWithPerson } from './sessions.sql.ts'

/** The stored form of a session id. */
export const hashOfSessionId = (sessionId: string) => createHash('sha256').update(sessionId).digest('base64url')

/** The name of the session cookie. */
export const cookieName = (secure: boolean) => (secure ? '__Host-concert' : 'concert')

/**
 * The session id in a Cookie header; undefined for anything that is not of lucia's form. Lucia's own reader would decode
 * everybody's cookies.
 */
export function sessionIdIn(cookieHeader: string | null | undefined, secure: boolean): string | undefined {
  const value = cookieNamed(cookieHeader, cookieName(secure))
  return value !== undefined && /^[a-z0-9]{40}$/.test(value) ? value : undefined
}

/** When a session was last seen, by its key: reading a page does not wait for this write. */
export const seen = collectedWrites<Instant>('last seen', (tx, key, at) => {
  noteSeen(tx).run({ key, at })
})

/** The open session of a Cookie header at `now`, with its person; undefined where there is none or it is over. */
export function openSession(db: Db, cookieHeader: string | null | undefined, secure: boolean, now: Instant) {
  const sessionId = sessionIdIn(cookieHeader, secure)
  const stored = sessionId && sessionWithPerson(db).get(hashOfSessionId(sessionId))
  if (!sessionId || !stored || ending.waiting(db, stored.key)) return undefined
  const row = { ...stored, lastSeenAt: Math.max(stored.lastSeenAt, seen.waiting(db, stored.key) ?? 0) }
  const roles = rolesOf(db, row.personId)
  return isOver(row, roles, now) ? undefined : { sessionId, row, roles }
}

/**
 * The person of an expired session in a Cookie header; undefined where it was ended or never existed. Only for the form they
 * typed.
 */
export function personOfEndedSession(db: Db, cookieHeader: string | null, secure: boolean): string | undefined {
  const sessionId = sessionIdIn(cookieHeader, secure)
  return sessionId && sessionWithPerson(db).get(hashOfSessionId(sessionId))?.personId
}

/** Whether a Cookie header opens a session at `now`. Writes nothing: no page was requested yet. */
export const isSignedIn = (db: Db, cookieHeader: string | undefined, secure: boolean, now: Instant): boolean =>
  openSession(db, cookieHeader, secure, now) !== undefined
