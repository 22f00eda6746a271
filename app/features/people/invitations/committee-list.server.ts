import { personByEmail } from '#app/features/people/accounts/add-person.server.ts'
import type { RoleAssignment } from '#app/features/people/accounts/people-rules.ts'
import { allOffices, rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { allLmcs } from '#app/features/register/records/register-queries.server.ts'
import { checkMailAddress } from '#app/platform/mail/mail-address.ts'
import { dayOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { cellsOf, type ReadList, readListOf } from './invitation-form.ts'
import { invitedLine, type JudgeLine, notSentAs } from './send-invitation-list.server.ts'

type CommitteeRole = 'lmc-officer' | 'committee-member'
/** A line of an editor's list. `words`: its other cells, of which one names the LMC or office of an officer; the rest are names of people. */
export type CommitteeLine = { line: number; text: string } & (
  | { ok: true; role: CommitteeRole; email: string; words: string[] }
  | { ok: false; problem: string }
)

function roleIn(cell: string): CommitteeRole | 'committee-editor' | null {
  const words = cell.trim().toLowerCase().replaceAll('-', ' ')
  if (/^(lmc )?officer$/.test(words)) return 'lmc-officer'
  if (/^(committee )?member$/.test(words)) return 'committee-member'
  return /^(committee )?editor$/.test(words) ? 'committee-editor' : null
}

/**
 * Reads a list of officers and members: on each line a role, an address, for an officer the LMC or office, and the person's name where the
 * list has it; in any order.
 */
export const readCommitteeList = (text: string): ReadList<CommitteeLine> => readListOf(text, readLine)

function readLine(row: { line: number; text: string }, seen: Map<string, number>): CommitteeLine {
  const problem = (words: string): CommitteeLine => ({ ...row, text: row.text.slice(0, 200), ok: false, problem: words })
  if (row.text.length > 500) return problem('The line is too long')
  const cells = cellsOf(row.text)
  const typed = cells.find((cell) => cell.includes('@'))
  if (!typed) return problem('There is no e-mail address in the line')
  const address = checkMailAddress(typed)
  if (!address.ok) return problem(address.message)
  const found = cells.map(roleIn).find((role) => role !== null)
  if (!found) return problem('The role is neither “officer” nor “member”')
  if (found === 'committee-editor') return problem('The operator invites editors')
  const words = cells.filter((cell) => cell !== typed && roleIn(cell) === null)
  const other = found === 'lmc-officer' ? 'committee-member' : 'lmc-officer'
  const otherwise = seen.get(`${address.address} ${other}`)
  if (otherwise) return problem(`Line ${otherwise} invites this address to another role. Send one of them later`)
  if (!seen.has(`${address.address} ${found}`)) seen.set(`${address.address} ${found}`, row.line)
  return { ...row, ok: true, role: found, email: address.address, words }
}

/** "Leeds LMC" and "leeds" are one. */
const folded = (name: string) =>
  name
    .toLowerCase()
    .replace(/\blmc\b/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** Judges a line of an editor's list: an officer of an LMC or office by its name, or a member of the committee. */
export const committeeLine: JudgeLine<CommitteeLine> = (db, read, by, now) => {
  if (!read.ok) return read
  const { role, email, words } = read
  const found =
    role === 'lmc-officer' ? placeOf(db, words, dayOf(now)) : { place: 'GPC England', lmcSlug: null, officeSlug: null }
  if (!found) return notSentAs(read, 'No LMC and no office has a name in this line')
  if (found === 'several') return notSentAs(read, 'The line names more than one LMC or office. Write a line for each')
  const { place, ...scope } = found
  const wanted = { role, practiceCode: null, ...scope }
  const known = personByEmail(db, email)
  const isThere = (one: RoleAssignment) =>
    one.role === role && (scope.officeSlug ? one.officeSlug === scope.officeSlug : one.lmcSlug === scope.lmcSlug)
  const stands = known !== undefined && rolesOf(db, known).some(isThere)
  return stands ? notSentAs(read, 'This address has this role already') : invitedLine(db, { ...read, wanted, place }, by, now)
}

type Place = { place: string; lmcSlug: string | null; officeSlug: string | null }
/** The LMC or office that the cells of a line name; two of them are never one person's guess. */
function placeOf(db: Db, words: string[], today: string): Place | 'several' | undefined {
  const lmcs = allLmcs(db, today)
  const offices = allOffices(db)
  const places = words.flatMap((word): Place[] => {
    const named = (one: { slug: string; name: string }) =>
      folded(word) !== '' && [folded(one.name), folded(one.slug)].includes(folded(word))
    const lmc = lmcs.find(named)
    if (lmc) return [{ place: lmc.name, lmcSlug: lmc.slug, officeSlug: null }]
    const office = offices.find(named)
    return office ? [{ place: `${office.name} (office)`, lmcSlug: null, officeSlug: office.slug }] : []
  })
  return new Set(places.map(({ place }) => place)).size > 1 ? 'several' : places[0]
}
