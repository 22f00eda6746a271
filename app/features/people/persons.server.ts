import { and, eq, isNull } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/audits.server.ts'
import { newId } from '#app/platform/id.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { personStandings, persons } from '#db/schema/people.ts'
import { lmcs, practices } from '#db/schema/register.ts'
import { foldedEmail, type Role } from './people-rules.ts'

export type NewPerson = { email: string; name: string; passwordHash: string }
export type NewStanding = { personId: string; role: Role; practiceCode?: string; lmcSlug?: string }
export type StandingRefusal = 'no-such-practice' | 'no-such-lmc' | 'place-missing' | 'place-not-wanted' | 'already-stands-there'

export const STANDING_REFUSALS: Record<StandingRefusal, string> = {
  'no-such-practice': 'no practice has this code',
  'no-such-lmc': 'no LMC has this slug',
  'place-missing': 'a partner or manager needs --practice CODE, an LMC officer needs --lmc SLUG',
  'place-not-wanted': 'this role stands in no practice and no LMC',
  'already-stands-there': 'this person has that role there already',
}

/** Adds someone who may sign in; answers with the id of the person who has the address already, if there is one. `actor` as in the audit. */
export function addPerson(db: Db, person: NewPerson, actor: string, now: Instant): { personId: string; existed: boolean } {
  return inTransaction(db, (tx) => {
    const email = foldedEmail(person.email)
    const known = tx.select({ id: persons.id }).from(persons).where(eq(persons.email, email)).get()
    if (known) return { personId: known.id, existed: true }
    const id = newId()
    tx.insert(persons).values({ id, email, name: person.name, passwordHash: person.passwordHash, createdAt: now }).run()
    recordEvent(tx, { at: now, actor, action: 'person.added', subject: id })
    return { personId: id, existed: false }
  })
}

/** Lets a person stand somewhere from now on. Refuses a role without its place, a place that does not exist, and the same standing twice. */
export function addStanding(
  db: Db,
  standing: NewStanding,
  actor: string,
  now: Instant,
): { ok: true; standingId: string } | { ok: false; reason: StandingRefusal } {
  return inTransaction(db, (tx) => {
    const reason = standingRefusal(tx, standing)
    if (reason) return { ok: false, reason }
    const id = newId()
    const { personId, role, practiceCode, lmcSlug } = standing
    tx.insert(personStandings).values({ id, personId, role, practiceCode, lmcSlug, startedAt: now }).run()
    recordEvent(tx, {
      at: now,
      actor,
      action: 'standing.given',
      subject: personId,
      detail: { role, place: practiceCode ?? lmcSlug ?? null },
    })
    return { ok: true, standingId: id }
  })
}

function standingRefusal(db: Db, { personId, role, practiceCode, lmcSlug }: NewStanding): StandingRefusal | undefined {
  const inPractice = role === 'practice-partner' || role === 'practice-manager'
  if (inPractice && !practiceCode) return 'place-missing'
  if (role === 'lmc-officer' && !lmcSlug) return 'place-missing'
  if ((practiceCode && !inPractice) || (lmcSlug && role !== 'lmc-officer')) return 'place-not-wanted'
  if (practiceCode && !db.select().from(practices).where(eq(practices.code, practiceCode)).get()) return 'no-such-practice'
  if (lmcSlug && !db.select().from(lmcs).where(eq(lmcs.slug, lmcSlug)).get()) return 'no-such-lmc'
  const same = and(
    eq(personStandings.personId, personId),
    eq(personStandings.role, role),
    practiceCode ? eq(personStandings.practiceCode, practiceCode) : isNull(personStandings.practiceCode),
    lmcSlug ? eq(personStandings.lmcSlug, lmcSlug) : isNull(personStandings.lmcSlug),
    isNull(personStandings.endedAt),
  )
  return db.select().from(personStandings).where(same).get() ? 'already-stands-there' : undefined
}
