import { and, desc, eq, gt, lt, sql } from 'drizzle-orm'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import { readStoredContent } from '#app/platform/front-matter.server.ts'
import { addDays, dayOf, type Instant, startOfDay } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { actions, editions, guidances, offers } from '#db/schema/menu.ts'
import { type DraftRefusal, type EditionDraft, editionRefusals } from './edition-rules.ts'
import { actionFields, type EditionFields } from './menu-form.ts'
import { allRounds, offersOf } from './menu-queries.server.ts'
import { publicationInstant } from './menu-rules.ts'

/** An edition ready to be published. `fields`: the content of its file; `contentHash`: the hash of that file. */
export type NewEdition = { slug: string; roundSlug: string; fields: EditionFields; contentHash: string }
/** Queues the announcement of an edition, inside its transaction. */
export type Announce = (tx: Db, editionSlug: string, siteAddress: string, now: Instant) => void
/** `actor`: a person id or 'concert'. `siteAddress`: the origin of links in mails; without it nobody is told. */
export type Publisher = { actor: string; announce: Announce; siteAddress?: string }
export type PublishOutcome = { ok: true } | { ok: false; refusals: DraftRefusal[] }

/** In days. An edition that came into force longer ago is history, not news: nobody is told. */
const NEWS_FOR = 14

/**
 * Publishes an edition, from a content file or from the committee's desk: there is no other way. One transaction with its audit
 * event, the menu's version and, where it is news, the announcement to everyone in a practice. The edition cannot be changed
 * afterwards. Refused, with the field: what `editionRefusals` finds, and a slug or number already used.
 */
export function publishEdition(db: Db, edition: NewEdition, by: Publisher, now: Instant): PublishOutcome {
  const { slug, roundSlug, fields, contentHash } = edition
  return inTransaction(db, (tx): PublishOutcome => {
    const before = editionBefore(tx, roundSlug, fields.number)
    const { endedOn } = allRounds(tx, dayOf(now)).find((round) => round.slug === roundSlug)!
    const rules = editionRefusals(draftOf(edition), before, actionsOfLibrary(tx), endedOn)
    const refusals = [...takenRefusals(tx, edition), ...rules]
    if (refusals.length > 0) return { ok: false, refusals }
    const { number, title, summary, published, publishedBy, sources } = fields
    const publishedAt = publicationInstant(published)
    const row = { slug, roundSlug, number, title, summary, publishedAt, precision: published.precision, publishedBy, sources }
    const recordedAt = recordingTime(tx, now)
    const edited = tx
      .insert(editions)
      .values({ ...row, contentHash, recordedAt })
      .run().lastInsertRowid
    const lines: (number | bigint)[] = []
    for (const [index, { action, from, until, ...offer }] of fields.offers.entries()) {
      const line = {
        ...offer,
        editionSlug: slug,
        actionSlug: action,
        position: index + 1,
        offeredFrom: from,
        offeredUntil: until,
      }
      lines.push(tx.insert(offers).values(line).run().lastInsertRowid)
    }
    if (by.siteAddress && isNews(tx, edition, publishedAt, now)) by.announce(tx, slug, by.siteAddress, now)
    const event = { at: recordedAt, actor: by.actor, subject: slug, detail: { round: roundSlug, number } }
    recordEvent(tx, { ...event, action: 'edition.published' }, rowsWritten(tx, { editions: edited, offers: lines }))
    return { ok: true }
  })
}

/**
 * Stores the words of an action page with an audit event; every version ever used is kept, and the action's row points to the latest.
 * `actor`: a person id or 'concert'. Returns how many versions were added.
 */
export function storeAction(tx: Db, action: { slug: string; body: string; hash: string }, actor: string, now: Instant): number {
  const { slug, body, hash } = action
  const { title, shortTitle, scope } = readStoredContent(body, slug, actionFields).data
  const row = { slug, title, shortTitle, scope, guidanceHash: hash }
  tx.insert(actions).values(row).onConflictDoUpdate({ target: actions.slug, set: row }).run()
  if (tx.select({ hash: guidances.hash }).from(guidances).where(eq(guidances.hash, hash)).get()) return 0
  const recordedAt = recordingTime(tx, now)
  const { lastInsertRowid } = tx.insert(guidances).values({ hash, actionSlug: slug, body, recordedAt }).run()
  const rows = rowsWritten(tx, { guidances: lastInsertRowid })
  recordEvent(tx, { at: recordedAt, actor, action: 'action.worded', subject: slug }, rows)
  return 1
}

const lastBefore = prepared((db) =>
  db
    .select()
    .from(editions)
    .where(and(eq(editions.roundSlug, sql.placeholder('roundSlug')), lt(editions.number, sql.placeholder('number'))))
    .orderBy(desc(editions.number))
    .limit(1)
    .prepare(),
)

/** The edition before a number, in the form the rules read; undefined for a round's first. */
export function editionBefore(db: Db, roundSlug: string, number: number): EditionDraft | undefined {
  const before = lastBefore(db).get({ roundSlug, number })
  if (!before) return undefined
  const lines = offersOf(db, before.slug).map(({ actionSlug, status, reason }) => ({
    action: actionSlug,
    status,
    reason: reason ?? undefined,
  }))
  return { slug: before.slug, number: before.number, publishedAt: before.publishedAt, offers: lines }
}

const everyAction = prepared((db) => db.select({ slug: actions.slug }).from(actions).prepare())

/** The slugs of all actions: any of them may be offered in any round. */
export function actionsOfLibrary(db: Db): Set<string> {
  return new Set(
    everyAction(db)
      .all()
      .map(({ slug }) => slug),
  )
}

const draftOf = ({ slug, fields }: NewEdition): EditionDraft => ({
  slug,
  number: fields.number,
  publishedAt: publicationInstant(fields.published),
  offers: fields.offers,
})

function takenRefusals(tx: Db, { slug, roundSlug, fields }: NewEdition): DraftRefusal[] {
  const refusals: DraftRefusal[] = []
  if (tx.select({ slug: editions.slug }).from(editions).where(eq(editions.slug, slug)).get())
    refusals.push({ path: ['title'], message: `An edition "${slug}" is published already. Give this one another title.` })
  const sameNumber = and(eq(editions.roundSlug, roundSlug), eq(editions.number, fields.number))
  if (tx.select({ slug: editions.slug }).from(editions).where(sameNumber).get())
    refusals.push({ path: ['number'], message: `Number ${fields.number} of this round is taken.` })
  return refusals
}

/** In force now, the latest of its round, and recent. */
function isNews(tx: Db, { roundSlug, fields }: NewEdition, publishedAt: Instant, now: Instant): boolean {
  if (publishedAt > now || publishedAt < startOfDay(addDays(dayOf(now), -NEWS_FOR))) return false
  const later = and(eq(editions.roundSlug, roundSlug), gt(editions.number, fields.number))
  return tx.select({ slug: editions.slug }).from(editions).where(later).get() === undefined
}
