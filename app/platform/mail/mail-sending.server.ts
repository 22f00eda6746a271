import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { mails } from '#db/schema/mail.ts'
import type { Instant } from '../time.ts'
import { dueAgainAt, dueIfInterrupted, type MailFailure, MOST_TRIES, mailFailureOf, type SendError } from './mail-rules.ts'
import type { Letter, Post } from './post.server.ts'

const WIPED = { toEmail: null, subject: null, text: null, html: null, nextTryAt: null, tryBegunAt: null }

const nextDue = prepared((db) =>
  db
    .select()
    .from(mails)
    .where(lte(mails.nextTryAt, sql.placeholder('now')))
    .orderBy(asc(mails.nextTryAt))
    .limit(1)
    .prepare(),
)

/** `tries`: how many have ended, including this one. `letter.at`: when it began. */
export type Try = { id: string; message: string; tries: number; letter: Letter }
export type TryOutcome = Pick<Try, 'id' | 'message' | 'tries'> & ({ sent: true } | ({ sent: false } & MailFailure))

/**
 * Reserves one due mail for a try: until its next due time no other process takes it. Undefined when none is due. A try that
 * began and never ended is counted separately: a mail is not given up because processes die.
 */
export function takeDueMail(db: Db, now: Instant): Try | undefined {
  // Most checks find nothing and take no lock.
  if (!nextDue(db).get({ now })) return undefined
  return inTransaction(db, (tx) => {
    for (;;) {
      const mail = nextDue(tx).get({ now })
      if (!mail) return undefined
      const { id, message, toEmail: to, subject, text, html } = mail
      if (to === null || subject === null || text === null || html === null) {
        giveUp(tx, id, 'Its words were missing.', now)
        continue
      }
      const interruptedTries = mail.interruptedTries + (mail.tryBegunAt === null ? 0 : 1)
      tx.update(mails)
        .set({ tryBegunAt: now, interruptedTries, nextTryAt: dueIfInterrupted(interruptedTries, now) })
        .where(eq(mails.id, id))
        .run()
      const tries = mail.tries + 1
      return { id, message, tries, letter: { id, to, subject, text, html, at: now } }
    }
  })
}

/** Gives a reserved mail to the post and records the result. Never rejects for a mail that was not accepted. */
export async function tryMail(db: Db, post: Post, { id, message, tries, letter }: Try, now: () => Instant): Promise<TryOutcome> {
  const failure = await post.deliver(letter).then(
    () => undefined,
    (error: SendError) => mailFailureOf(error),
  )
  if (!failure) {
    db.update(mails)
      .set({ ...WIPED, tries, sentAt: now() })
      .where(eq(mails.id, id))
      .run()
    return { id, message, tries, sent: true }
  }
  // If a try lasted so long that another began, only the later one records its result.
  const ours = and(eq(mails.id, id), eq(mails.tryBegunAt, letter.at), isNull(mails.sentAt))
  const ended = { tries, lastFailure: failure.words }
  if (failure.final || tries >= MOST_TRIES)
    db.update(mails)
      .set({ ...WIPED, ...ended, givenUpAt: now() })
      .where(ours)
      .run()
  else
    db.update(mails)
      .set({ ...ended, tryBegunAt: null, nextTryAt: dueAgainAt(tries, letter.at) })
      .where(ours)
      .run()
  return { id, message, tries, sent: false, ...failure }
}

function giveUp(db: Db, id: string, lastFailure: string, now: Instant): void {
  db.update(mails)
    .set({ ...WIPED, lastFailure, givenUpAt: now })
    .where(eq(mails.id, id))
    .run()
}

/** Tries every due mail in turn, until none is left or `stopping` is aborted. `tell` receives each result. */
export async function sendDueMails(
  db: Db,
  post: Post,
  now: () => Instant,
  { tell, stopping }: { tell?: (outcome: TryOutcome) => void; stopping?: AbortSignal } = {},
): Promise<TryOutcome[]> {
  const outcomes: TryOutcome[] = []
  while (!stopping?.aborted) {
    const taken = takeDueMail(db, now())
    if (!taken) break
    const outcome = await tryMail(db, post, taken, now)
    tell?.(outcome)
    outcomes.push(outcome)
  }
  return outcomes
}
