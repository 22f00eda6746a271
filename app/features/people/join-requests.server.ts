import { and, count, eq, isNull, lt } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/audits.server.ts'
import { heldOn, KNOWN_NOW } from '#app/features/register/register-history.server.ts'
import { practiceByCode } from '#app/features/register/register-pages.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { joinRequests, persons } from '#db/schema/people.ts'
import type { InvitationRefusal } from './invitation-rules.ts'
import { invite, type Sender } from './invitations.server.ts'
import { BETWEEN_NOTICES, type JoinRequest, MOST_WAITING, REQUEST_LASTS } from './join-request-rules.ts'
import { foldedEmail, type Person } from './people-rules.ts'
import { officersOfLmc } from './standing-pages.server.ts'

export type JoinWish = Pick<JoinRequest, 'practiceCode' | 'role' | 'name' | 'email'>

/**
 * Takes a practice's wish to join and tells its LMC's officers. It answers nothing: a code nobody has, a closed practice, a practice in
 * no LMC, a wish that waits already and one too many look alike from outside.
 */
export function askToJoin(db: Db, wish: JoinWish, { publicAddress }: { publicAddress: string }, now: Instant): void {
  inTransaction(db, (tx) => {
    forgetOldRequests(tx, now)
    const practice = practiceByCode(tx, wish.practiceCode, dayOf(now))
    if (!practice?.open || !practice.lmc) return
    const { practiceCode, role, name } = wish
    const email = foldedEmail(wish.email)
    const waiting = and(eq(joinRequests.practiceCode, practiceCode), isNull(joinRequests.answeredAt))
    if ((tx.select({ number: count() }).from(joinRequests).where(waiting).get()?.number ?? 0) >= MOST_WAITING) return
    if (
      tx
        .select({ id: joinRequests.id })
        .from(joinRequests)
        .where(and(waiting, eq(joinRequests.email, email)))
        .get()
    )
      return
    const toldLately = waitingJoinRequests(tx, practice.lmc.slug, now).some(
      ({ requestedAt }) => requestedAt > now - BETWEEN_NOTICES,
    )
    const id = newId()
    tx.insert(joinRequests).values({ id, practiceCode, role, name, email, requestedAt: now }).run()
    recordEvent(tx, { at: now, actor: 'concert', action: 'join.asked', subject: practiceCode, detail: { role } })
    if (toldLately) return
    const { slug, name: lmc } = practice.lmc
    const values = { lmc, practice: practice.name, link: `${publicAddress}/lmc/${slug}/people` }
    const officers = new Set(officersOfLmc(tx, slug).map(({ personId }) => personId))
    for (const officer of officers) {
      const to = tx.select({ email: persons.email }).from(persons).where(eq(persons.id, officer)).get()
      if (to) putMail(tx, { message: 'join-request', to: to.email, values, askedBy: 'concert', batch: id }, now)
    }
  })
}

const waitingOfLmc = prepared((db) =>
  db.$client.prepare(
    `select j.id, j.practice_code as practiceCode, p.name as practiceName, j.role, j.name, j.email, j.requested_at as requestedAt
     from join_requests j join practices p on p.code = j.practice_code
     where j.answered_at is null and j.requested_at > @since
       and ${heldOn('practice_memberships', 'lmc_slug', 'j.practice_code')} = @slug
     order by j.requested_at, j.id`,
  ),
)

/** The wishes to join of an LMC's practices that nobody has answered, the oldest first. */
export function waitingJoinRequests(db: Db, lmcSlug: string, now: Instant): JoinRequest[] {
  const when = { asAt: dayOf(now), knownBefore: KNOWN_NOW }
  return waitingOfLmc(db).all({ slug: lmcSlug, since: now - REQUEST_LASTS, ...when }) as JoinRequest[]
}

type Answer = { ok: true } | { ok: false; reason: InvitationRefusal }

/**
 * Answers a wish to join, for an officer of this LMC: confirmed, an invitation goes to the address; refused, a mail says so. Name and
 * address of the request are wiped either way.
 */
export function answerJoinRequest(
  db: Db,
  { id, lmcSlug, confirmed }: { id: string; lmcSlug: string; confirmed: boolean },
  by: Pick<Person, 'id' | 'standings'>,
  { publicAddress }: Pick<Sender, 'publicAddress'>,
  now: Instant,
): Answer {
  return inTransaction(db, (tx): Answer => {
    const request = waitingJoinRequests(tx, lmcSlug, now).find((waiting) => waiting.id === id)
    if (!request) return { ok: false, reason: 'not-waiting' }
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

function forgetOldRequests(db: Db, now: Instant): void {
  db.update(joinRequests)
    .set({ answeredAt: now, answeredBy: 'concert', accepted: false, name: null, email: null })
    .where(and(isNull(joinRequests.answeredAt), lt(joinRequests.requestedAt, now - REQUEST_LASTS)))
    .run()
}
