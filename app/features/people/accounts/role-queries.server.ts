import type { Db } from '#db/client.server.ts'
import { holder, inLmc, inPractice, officersAndCommittee, offices, ofPerson, oneRole } from './accounts.sql.ts'
import type { Role, RoleAssignment } from './people-rules.ts'

/** The current roles of a person, oldest first; a role in an LMC office once for each LMC the office serves. */
export function rolesOf(db: Db, personId: string): RoleAssignment[] {
  return ofPerson(db).all(personId)
}

/** A person with a role, as colleagues see them. */
export type PersonWithRole = {
  roleId: string
  personId: string
  name: string
  role: Role
  startedAt: number
  practiceCode: string | null
  lmcSlug: string | null
  officeSlug: string | null
  /** The name of the LMC or office; null in a practice and on the committee. */
  scopeName: string | null
}

/** The people of a practice now, longest first. */
export function peopleOfPractice(db: Db, practiceCode: string): PersonWithRole[] {
  return inPractice(db).all(practiceCode)
}

/** The officers of an LMC now, including those of its office. */
export function officersOfLmc(db: Db, lmcSlug: string): PersonWithRole[] {
  return inLmc(db).all({ slug: lmcSlug })
}

/** Everyone with a role on the committee or in an LMC now; the committee first. */
export function officersAndCommitteeNow(db: Db): PersonWithRole[] {
  return officersAndCommittee(db).all()
}

/** A current role by its id. */
export function roleById(db: Db, roleId: string): PersonWithRole | undefined {
  return oneRole(db).get(roleId)
}

/** Who holds a current role, with the address for a mail to them; undefined where it has ended. */
export function personOfRole(db: Db, roleId: string): { id: string; email: string } | undefined {
  return holder(db).get(roleId)
}

/** Every LMC office, by name. */
export function allOffices(db: Db): { slug: string; name: string }[] {
  return offices(db).all()
}
