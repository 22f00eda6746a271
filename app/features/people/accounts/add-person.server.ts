import { and, eq, isNull } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { newId } from '#app/platform/id.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { personStandings, persons } from '#db/schema/people.ts'
import { lmcOffices, lmcs, practices } from '#db/schema/register.ts'
import { foldedEmail, type Role } from './people-rules.ts'

export type NewPerson = { email: string; name: string; passwordHash: string }
export type NewStanding = {
  personId: string
  role: Role
  practiceCode?: string | undefined
  lmcSlug?: string | undefined
  officeSlug?: string | undefined
}
export type StandingRefusal =
  | 'no-such-practice'
  | 'no-such-lmc'
  | 'no-such-office'
  | 'place-missing'
  | 'place-not-wanted'
  | 'already-stands-there'

export const STANDING_REFUSALS: Record<StandingRefusal, string> = {
  'no-such-practice': 'no practice has this code',
  'no-such-lmc': 'no LMC has this slug',
  'no-such-office': 'no LMC office has this slug',
  'place-missing': 'a partner or manager stands in a practice, an LMC officer in an LMC or an LMC office',
  'place-not-wanted': 'this role does not stand in such a place',
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
    const { personId, role, practiceCode, lmcSlug, officeSlug } = standing
    tx.insert(personStandings).values({ id, personId, role, practiceCode, lmcSlug, officeSlug, startedAt: now }).run()
    recordEvent(tx, {
      at: now,
      actor,
      action: 'standing.given',
      subject: personId,
      detail: { role, place: practiceCode ?? lmcSlug ?? officeSlug ?? null },
    })
    return { ok: true, standingId: id }
  })
}

/** Why nobody can stand there as that; undefined when somebody could. */
export function placeRefusal(
  db: Db,
  { role, practiceCode, lmcSlug, officeSlug }: Omit<NewStanding, 'personId'>,
): StandingRefusal | undefined {
  const inPractice = role === 'practice-partner' || role === 'practice-manager'
  if (inPractice && !practiceCode) return 'place-missing'
  if (role === 'lmc-officer' && !lmcSlug && !officeSlug) return 'place-missing'
  if (practiceCode && !inPractice) return 'place-not-wanted'
  if ((lmcSlug || officeSlug) && (role !== 'lmc-officer' || (lmcSlug && officeSlug))) return 'place-not-wanted'
  if (practiceCode && !db.select().from(practices).where(eq(practices.code, practiceCode)).get()) return 'no-such-practice'
  if (lmcSlug && !db.select().from(lmcs).where(eq(lmcs.slug, lmcSlug)).get()) return 'no-such-lmc'
  if (officeSlug && !db.select().from(lmcOffices).where(eq(lmcOffices.slug, officeSlug)).get()) return 'no-such-office'
  return undefined
}

function standingRefusal(db: Db, standing: NewStanding): StandingRefusal | undefined {
  const { personId, role, practiceCode, lmcSlug, officeSlug } = standing
  const same = and(
    eq(personStandings.personId, personId),
    eq(personStandings.role, role),
    practiceCode ? eq(personStandings.practiceCode, practiceCode) : isNull(personStandings.practiceCode),
    lmcSlug ? eq(personStandings.lmcSlug, lmcSlug) : isNull(personStandings.lmcSlug),
    officeSlug ? eq(personStandings.officeSlug, officeSlug) : isNull(personStandings.officeSlug),
    isNull(personStandings.endedAt),
  )
  return (
    placeRefusal(db, standing) ??
    (db.select().from(personStandings).where(same).get() ? ('already-stands-there' as const) : undefined)
  )
}

/** The id of whoever signs in with an address, given folded; undefined for nobody. */
export function personByEmail(db: Db, email: string): string | undefined {
  return db.select({ id: persons.id }).from(persons).where(eq(persons.email, email)).get()?.id
}
