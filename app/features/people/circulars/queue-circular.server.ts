import type { MessageSlug, MessageValues } from '#app/platform/mail/message-fields.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { circulars } from '#db/schema/people.ts'

/** The messages that go to everyone in a practice alike. */
export type CircularSlug = Extract<MessageSlug, 'menu-changed' | 'committee-news' | 'purge-announced'>

/** Maximum length of a line in a mail, in characters. */
const LONGEST = 200

/**
 * Queues one mail to everyone with a role in an open practice, in the same words: neither the mail nor its recipients reveal
 * anything about one practice. `mailCirculars` writes the mails, a slice at a time. `id` names the circular and its batch of
 * mails; a second one with the same name is ignored. Call it inside the transaction of the event it announces.
 */
export function queueCircular<M extends CircularSlug>(
  tx: Db,
  { id, message, values }: { id: string; message: M; values: MessageValues<M> },
  now: Instant,
): void {
  const words = Object.fromEntries(
    Object.entries<string>(values).map(([field, text]) => [field, field === 'link' ? text : inOneLine(text)]),
  )
  tx.insert(circulars).values({ id, message, words, queuedAt: now, lastPerson: '' }).onConflictDoNothing().run()
}

/** Content words for a mail: one line, cut to length, without web addresses. */
function inOneLine(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .replace(/:\/\/|www\.|mailto:/gi, ' ')
    .slice(0, LONGEST)
    .trim()
}
