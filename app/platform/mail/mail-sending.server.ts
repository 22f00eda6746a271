import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { mails } from '#db/schema/mail.ts'
import { inSharedTransaction } from '../shared-transactions.server.ts'
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

/** True when a mail is due: most checks find none and take no lock. */
const mailIsDue = (db: Db, now: Instant): boolean => nextDue(db).get({ now }) !== undefined

/** Gives a reserved mail to the post and records the result. Never rejects for a mail that was not accepted. */
export async function tryMail(db: Db, post: Post, { id, message, tries, letter }: Try, now: () => Instant): Promise<TryOutcome> {
  const failure = await post.deliver(letter).then(
    () => undefined,
    (error: SendError) => mailFailureOf(error),
  )
  const ended = failure ? ({ sent: false, ...failure } as const) : ({ sent: true } as const)
  // However long another process holds the database: a mail that went out without a note would go out again.
  await inSharedTransaction(db, (tx) => noteTry(tx, { id, tries, begunAt: letter.at }, failure, now()), Number.POSITIVE_INFINITY)
  return { id, message, tries, ...ended }
}

/** Records the end of a try. If it lasted so long that another began, the later one decides, unless the mail went out. */
function noteTry(
  tx: Db,
  { id, tries, begunAt }: { id: string; tries: number; begunAt: Instant },
  failure: MailFailure | undefined,
  now: Instant,
): void {
  const ours = and(eq(mails.id, id), eq(mails.tryBegunAt, begunAt), isNull(mails.sentAt))
  const failed = { tries, lastFailure: failure?.words }
  if (!failure)
    tx.update(mails)
      .set({ ...WIPED, tries, sentAt: now })
      .where(eq(mails.id, id))
      .run()
  else if (failure.final || tries >= MOST_TRIES)
    tx.update(mails)
      .set({ ...WIPED, ...failed, givenUpAt: now })
      .where(ours)
      .run()
  else
    tx.update(mails)
      .set({ ...failed, tryBegunAt: null, nextTryAt: dueAgainAt(tries, begunAt) })
      .where(ours)
      .run()
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
    const taken = mailIsDue(db, now()) ? await inSharedTransaction(db, (tx) => takeDueMail(tx, now())) : undefined
    if (!taken) break
    const outcome = await tryMail(db, post, taken, now)
    tell?.(outcome)
    outcomes.push(outcome)
  }
  return outcomes
}
