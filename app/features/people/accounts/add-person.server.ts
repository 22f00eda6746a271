import { and, eq, isNull, sql } from 'drizzle-orm'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { newId } from '#app/platform/id.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { persons, roleAssignments } from '#db/schema/people.ts'
import { lmcOffices, lmcs, practices } from '#db/schema/register.ts'
import { foldedEmail, type Role } from './people-rules.ts'

export type NewPerson = {
  email: string
  name: string
  passwordHash: string
  /** Drawn beforehand, where something is recorded under it already; a new one without. */
  id?: string | undefined
}
export type NewRole = {
  personId: string
  role: Role
  practiceCode?: string | undefined
  lmcSlug?: string | undefined
  officeSlug?: string | undefined
}
export type RoleRefusal =
  | 'no-such-practice'
  | 'no-such-lmc'
  | 'no-such-office'
  | 'scope-missing'
  | 'scope-not-allowed'
  | 'already-stands-there'

export const ROLE_REFUSALS: Record<RoleRefusal, string> = {
  'no-such-practice': 'no practice has this code',
  'no-such-lmc': 'no LMC has this slug',
  'no-such-office': 'no LMC office has this slug',
  'scope-missing': 'a partner or manager belongs to a practice, an LMC officer to an LMC or an LMC office',
  'scope-not-allowed': 'this role cannot be held there',
  'already-stands-there': 'this person has that role there already',
}

/** Adds a person who can sign in. If somebody has the address already, returns that person's id. `actor` as in the audit. */
export function addPerson(db: Db, person: NewPerson, actor: string, now: Instant): { personId: string; existed: boolean } {
  return inTransaction(db, (tx) => {
    const email = foldedEmail(person.email)
    const known = tx.select({ id: persons.id }).from(persons).where(eq(persons.email, email)).get()
    if (known) return { personId: known.id, existed: true }
    const id = person.id ?? newId()
    tx.insert(persons).values({ id, email, name: person.name, passwordHash: person.passwordHash, createdAt: now }).run()
    recordEvent(tx, { at: now, actor, action: 'person.added', subject: id })
    return { personId: id, existed: false }
  })
}

/** Gives a person a role from now on. Refuses a role without its scope, an unknown scope, and a role held already. */
export function addRole(
  db: Db,
  assignment: NewRole,
  actor: string,
  now: Instant,
): { ok: true; roleId: string } | { ok: false; reason: RoleRefusal } {
  return inTransaction(db, (tx) => {
    const reason = roleRefusal(tx, assignment)
    if (reason) return { ok: false, reason }
    const id = newId()
    const { personId, role, practiceCode, lmcSlug, officeSlug } = assignment
    const startedAt = recordingTime(tx, now)
    tx.insert(roleAssignments).values({ id, personId, role, practiceCode, lmcSlug, officeSlug, startedAt }).run()
    recordEvent(tx, {
      at: now,
      actor,
      action: 'standing.given',
      subject: personId,
      detail: { role, place: practiceCode ?? lmcSlug ?? officeSlug ?? null },
    })
    return { ok: true, roleId: id }
  })
}

const practiceOf = prepared((db) =>
  db
    .select({ code: practices.code })
    .from(practices)
    .where(eq(practices.code, sql.placeholder('practiceCode')))
    .prepare(),
)

/** Why a role cannot be held there; undefined when it can. */
export function scopeRefusal(
  db: Db,
  { role, practiceCode, lmcSlug, officeSlug }: Omit<NewRole, 'personId'>,
): RoleRefusal | undefined {
  const inPractice = role === 'practice-partner' || role === 'practice-manager'
  if (inPractice && !practiceCode) return 'scope-missing'
  if (role === 'lmc-officer' && !lmcSlug && !officeSlug) return 'scope-missing'
  if (practiceCode && !inPractice) return 'scope-not-allowed'
  if ((lmcSlug || officeSlug) && (role !== 'lmc-officer' || (lmcSlug && officeSlug))) return 'scope-not-allowed'
  if (practiceCode && !practiceOf(db).get({ practiceCode })) return 'no-such-practice'
  if (lmcSlug && !db.select().from(lmcs).where(eq(lmcs.slug, lmcSlug)).get()) return 'no-such-lmc'
  if (officeSlug && !db.select().from(lmcOffices).where(eq(lmcOffices.slug, officeSlug)).get()) return 'no-such-office'
  return undefined
}

function roleRefusal(db: Db, assignment: NewRole): RoleRefusal | undefined {
  const { personId, role, practiceCode, lmcSlug, officeSlug } = assignment
  const same = and(
    eq(roleAssignments.personId, personId),
    eq(roleAssignments.role, role),
    practiceCode ? eq(roleAssignments.practiceCode, practiceCode) : isNull(roleAssignments.practiceCode),
    lmcSlug ? eq(roleAssignments.lmcSlug, lmcSlug) : isNull(roleAssignments.lmcSlug),
    officeSlug ? eq(roleAssignments.officeSlug, officeSlug) : isNull(roleAssignments.officeSlug),
    isNull(roleAssignments.endedAt),
  )
  return (
    scopeRefusal(db, assignment) ??
    (db.select().from(roleAssignments).where(same).get() ? ('already-stands-there' as const) : undefined)
  )
}

const byEmail = prepared((db) =>
  db
    .select({ id: persons.id })
    .from(persons)
    .where(eq(persons.email, sql.placeholder('email')))
    .prepare(),
)
const emailOf = prepared((db) =>
  db
    .select({ email: persons.email })
    .from(persons)
    .where(eq(persons.id, sql.placeholder('personId')))
    .prepare(),
)

/** The id of the person who signs in with a folded address; undefined for nobody. */
export function personByEmail(db: Db, email: string): string | undefined {
  return byEmail(db).get({ email })?.id
}

/** The address a person signs in with. */
export function addressOf(db: Db, personId: string): string | undefined {
  return emailOf(db).get({ personId })?.email
}
