import { personByEmail } from '#app/features/people/accounts/add-person.server.ts'
import type { Person, Role } from '#app/features/people/accounts/people-rules.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { invitedRefusal, invitingRefusal, isWaitingAlready, type Sender } from './invitation-facts-queries.server.ts'
import type { ReadLine } from './invitation-form.ts'
import { INVITATION_REFUSALS } from './invitation-rules.ts'
import { invite } from './invite.server.ts'

/** A line of a list, checked against the register and the waiting invitations; `problem`: why it is not sent. */
export type CheckedLine = { line: number; text: string } & (
  | { ok: true; practiceCode: string; practiceName: string; role: Role; email: string }
  | { ok: false; problem: string }
)
type By = Pick<Person, 'id' | 'roles'>

type NotSent = Extract<CheckedLine, { ok: false }>

/** Lines checked or sent in one turn of the event loop; other requests are answered in between. */
const A_SLICE = 50
const slicesOf = <T>(lines: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(lines.length / A_SLICE) }, (_, i) => lines.slice(i * A_SLICE, (i + 1) * A_SLICE))
const nextTurn = () => new Promise<void>((done) => setImmediate(done))

/** Checks every line for an officer of the LMC, like inviting does; sending checks everything again. Writes and sends nothing. */
export async function checkInvitationList(
  db: Db,
  lines: ReadLine[],
  lmcSlug: string,
  by: By,
  now: Instant,
): Promise<CheckedLine[]> {
  const checked: CheckedLine[] = []
  for (const slice of slicesOf(lines)) {
    checked.push(...slice.map((read) => checkedLine(db, read, lmcSlug, by, now)))
    await nextTurn()
  }
  return checked
}

function checkedLine(db: Db, read: ReadLine, lmcSlug: string, by: By, now: Instant): CheckedLine {
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
}

/** For a correct line that the server could no longer send. */
export const NOT_REACHED = 'Not sent: the server could not go on. Send the list again; nobody gets a second mail'

/**
 * Sends the correct lines of a list, after checking each again: fifty lines in one transaction, all of them or none. A list sent
 * twice sends nothing the second time, so an interrupted one is simply sent again. Returns how many were queued, the lines that
 * were not, and in `brokenOff` what stopped it after some were sent; it throws where that happens before the first.
 */
export async function sendInvitationList(
  db: Db,
  lines: ReadLine[],
  sending: { lmcSlug: string; by: By } & Pick<Sender, 'publicAddress'>,
  now: Instant,
): Promise<{ sent: number; notSent: NotSent[]; brokenOff?: unknown }> {
  const batch = newId()
  const notSent: NotSent[] = []
  let sent = 0
  const slices = slicesOf(lines)
  for (const [index, slice] of slices.entries()) {
    try {
      const outcome = await inSharedTransaction(db, (tx) => sendSlice(tx, slice, { ...sending, batch }, now))
      sent += outcome.sent
      notSent.push(...outcome.notSent)
    } catch (brokenOff) {
      if (sent === 0) throw brokenOff
      for (const read of slices.slice(index).flat())
        notSent.push(read.ok ? { line: read.line, text: read.text, ok: false, problem: NOT_REACHED } : read)
      return { sent, notSent, brokenOff }
    }
    await nextTurn()
  }
  return { sent, notSent }
}

function sendSlice(
  tx: Db,
  slice: ReadLine[],
  { lmcSlug, by, publicAddress, batch }: { lmcSlug: string; by: By; publicAddress: string; batch: string },
  now: Instant,
): { sent: number; notSent: NotSent[] } {
  const notSent: NotSent[] = []
  let sent = 0
  for (const read of slice) {
    const checked = checkedLine(tx, read, lmcSlug, by, now)
    if (!checked.ok) {
      notSent.push(checked)
      continue
    }
    const { line, text, practiceCode, role, email } = checked
    const wanted = { role, practiceCode, lmcSlug: null, officeSlug: null, email }
    const outcome = invite(tx, wanted, { by, publicAddress }, now, { batch })
    if (outcome.ok) sent++
    else notSent.push({ line, text, ok: false, problem: INVITATION_REFUSALS[outcome.reason] })
  }
  return { sent, notSent }
}
