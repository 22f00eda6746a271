import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import { openLetterBySlug } from '#app/features/open-letters/records/open-letter-queries.server.ts'
import { addressOf } from '#app/features/people/accounts/add-person.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { officersOfLmc } from '#app/features/people/accounts/role-queries.server.ts'
import { lmcBySlug } from '#app/features/register/records/register-queries.server.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { openLetterActs } from '#db/schema/open-letters.ts'
import { actsOf } from './signature-queries.server.ts'
import { ACT_WORDS, type Act, meanwhileRefusal, type SigningRefusal, signingRefusal, standingAfter } from './signature-rules.ts'

export type SigningOutcome = { ok: true } | { ok: false; reason: SigningRefusal }

/**
 * Signs an open letter in the name of an LMC, takes the signature back, or sets the letter aside. The LMC's other officers are told by
 * mail. Refused where a colleague did something about it, or its words changed, since the form was drawn (`seen`). The caller checks that it
 * is an officer with a second step.
 */
export function actOnLetter(
  db: Db,
  { letterSlug, lmcSlug, act, seen, link }: { letterSlug: string; lmcSlug: string; act: Act; seen: string; link: string },
  by: Actor,
  now: Instant,
): SigningOutcome {
  return inTransaction(db, (tx): SigningOutcome => {
    const letter = openLetterBySlug(tx, letterSlug)
    const lmc = lmcBySlug(tx, lmcSlug, dayOf(now))
    if (!letter || !lmc) return { ok: false, reason: 'letter-unknown' }
    const own = actsOf(tx, letterSlug).filter((one) => one.lmcSlug === lmcSlug)
    const reason =
      meanwhileRefusal(seen, own.length, letter.version, act) ?? signingRefusal(letter, standingAfter(own), act, dayOf(now))
    if (reason) return { ok: false, reason }
    const recordedAt = recordingTime(tx, now)
    const row = { letterSlug, lmcSlug, act, recordedAt, recordedBy: by.personId }
    const { lastInsertRowid } = tx.insert(openLetterActs).values(row).run()
    const event = { at: recordedAt, actor: by.personId, subject: lmcSlug, detail: { letter: letterSlug } }
    recordEvent(tx, { ...event, action: `open-letter.${act}` }, rowsWritten(tx, { open_letter_acts: lastInsertRowid }))
    const values = { lmc: lmc.name, choice: ACT_WORDS[act], what: letter.title, when: moment(now), link }
    for (const { personId } of officersOfLmc(tx, lmcSlug)) {
      const to = personId === by.personId ? undefined : addressOf(tx, personId)
      if (to) putMail(tx, { message: 'open-letter', to, values, askedBy: 'concert' }, now)
    }
    return { ok: true }
  })
}
