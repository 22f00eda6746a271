import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * The outbox: a mail is written in the transaction of what it tells, and sent by the worker. Address and words are wiped once it is
 * sent or given up; what stays is that one went out, when, and for whom it was asked (`askedBy`: a person id, 'operator' or 'concert').
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
    /** Tries that came to an end without the mail being taken: after the last of them it is given up. */
    tries: integer().notNull().default(0),
    /** Since when a try is under way; null between tries. */
    tryBegunAt: integer('try_begun_at'),
    /** Tries whose process ended before they did. */
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
