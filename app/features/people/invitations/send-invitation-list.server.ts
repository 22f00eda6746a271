import { setImmediate as nextTurn } from 'node:timers/promises'
import { personByEmail } from '#app/features/people/accounts/add-person.server.ts'
import type { ScopedRole } from '#app/features/people/accounts/people-access.ts'
import type { Person } from '#app/features/people/accounts/people-rules.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { invitedRefusal, invitingRefusal, isWaitingAlready, type Sender } from './invitation-facts-queries.server.ts'
import type { ReadLine } from './invitation-form.ts'
import { INVITATION_REFUSALS } from './invitation-rules.ts'
import { invite } from './invite.server.ts'

/** A line of a list, checked against the register, the roles and the waiting invitations; `problem`: why it is not sent. */
export type CheckedLine = { line: number; text: string } & (
  | { ok: true; wanted: ScopedRole /** The name of the practice, LMC or body. */; place: string; email: string }
  | { ok: false; problem: string }
)
/** Judges one line as read: what it invites to, or why not. Nothing is written. */
export type JudgeLine<R> = (db: Db, read: R, by: By, now: Instant) => CheckedLine
export type ReadOne = { line: number; text: string } & ({ ok: true } | { ok: false; problem: string })
export type By = Pick<Person, 'id' | 'roles'>

type NotSent = Extract<CheckedLine, { ok: false }>

/** Lines checked or sent in one turn of the event loop; other requests are answered in between. */
const A_SLICE = 50
const slicesOf = <T>(lines: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(lines.length / A_SLICE) }, (_, i) => lines.slice(i * A_SLICE, (i + 1) * A_SLICE))

/** Checks every line, like inviting does; sending checks everything again. Writes and sends nothing. */
export async function checkInvitationList<R>(
  db: Db,
  lines: R[],
  judge: JudgeLine<R>,
  by: By,
  now: Instant,
): Promise<CheckedLine[]> {
  const checked: CheckedLine[] = []
  for (const slice of slicesOf(lines)) {
    checked.push(...slice.map((read) => judge(db, read, by, now)))
    await nextTurn()
  }
  const first = new Map<string, number>()
  return checked.map((line) => {
    if (!line.ok) return line
    const key = [line.email, line.wanted.role, line.place].join(' ')
    const before = first.get(key)
    if (before === undefined) first.set(key, line.line)
    return before === undefined ? line : notSentAs(line, `The same as line ${before}`)
  })
}

/** A list of an LMC's officer: people of practices of the LMC. */
export const practiceLine =
  (lmcSlug: string): JudgeLine<ReadLine> =>
  (db, read, by, now) => {
    if (!read.ok) return read
    const { practiceCode, role, email } = read
    const practice = practiceByCode(db, practiceCode, dayOf(now))
    if (!practice) return notSentAs(read, 'No practice has this code')
    if (practice.lmc?.slug !== lmcSlug) return notSentAs(read, 'The practice is not in this LMC')
    if (!practice.open) return notSentAs(read, INVITATION_REFUSALS['practice-closed'])
    const wanted = { role, practiceCode, lmcSlug: null, officeSlug: null }
    return invitedLine(db, { ...read, wanted, place: `${practice.name} (${practiceCode})`, email }, by, now)
  }

export const notSentAs = ({ line, text }: Pick<ReadOne, 'line' | 'text'>, problem: string): CheckedLine => ({
  line,
  text,
  ok: false,
  problem,
})

type InvitedLine = Pick<Extract<CheckedLine, { ok: true }>, 'line' | 'text' | 'wanted' | 'place' | 'email'>
/** The end of every judgement: what inviting itself would refuse. */
export function invitedLine(db: Db, { line, text, wanted, place, email }: InvitedLine, by: By, now: Instant): CheckedLine {
  const whom = { by: by.id, personId: personByEmail(db, email) }
  const refusal = invitingRefusal(db, wanted, by, now) ?? invitedRefusal(db, wanted, whom, now)
  if (refusal) return notSentAs({ line, text }, INVITATION_REFUSALS[refusal])
  if (isWaitingAlready(db, { ...wanted, email }, by.id, now))
    return notSentAs({ line, text }, 'You have invited this address already; the invitation waits')
  return { line, text, ok: true, wanted, place, email }
}

/** For a correct line that the server could no longer send. */
export const NOT_REACHED = 'Not sent: the server could not go on. Send the list again; nobody gets a second mail'

/**
 * Sends the correct lines of a list, after checking each again: fifty lines in one transaction, all of them or none. A list sent
 * twice sends nothing the second time, so an interrupted one is simply sent again. Returns how many were queued, the lines that
 * were not, and in `brokenOff` what stopped it after some were sent; it throws where that happens before the first.
 */
export async function sendInvitationList<R extends ReadOne>(
  db: Db,
  lines: R[],
  sending: { judge: JudgeLine<R>; by: By } & Pick<Sender, 'publicAddress'>,
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

function sendSlice<R>(
  tx: Db,
  slice: R[],
  { judge, by, publicAddress, batch }: { judge: JudgeLine<R>; by: By; publicAddress: string; batch: string },
  now: Instant,
): { sent: number; notSent: NotSent[] } {
  const notSent: NotSent[] = []
  let sent = 0
  for (const read of slice) {
    const checked = judge(tx, read, by, now)
    if (!checked.ok) {
      notSent.push(checked)
      continue
    }
    const { line, text, wanted, email } = checked
    const outcome = invite(tx, { ...wanted, email }, { by, publicAddress }, now, { batch })
    if (outcome.ok) sent++
    else notSent.push({ line, text, ok: false, problem: INVITATION_REFUSALS[outcome.reason] })
  }
  return { sent, notSent }
}
