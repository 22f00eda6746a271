import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * The outbox: a mail is written in the transaction of its event and sent by the worker. Address and words are wiped once it is
 * sent or given up; the row keeps that one went out, when, and for whom (`askedBy`: a person id, 'operator' or 'concert').
 */
export const mails = sqliteTable(
  'mails',
  {
    id: text().primaryKey(),
    /** The slug of its text in content/messages. */
    message: text().notNull(),
    toEmail: text('to_email'),
    subject: text(),
    text: text(),
    html: text(),
    askedBy: text('asked_by').notNull(),
    batch: text(),
    createdAt: integer('created_at').notNull(),
    nextTryAt: integer('next_try_at'),
    /** Failed tries; after the last allowed one the mail is given up. */
    tries: integer().notNull().default(0),
    /** The start of the current try; null between tries. */
    tryBegunAt: integer('try_begun_at'),
    /** Tries cut off by the end of their process. */
    interruptedTries: integer('interrupted_tries').notNull().default(0),
    sentAt: integer('sent_at'),
    givenUpAt: integer('given_up_at'),
    /** Why the last try failed, in our words: the answer's code, never an address. */
    lastFailure: text('last_failure'),
  },
  (t) => [
    index('mails_to_send').on(t.nextTryAt),
    index('mails_by_sender').on(t.askedBy, t.createdAt),
    index('mails_by_batch').on(t.batch),
  ],
)
