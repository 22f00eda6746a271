import type { MessageSlug, MessageValues } from '#app/platform/mail/message-fields.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { circulars } from '#db/schema/people.ts'

/** The messages that go to everyone in a practice alike. */
export type CircularSlug = Extract<MessageSlug, 'menu-changed' | 'purge-announced'>

/** A line of a mail takes so many characters. */
const LONGEST = 200

/**
 * Has one mail written to everyone with a role in an open practice, in the same words: neither the mail nor who gets it says anything of
 * one practice. The mails are written a slice at a time, by `mailCirculars`. `id` names the circular and its batch of mails; a second one
 * of the same name is none. Call it inside the transaction of what it tells.
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

/** Words of content in a mail: one line, no longer than it takes, and no address of the web. */
function inOneLine(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .replace(/:\/\/|www\.|mailto:/gi, ' ')
    .slice(0, LONGEST)
    .trim()
}
