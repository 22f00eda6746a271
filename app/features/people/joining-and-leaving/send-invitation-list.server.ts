import { personByEmail } from '#app/features/people/accounts/add-person.server.ts'
import type { Person, Role } from '#app/features/people/accounts/people-rules.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { invitedRefusal, invitingRefusal, isWaitingAlready } from './invitation-facts-queries.server.ts'
import type { ReadLine } from './invitation-form.ts'
import { INVITATION_REFUSALS } from './invitation-rules.ts'
import { invite, type Sender } from './invite.server.ts'

/** A line of a list, checked against the register and the waiting invitations; `problem`: why it is not sent. */
export type CheckedLine = { line: number; text: string } & (
  | { ok: true; practiceCode: string; practiceName: string; role: Role; email: string }
  | { ok: false; problem: string }
)
type By = Pick<Person, 'id' | 'roles'>

/** Checks every line for an officer of the LMC, like inviting does; sending checks everything again. Writes and sends nothing. */
export function checkInvitationList(db: Db, lines: ReadLine[], lmcSlug: string, by: By, now: Instant): CheckedLine[] {
  return lines.map((read): CheckedLine => {
    if (!read.ok) return read
    const { line, text, practiceCode, role, email } = read
    const problem = (words: string): CheckedLine => ({ line, text, ok: false, problem: words })
    const practice = practiceByCode(db, practiceCode, dayOf(now))
    if (!practice) return problem('No practice has this code')
    if (practice.lmc?.slug !== lmcSlug) return problem('The practice is not in this LMC')
    if (!practice.open) return problem(INVITATION_REFUSALS['practice-closed'])
    const wanted = { role, practiceCode, lmcSlug: null, officeSlug: null, email }
    const whom = { by: by.id, personId: personByEmail(db, email) }
    const refusal = invitingRefusal(db, wanted, by, now) ?? invitedRefusal(db, wanted, whom, now)
    if (refusal) return problem(INVITATION_REFUSALS[refusal])
    if (isWaitingAlready(db, wanted, by.id, now)) return problem('You have invited this address already; the invitation waits')
    return { line, text, ok: true, practiceCode, practiceName: practice.name, role, email }
  })
}

/**
 * Sends the correct lines of a list in one transaction, after checking each again. A list sent twice sends nothing the second
 * time. Returns how many were queued and the lines that were not.
 */
export function sendInvitationList(
  db: Db,
  lines: ReadLine[],
  { lmcSlug, by, publicAddress }: { lmcSlug: string; by: By } & Pick<Sender, 'publicAddress'>,
  now: Instant,
): { sent: number; notSent: Extract<CheckedLine, { ok: false }>[] } {
  return inTransaction(db, (tx) => {
    const batch = newId()
    const notSent: Extract<CheckedLine, { ok: false }>[] = []
    let sent = 0
    for (const line of checkInvitationList(tx, lines, lmcSlug, by, now)) {
      if (!line.ok) {
        notSent.push(line)
        continue
      }
      const { practiceCode, role, email } = line
      const wanted = { role, practiceCode, lmcSlug: null, officeSlug: null, email }
      const outcome = invite(tx, wanted, { by, publicAddress }, now, { batch })
      if (outcome.ok) sent++
      else notSent.push({ line: line.line, text: line.text, ok: false, problem: INVITATION_REFUSALS[outcome.reason] })
    }
    return { sent, notSent }
  })
}
