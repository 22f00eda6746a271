import { and, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { type Db, prepared } from '#db/client.server.ts'
import { mails } from '#db/schema/mail.ts'
import { newId } from '../id.server.ts'
import type { Instant } from '../time.ts'
import { countedByMessage, insertMail, waitingOfKind, writtenAtOf } from './mail.sql.ts'
import { checkMailAddress } from './mail-address.ts'
import { isMailLink, MESSAGE_FIELDS, type MessageSlug, type MessageValues, mailWordsRefusal } from './message-fields.ts'
import { writeMessage } from './message-html.server.ts'
import { messageText } from './message-texts.server.ts'

export type { MessageSlug } from './message-fields.ts'

export type NewMail<M extends MessageSlug> = {
  message: M
  /** One address, checked by the form with `checkMailAddress`. */
  to: string
  /**
   * Exactly the fields of MESSAGE_FIELDS: words of one line (checked by the form with `mailWordsRefusal`), and `link`. Text,
   * never HTML.
   */
  values: MessageValues<M>
  /** The person it is sent for: a person id, 'operator' or 'concert'. */
  askedBy: string
  /** Groups the mails of one list. */
  batch?: string
}

/** Somebody waits for these at a screen: they are due since the beginning of time, and so go before a list of invitations. */
const WAITED_FOR: MessageSlug[] = ['password-reset', 'password-reset-unknown', 'email-change']

/**
 * Adds a mail to the outbox and returns its id; the worker sends it within seconds. Call it inside the transaction of the event
 * it tells, so that both happen or neither. Throws for an address or value that could reach into the header, and for missing or
 * extra fields: those are faults of the caller, never of the person typing.
 */
export function putMail<M extends MessageSlug>(db: Db, { to, ...mail }: NewMail<M>, now: Instant): string {
  return putSameMail(db, mail, [to], now)[0]!
}

/** Adds a mail to the outbox for each of these addresses, in the same words: they are checked and written once for all. Answers the ids. */
export function putSameMail<M extends MessageSlug>(
  db: Db,
  { message, values, askedBy, batch = undefined }: Omit<NewMail<M>, 'to'>,
  addresses: readonly string[],
  now: Instant,
): string[] {
  const checked = checkedValues(message, values)
  const words = writeMessage(messageText(message), checked)
  const due = WAITED_FOR.includes(message) ? 0 : now
  return addresses.map((address) => {
    const to = checkMailAddress(address)
    if (!to.ok) throw new Error(`A mail "${message}" was put to something that is not one address.`)
    const id = newId()
    insertMail(db).run({ id, message, to: to.address, ...words, askedBy, batch: batch ?? null, now, due })
    return id
  })
}

function checkedValues(message: MessageSlug, values: Record<string, string>): Record<string, string> {
  const fields: readonly string[] = MESSAGE_FIELDS[message]
  const foreign = Object.keys(values).find((name) => !fields.includes(name))
  if (foreign) throw new Error(`The mail "${message}" has no field "${foreign}".`)
  for (const name of fields) {
    const value = values[name]
    if (value === undefined) throw new Error(`The mail "${message}" lacks its field "${name}".`)
    if (name === 'link' ? !isMailLink(value) : mailWordsRefusal(value) !== null)
      throw new Error(`The field "${name}" of the mail "${message}" holds what a mail may not.`)
  }
  return values
}

/**
 * A mail as its sender sees it, without the address. `lastFailure`: why the last try failed, in our words; null when none did.
 */
export type SentMail = {
  id: string
  message: MessageSlug
  createdAt: Instant
  state: 'waiting' | 'sent' | 'failed'
  tries: number
  lastFailure: string | null
}

const MOST_SHOWN = 2000

const SHOWN = {
  id: mails.id,
  message: mails.message,
  createdAt: mails.createdAt,
  sentAt: mails.sentAt,
  givenUpAt: mails.givenUpAt,
  tries: mails.tries,
  lastFailure: mails.lastFailure,
  askedBy: mails.askedBy,
}
const ofBatch = prepared((db) =>
  db
    .select(SHOWN)
    .from(mails)
    .where(eq(mails.batch, sql.placeholder('batch')))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(MOST_SHOWN)
    .prepare(),
)
const ofAsker = prepared((db) =>
  db
    .select(SHOWN)
    .from(mails)
    .where(eq(mails.askedBy, sql.placeholder('askedBy')))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(MOST_SHOWN)
    .prepare(),
)

/** Mails sent for someone, or in one batch, latest first, at most 2,000. With both given, a batch of somebody else is empty. */
export function sentOf(db: Db, of: { askedBy: string; batch?: string } | { batch: string }): SentMail[] {
  const rows = of.batch !== undefined ? ofBatch(db).all({ batch: of.batch }) : 'askedBy' in of ? ofAsker(db).all(of) : []
  return rows
    .filter(({ askedBy }) => !('askedBy' in of) || askedBy === of.askedBy)
    .map(({ id, message, createdAt, sentAt, givenUpAt, tries, lastFailure }) => ({
      id,
      message: message as MessageSlug,
      createdAt,
      state: sentAt !== null ? 'sent' : givenUpAt !== null ? 'failed' : 'waiting',
      tries,
      lastFailure: sentAt === null ? lastFailure : null,
    }))
}

/** When a mail was put to the outbox, on the clock of its event; undefined where the outbox does not know it. */
export const writtenAt = (db: Db, id: string): Instant | undefined => writtenAtOf(db).get(id)

/** The batches that begin so and have mails that wait for a try, at most `most`, those tried next first. Reads only what waits. */
export const waitingBatches = (db: Db, start: string, most: number): string[] => waitingOfKind(db).all({ start, most })

/**
 * Drops the mails of a batch that wait for a try, as something happened that makes them pointless. A try under way is left to end. True
 * where none of the batch went out or still may.
 */
export function dropWaiting(tx: Db, batch: string, now: Instant): boolean {
  const dropped = {
    toEmail: null,
    subject: null,
    text: null,
    html: null,
    nextTryAt: null,
    lastFailure: NOT_NEEDED,
    givenUpAt: now,
  }
  tx.update(mails)
    .set(dropped)
    .where(and(eq(mails.batch, batch), isNotNull(mails.nextTryAt), isNull(mails.tryBegunAt)))
    .run()
  const others = and(eq(mails.batch, batch), or(isNotNull(mails.sentAt), isNotNull(mails.nextTryAt)))
  return tx.select({ id: mails.id }).from(mails).where(others).limit(1).get() === undefined
}

const NOT_NEEDED = 'It was not needed any more.'

export type OutboxLine = { message: string; sent: number; waiting: number; failed: number; lastFailure: string | null }

/** The outbox counted by message, for the person who runs the mail server. `lastFailure` of those waiting or failed. */
export function outboxByMessage(db: Db): OutboxLine[] {
  return countedByMessage(db).all()
}
