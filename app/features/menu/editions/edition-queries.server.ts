import { and, eq, lte, sql } from 'drizzle-orm'
import { renderMarkdown, renderMarkdownLine } from '#app/platform/markdown.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { editions } from '#db/schema/menu.ts'
import { type ComparedOffer, type Comparison, compareOffers } from './comparison-rules.ts'
import { type Gap, gapOf } from './gap-queries.server.ts'
import { menuAt } from './menu-history-queries.server.ts'
import { allEditions, allRounds, offersOf } from './menu-queries.server.ts'
import { type Edition, type Offer, onTheMenu, type Round } from './menu-rules.ts'
import { cachedWithMenu } from './menu-version.server.ts'

/** An edition in a list. `counted` is set where a source counts another number of actions than are listed. */
export type ListedEdition = Edition & { onTheMenu: number; counted: number | null; inForce: boolean }
export type RoundEditions = { round: Round; editions: ListedEdition[] }

/** Every edition published by an instant, by round, latest first. Rounds without one are left out. */
export function publishedEditions(db: Db, at: Instant): RoundEditions[] {
  const inForce = menuAt(db, at)?.edition.slug
  return allRounds(db, dayOf(at)).flatMap((round) => {
    const editions = allEditions(db, round.slug)
      .filter(({ publishedAt }) => publishedAt <= at)
      .map((edition) => ({
        ...edition,
        onTheMenu: offersOf(db, edition.slug).filter(({ status }) => onTheMenu(status)).length,
        counted: gapOf(db, round.slug, edition.slug)?.counted ?? null,
        inForce: edition.slug === inForce,
      }))
      .reverse()
    return editions.length > 0 ? [{ round, editions }] : []
  })
}

const roundOfEdition = prepared((db) =>
  db
    .select({ roundSlug: editions.roundSlug })
    .from(editions)
    .where(and(eq(editions.slug, sql.placeholder('slug')), lte(editions.publishedAt, sql.placeholder('publishedAt'))))
    .prepare(),
)

/** One edition published by an instant, with its round. */
function editionBySlug(db: Db, slug: string, at: Instant): { round: Round; edition: Edition } | undefined {
  const roundSlug = roundOfEdition(db).get({ slug, publishedAt: at })?.roundSlug
  const round = allRounds(db, dayOf(at)).find((one) => one.slug === roundSlug)
  const edition = round && allEditions(db, round.slug).find((one) => one.slug === slug)
  return edition && { round, edition }
}

type Neighbour = { slug: string; title: string } | null
/** An edition with its words rendered. Fields ending in `Html` are safe HTML. */
export type EditionPage = {
  round: Round
  edition: Edition & { summaryHtml: string }
  offers: (Offer & { wordingHtml: string; reasonHtml: string | null })[]
  gap: Gap | null
  inForce: boolean
  /** The neighbouring editions of the same round. */
  before: Neighbour
  after: Neighbour
}

/** One edition with its offers; undefined while it is not published. */
export function editionPage(db: Db, slug: string, at: Instant): EditionPage | undefined {
  const found = editionBySlug(db, slug, at)
  if (!found) return undefined
  const { round, edition } = found
  const published = allEditions(db, round.slug).filter(({ publishedAt }) => publishedAt <= at)
  const position = published.findIndex((one) => one.slug === slug)
  const neighbour = (one: Edition | undefined): Neighbour => (one ? { slug: one.slug, title: one.title } : null)
  return {
    round,
    edition: { ...edition, summaryHtml: renderMarkdown(edition.summary) },
    offers: offersOf(db, slug).map((offer) => ({
      ...offer,
      wordingHtml: renderMarkdownLine(offer.wording),
      reasonHtml: offer.reason === null ? null : renderMarkdownLine(offer.reason),
    })),
    gap: gapOf(db, round.slug, slug) ?? null,
    inForce: menuAt(db, at)?.edition.slug === slug,
    before: neighbour(published[position - 1]),
    after: neighbour(published[position + 1]),
  }
}

export type ComparedEdition = Edition & { gap: Gap | null; roundTitle: string }
export type ComparisonPage = {
  /** The earlier and the later of the two, in whatever order they were named. */
  from: ComparedEdition
  to: ComparedEdition
  comparison: Comparison
}

/** A comparison of two editions; undefined where one of them is not published. */
export function comparisonPage(db: Db, one: string, other: string, at: Instant): ComparisonPage | undefined {
  const found = [editionBySlug(db, one, at), editionBySlug(db, other, at)]
  const [first, second] = found.sort((a, b) => (a?.edition.publishedAt ?? 0) - (b?.edition.publishedAt ?? 0))
  if (!first || !second) return undefined
  const compared = ({ round, edition }: NonNullable<typeof first>): ComparedEdition => ({
    ...edition,
    roundTitle: round.title,
    gap: gapOf(db, round.slug, edition.slug) ?? null,
  })
  const [before, after] = [first.edition, second.edition]
  const comparison = compareOffers(offersOf(db, before.slug), offersOf(db, after.slug), leftBetween(db, before, after, at))
  return { from: compared(first), to: compared(second), comparison }
}

/** How actions left the menu in editions after `before` and before `after`, latest first. */
function leftBetween(db: Db, before: Edition, after: Edition, at: Instant): ComparedOffer[] {
  return publishedEditions(db, at)
    .flatMap(({ editions }) => editions)
    .filter(({ publishedAt }) => publishedAt > before.publishedAt && publishedAt < after.publishedAt)
    .sort((a, b) => b.publishedAt - a.publishedAt)
    .flatMap(({ slug }) => offersOf(db, slug).filter(({ status }) => !onTheMenu(status)))
}

const changesCached = cachedWithMenu<string, { page: ComparisonPage | undefined }>(100)

/** The changes of the menu since an instant; undefined where the edition in force is still the same, or there was none then. */
export function menuChangesSince(db: Db, since: Instant, at: Instant): ComparisonPage | undefined {
  const now = menuAt(db, at)?.edition
  const then = menuAt(db, since)?.edition
  if (!now || !then || now.slug === then.slug || then.publishedAt >= now.publishedAt) return undefined
  return changesCached(db, `${then.slug} ${now.slug}`, () => ({ page: comparisonPage(db, then.slug, now.slug, at) })).page
}
