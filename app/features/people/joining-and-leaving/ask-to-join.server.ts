import { and, count, eq, isNull, lt } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { foldedEmail, type Person, ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { officersOfLmc, peopleOfPractice, rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { answerWishes, storeWish } from '#app/features/people/accounts/wishes.server.ts'
import type { Sender } from '#app/features/people/invitations/invitation-facts-queries.server.ts'
import type { InvitationRefusal } from '#app/features/people/invitations/invitation-rules.ts'
import { invite } from '#app/features/people/invitations/invite.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import { newId } from '#app/platform/id.server.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { joinRequests, persons } from '#db/schema/people.ts'
import { type JoinDesk, mayAnswer, waitingJoinRequests } from './join-request-queries.server.ts'
import { BETWEEN_NOTICES, type JoinRequest, MOST_WAITING, REQUEST_LASTS } from './join-request-rules.ts'

export type JoinWish = Pick<JoinRequest, 'practiceCode' | 'role' | 'name' | 'email'>

/**
 * Stores a request to join without answering it. It writes the same and takes the same time for an unknown code, a closed
 * practice, and a practice with or without people: neither the answer nor its time reveals which practices are here.
 * `passOnJoinWishes` does the rest.
 */
export function askToJoin(db: Db, wish: JoinWish, now: Instant): void {
  inTransaction(db, (tx) => {
    const { practiceCode, role, name } = wish
    storeWish(tx, 'join', { practiceCode, role, name, email: foldedEmail(wish.email) }, now)
    recordEvent(tx, { at: now, actor: 'concert', action: 'join.asked', subject: practiceCode, detail: { role } })
  })
}

/**
 * Passes new requests to the desk that answers them: the practice's own people, or the officers of its LMC while it has none.
 * Silently dropped: an unknown code, a closed practice, an address that waits already, and one request too many for the practice.
 */
export function passOnJoinWishes(db: Db, { publicAddress }: { publicAddress: string }, now: Instant): Promise<void> {
  return answerWishes(db, 'join', (tx, wish, wishedAt) => {
    deleteOldRequests(tx, now)
    const practice = practiceByCode(tx, wish.practiceCode, dayOf(now))
    if (!practice?.open) return
    const { practiceCode, role, name, email } = wish
    const ownPeople = peopleOfPractice(tx, practiceCode)
    if (ownPeople.length === 0 && !practice.lmc) return
    const waiting = and(eq(joinRequests.practiceCode, practiceCode), isNull(joinRequests.answeredAt))
    if ((tx.select({ number: count() }).from(joinRequests).where(waiting).get()?.number ?? 0) >= MOST_WAITING) return
    const waitsAlready = and(waiting, eq(joinRequests.email, email))
    if (tx.select({ id: joinRequests.id }).from(joinRequests).where(waitsAlready).get()) return
    const desk: JoinDesk = ownPeople.length === 0 && practice.lmc ? { lmcSlug: practice.lmc.slug } : { practiceCode }
    const toldWithinHour = waitingJoinRequests(tx, desk, now).some(({ requestedAt }) => requestedAt > now - BETWEEN_NOTICES)
    const id = newId()
    tx.insert(joinRequests).values({ id, practiceCode, role, name, email, requestedAt: wishedAt }).run()
    if (!toldWithinHour) tellDesk(tx, { id, role, practice }, desk, publicAddress, now)
  })
}

type Asked = { id: string; role: JoinWish['role']; practice: PracticeDetails }

/** Mails everyone at the desk who may answer. The mail names nobody: the page shows who asks. */
function tellDesk(db: Db, { id, role, practice }: Asked, desk: JoinDesk, publicAddress: string, now: Instant): void {
  const atLmc = 'lmcSlug' in desk
  const people = atLmc ? officersOfLmc(db, desk.lmcSlug) : peopleOfPractice(db, desk.practiceCode)
  const link = `${publicAddress}${atLmc ? `/lmc/${desk.lmcSlug}` : `/practice/${desk.practiceCode}`}/people`
  for (const personId of new Set(people.map((one) => one.personId))) {
    if (!mayAnswer(db, { role, practiceCode: practice.code }, { roles: rolesOf(db, personId) }, now)) continue
    const found = db.select({ email: persons.email }).from(persons).where(eq(persons.id, personId)).get()
    if (!found) continue
    const mail = { to: found.email, askedBy: 'concert', batch: id }
    if (atLmc) {
      const values = { lmc: practice.lmc?.name ?? desk.lmcSlug, practice: practice.name, link }
      putMail(db, { ...mail, message: 'join-request', values }, now)
    } else {
      const values = { practice: practice.name, role: ROLE_WORDS[role], link }
      putMail(db, { ...mail, message: 'join-request-colleague', values }, now)
    }
  }
}

type Answer = { ok: true } | { ok: false; reason: InvitationRefusal }

/**
 * Answers a waiting request to join at this desk: if confirmed, an invitation goes to the address; if refused, a mail says so, in
 * the same words whoever answered. Name and address of the request are wiped either way. Refused to people who could not invite
 * to the role.
 */
export function answerJoinRequest(
  db: Db,
  { id, desk, confirmed }: { id: string; desk: JoinDesk; confirmed: boolean },
  by: Pick<Person, 'id' | 'roles'>,
  { publicAddress }: Pick<Sender, 'publicAddress'>,
  now: Instant,
): Answer {
  return inTransaction(db, (tx): Answer => {
    const request = waitingJoinRequests(tx, desk, now).find((waiting) => waiting.id === id)
    if (!request) return { ok: false, reason: 'not-asking' }
    if (!mayAnswer(tx, request, by, now)) return { ok: false, reason: 'not-allowed' }
    const { practiceCode, practiceName, role, email } = request
    if (confirmed) {
      const wanted = { role, practiceCode, lmcSlug: null, officeSlug: null, email }
      const invited = invite(tx, wanted, { by, publicAddress }, now, { message: 'join-accepted' })
      if (!invited.ok && invited.reason !== 'waiting-already') return invited
    } else putMail(tx, { message: 'join-refused', to: email, values: { place: practiceName }, askedBy: by.id, batch: id }, now)
    tx.update(joinRequests)
      .set({ answeredAt: now, answeredBy: by.id, accepted: confirmed, name: null, email: null })
      .where(eq(joinRequests.id, id))
      .run()
    recordEvent(tx, { at: now, actor: by.id, action: confirmed ? 'join.confirmed' : 'join.refused', subject: practiceCode })
    return { ok: true }
  })
}

function deleteOldRequests(db: Db, now: Instant): void {
  db.update(joinRequests)
    .set({ answeredAt: now, answeredBy: 'concert', accepted: false, name: null, email: null })
    .where(and(isNull(joinRequests.answeredAt), lt(joinRequests.requestedAt, now - REQUEST_LASTS)))
    .run()
}
