import { and, asc, eq, isNull } from 'drizzle-orm'
import { KNOWN_NOW, practicesAsAt } from '#app/features/register/records/register-history-queries.server.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { announcements, editions } from '#db/schema/menu.ts'

/** So many people are written to in one transaction: some 20 milliseconds. */
const A_SLICE = 300
/** A line of a mail takes so many characters. */
const LONGEST = 200

/** People with a role in a practice, by id, after `@after`. `cross join` keeps the order of reading. */
export const PEOPLE_IN_PRACTICES = `select n.id, n.email, s.practice_code as practiceCode from persons n
  cross join person_standings s on s.person_id = n.id and s.practice_code is not null and s.ended_at is null
  where n.id > @after order by n.id`
const peopleInPractices = prepared((db) => db.$client.prepare(PEOPLE_IN_PRACTICES))

type Addressee = { id: string; email: string; practiceCode: string }

/** Has everyone in a practice told of an edition, whatever their practice takes. The mails are written a slice at a time, by `mailAnnouncements`. */
export function announceEdition(tx: Db, editionSlug: string, siteAddress: string, now: Instant): void {
  tx.insert(announcements).values({ editionSlug, siteAddress, queuedAt: now, lastPerson: '' }).onConflictDoNothing().run()
}

/**
 * Writes the next slice of mails about the edition that waits longest: one mail to each person with a role in an open practice. They
 * all read the same, so no mail, and nothing about who gets one, says what a practice takes. Gives how many people were gone through; 0 once
 * nothing waits. A stop in between loses nothing and mails nobody twice.
 */
export function mailAnnouncements(db: Db, now: Instant): number {
  if (!waiting(db)) return 0
  return inTransaction(db, (tx) => {
    const next = waiting(tx)
    if (!next) return 0
    const edition = tx.select().from(editions).where(eq(editions.slug, next.editionSlug)).get()!
    const values = {
      edition: inOneLine(edition.title),
      committee: inOneLine(edition.publishedBy),
      link: `${next.siteAddress}/menu`,
    }
    const open = new Set(practicesAsAt(tx, { asAt: dayOf(now), knownBefore: KNOWN_NOW }).map(({ practiceCode }) => practiceCode))
    const people = new Map<string, { email: string; inOpenPractice: boolean }>()
    let more = false
    for (const { id, email, practiceCode } of peopleInPractices(tx).iterate({ after: next.lastPerson }) as Iterable<Addressee>) {
      if (!people.has(id) && people.size === A_SLICE) {
        more = true
        break
      }
      people.set(id, { email, inOpenPractice: (people.get(id)?.inOpenPractice ?? false) || open.has(practiceCode) })
    }
    for (const { email, inOpenPractice } of people.values())
      if (inOpenPractice)
        putMail(tx, { message: 'menu-changed', to: email, values, askedBy: 'concert', batch: `edition-${edition.slug}` }, now)
    tx.update(announcements)
      .set(more ? { lastPerson: [...people.keys()].at(-1) } : { doneAt: now })
      .where(eq(announcements.editionSlug, edition.slug))
      .run()
    return people.size
  })
}

function waiting(db: Db) {
  return db
    .select()
    .from(announcements)
    .where(and(isNull(announcements.doneAt)))
    .orderBy(asc(announcements.queuedAt))
    .limit(1)
    .get()
}

/** Words of content in a mail: one line, no longer than it takes, and no address of the web. */
function inOneLine(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .replace(/:\/\/|www\.|mailto:/gi, ' ')
    .slice(0, LONGEST)
    .trim()
}
