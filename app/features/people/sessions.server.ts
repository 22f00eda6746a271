import { createHash } from 'node:crypto'
import { eq, lte, sql } from 'drizzle-orm'
import { type Adapter, Lucia, TimeSpan } from 'lucia'
import { recordEvent } from '#app/features/audit/audits.server.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { persons, sessions } from '#db/schema/people.ts'
import type { Person } from './people-rules.ts'
import { standingsOf } from './standing-pages.server.ts'

/*
 * Lucia stands behind this one file (decision 0002): it is past its support, and the way out is to replace what is below.
 * Only the SHA-256 of a session id reaches the database.
 */

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Record<never, never>, { name: string }>
    DatabaseUserAttributes: { name: string }
  }
}

const keptAs = (sessionId: string) => createHash('sha256').update(sessionId).digest('base64url')

const sessionWithPerson = prepared((db) =>
  db
    .select({ personId: persons.id, name: persons.name, expiresAt: sessions.expiresAt })
    .from(sessions)
    .innerJoin(persons, eq(sessions.personId, persons.id))
    .where(eq(sessions.id, sql.placeholder('id')))
    .prepare(),
)

const chosenStanding = prepared((db) =>
  db
    .select({ standingId: sessions.standingId })
    .from(sessions)
    .where(eq(sessions.id, sql.placeholder('id')))
    .prepare(),
)

function adapter(db: Db): Adapter {
  return {
    async getSessionAndUser(id) {
      const found = sessionWithPerson(db).get({ id: keptAs(id) })
      if (!found) return [null, null]
      return [
        { id, userId: found.personId, expiresAt: new Date(found.expiresAt), attributes: {} },
        { id: found.personId, attributes: { name: found.name } },
      ]
    },
    async getUserSessions(personId) {
      const own = db.select().from(sessions).where(eq(sessions.personId, personId)).all()
      return own.map((s) => ({ id: s.id, userId: s.personId, expiresAt: new Date(s.expiresAt), attributes: {} }))
    },
    async setSession(session) {
      const at = Date.now()
      inTransaction(db, (tx) => {
        const row = { id: keptAs(session.id), personId: session.userId, createdAt: at, expiresAt: session.expiresAt.getTime() }
        tx.insert(sessions).values(row).run()
        recordEvent(tx, { at, actor: session.userId, action: 'session.started', subject: session.userId })
      })
    },
    async updateSessionExpiration(id, expiresAt) {
      db.update(sessions)
        .set({ expiresAt: expiresAt.getTime() })
        .where(eq(sessions.id, keptAs(id)))
        .run()
    },
    async deleteSession(id) {
      inTransaction(db, (tx) => {
        const ended = tx
          .delete(sessions)
          .where(eq(sessions.id, keptAs(id)))
          .returning({ personId: sessions.personId })
          .get()
        if (ended) recordEvent(tx, { at: Date.now(), actor: ended.personId, action: 'session.ended', subject: ended.personId })
      })
    },
    async deleteUserSessions(personId) {
      db.delete(sessions).where(eq(sessions.personId, personId)).run()
    },
    async deleteExpiredSessions() {
      db.delete(sessions).where(lte(sessions.expiresAt, Date.now())).run()
    },
  }
}

const lucias = { secure: prepared((db) => luciaOver(db, true)), plain: prepared((db) => luciaOver(db, false)) }
const luciaFor = (db: Db, secure: boolean) => (secure ? lucias.secure : lucias.plain)(db)

function luciaOver(db: Db, secure: boolean) {
  return new Lucia(adapter(db), {
    sessionExpiresIn: new TimeSpan(12, 'h'),
    sessionCookie: { name: secure ? '__Host-concert' : 'concert', attributes: { secure, sameSite: 'lax', path: '/' } },
    getUserAttributes: ({ name }) => ({ name }),
  })
}

/** Whom a Cookie header belongs to, with the standings that hold now; undefined for nobody. */
export async function personOfCookie(db: Db, cookieHeader: string | null, secure: boolean): Promise<Person | undefined> {
  if (!cookieHeader) return undefined
  const lucia = luciaFor(db, secure)
  const sessionId = lucia.readSessionCookie(cookieHeader)
  if (!sessionId) return undefined
  const { user } = await lucia.validateSession(sessionId)
  if (!user) return undefined
  const chosen = chosenStanding(db).get({ id: keptAs(sessionId) })
  return { id: user.id, name: user.name, standings: standingsOf(db, user.id), chosenStandingId: chosen?.standingId ?? null }
}

/** Keeps in a session which of a person's standings is in use. The caller has made sure that it is theirs. */
export function chooseStanding(db: Db, cookieHeader: string | null, secure: boolean, standingId: string): void {
  const sessionId = cookieHeader && luciaFor(db, secure).readSessionCookie(cookieHeader)
  if (!sessionId) return
  db.update(sessions)
    .set({ standingId })
    .where(eq(sessions.id, keptAs(sessionId)))
    .run()
}

/** Starts a session and answers with the Set-Cookie header. Writes `session.started` in the same transaction. */
export async function startSession(db: Db, personId: string, secure: boolean): Promise<string> {
  const lucia = luciaFor(db, secure)
  const session = await lucia.createSession(personId, {})
  return lucia.createSessionCookie(session.id).serialize()
}

/** Ends the session of a Cookie header, if it has one, and answers with the Set-Cookie header that clears it. */
export async function endSession(db: Db, cookieHeader: string | null, secure: boolean): Promise<string> {
  const lucia = luciaFor(db, secure)
  const sessionId = cookieHeader && lucia.readSessionCookie(cookieHeader)
  if (sessionId) await lucia.invalidateSession(sessionId)
  return lucia.createBlankSessionCookie().serialize()
}
