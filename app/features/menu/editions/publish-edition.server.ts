import { and, desc, eq, gt, lt } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { readStored } from '#app/platform/front-matter.server.ts'
import { addDays, dayOf, type Instant, startOfDay } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { actions, editions, guidances, offers, rounds } from '#db/schema/menu.ts'
import { type DraftRefusal, type EditionDraft, editionRefusals } from './edition-rules.ts'
import { actionFields, type EditionFields } from './menu-form.ts'
import { offersOf } from './menu-queries.server.ts'
import { publicationInstant } from './menu-rules.ts'

/** An edition ready to be published. `fields` is what its file holds, `contentHash` of that file. */
export type NewEdition = { slug: string; roundSlug: string; fields: EditionFields; contentHash: string }
/** Has people told of an edition, inside its transaction. */
export type Announce = (tx: Db, editionSlug: string, siteAddress: string, now: Instant) => void
/** `actor`: a person id or 'concert'. `siteAddress`: the origin that links in mails begin with; without it nobody is told. */
export type Publisher = { actor: string; announce: Announce; siteAddress?: string }
export type PublishOutcome = { ok: true } | { ok: false; refusals: DraftRefusal[] }

/** An edition that came into force longer ago is history being written down: nobody is told of it as news. In days. */
const NEWS_FOR = 14

/**
 * Publishes an edition: the one way by which an edition comes to be, from a file of content and from the committee's desk alike.
 * One transaction with its audit event, the menu's version and, where it is news, the announcement to everyone in a practice.
 * From then on the edition cannot be changed. Refused, with the field: what `editionRefusals` says of it after the edition before it,
 * a name or a number that is taken.
 */
export function publishEdition(db: Db, edition: NewEdition, by: Publisher, now: Instant): PublishOutcome {
  const { slug, roundSlug, fields, contentHash } = edition
  return inTransaction(db, (tx): PublishOutcome => {
    const before = editionBefore(tx, roundSlug, fields.number)
    const { endedOn } = tx.select({ endedOn: rounds.endedOn }).from(rounds).where(eq(rounds.slug, roundSlug)).get()!
    const rules = editionRefusals(draftOf(edition), before, libraryOf(tx), endedOn)
    const refusals = [...takenRefusals(tx, edition), ...rules]
    if (refusals.length > 0) return { ok: false, refusals }
    const { number, title, summary, published, publishedBy, sources } = fields
    const publishedAt = publicationInstant(published)
    const row = { slug, roundSlug, number, title, summary, publishedAt, precision: published.precision, publishedBy, sources }
    tx.insert(editions)
      .values({ ...row, contentHash, recordedAt: now })
      .run()
    for (const [index, { action, from, until, ...offer }] of fields.offers.entries()) {
      const line = {
        ...offer,
        editionSlug: slug,
        actionSlug: action,
        position: index + 1,
        offeredFrom: from,
        offeredUntil: until,
      }
      tx.insert(offers).values(line).run()
    }
    if (by.siteAddress && isNews(tx, edition, publishedAt, now)) by.announce(tx, slug, by.siteAddress, now)
    recordEvent(tx, {
      at: now,
      actor: by.actor,
      action: 'edition.published',
      subject: slug,
      detail: { round: roundSlug, number },
    })
    return { ok: true }
  })
}

/** The words of an action page, kept for every version there ever was; the action's row follows the latest. Gives how many versions were added. */
export function storeAction(tx: Db, action: { slug: string; body: string; hash: string }, now: Instant): number {
  const { slug, body, hash } = action
  const { title, shortTitle, scope } = readStored(body, slug, actionFields).data
  const row = { slug, title, shortTitle, scope, guidanceHash: hash }
  tx.insert(actions).values(row).onConflictDoUpdate({ target: actions.slug, set: row }).run()
  return tx.insert(guidances).values({ hash, actionSlug: slug, body, recordedAt: now }).onConflictDoNothing().run().changes
}

/** The edition a number follows, as the rules read it; undefined for a round's first. */
export function editionBefore(db: Db, roundSlug: string, number: number): EditionDraft | undefined {
  const before = db
    .select()
    .from(editions)
    .where(and(eq(editions.roundSlug, roundSlug), lt(editions.number, number)))
    .orderBy(desc(editions.number))
    .limit(1)
    .get()
  if (!before) return undefined
  const lines = offersOf(db, before.slug).map(({ actionSlug, status, reason }) => ({
    action: actionSlug,
    status,
    reason: reason ?? undefined,
  }))
  return { slug: before.slug, number: before.number, publishedAt: before.publishedAt, offers: lines }
}

/** The slugs of all actions there are: any of them may be offered in any round. */
export function libraryOf(db: Db): Set<string> {
  return new Set(
    db
      .select({ slug: actions.slug })
      .from(actions)
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

/** In force now, the latest of its round, and not long ago. */
function isNews(tx: Db, { roundSlug, fields }: NewEdition, publishedAt: Instant, now: Instant): boolean {
  if (publishedAt > now || publishedAt < startOfDay(addDays(dayOf(now), -NEWS_FOR))) return false
  const later = and(eq(editions.roundSlug, roundSlug), gt(editions.number, fields.number))
  return tx.select({ slug: editions.slug }).from(editions).where(later).get() === undefined
}
