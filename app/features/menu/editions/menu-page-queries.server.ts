import { renderMarkdown, renderMarkdownLine } from '#app/platform/markdown.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type Gap, gapOf } from './gap-queries.server.ts'
import { menuAt } from './menu-history-queries.server.ts'
import { allEditions } from './menu-queries.server.ts'
import type { Edition, Offer, Round } from './menu-rules.ts'
import { cachedByTurn } from './menu-version.server.ts'

/** The menu in force with its words rendered. `wordingHtml` and `reasonHtml` are safe HTML. */
export type MenuPage = {
  round: Round
  edition: Edition & { summaryHtml: string }
  gap: Gap | null
  /** The previous edition of the same round. */
  before: Pick<Edition, 'slug' | 'title'> | null
  offers: (Offer & { wordingHtml: string; reasonHtml: string | null })[]
}

const pagesCached = cachedByTurn<MenuPage>(20)

/** Its words are rendered once a turn of the menu: every page of a signed-in reader asks. */
export function menuPage(db: Db, at: Instant): MenuPage | undefined {
  return pagesCached(db, { at }, () => readMenuPage(db, at))
}

function readMenuPage(db: Db, at: Instant): MenuPage | undefined {
  const menu = menuAt(db, at)
  return (
    menu && {
      round: menu.round,
      edition: { ...menu.edition, summaryHtml: renderMarkdown(menu.edition.summary) },
      gap: gapOf(db, menu.round.slug, menu.edition.slug) ?? null,
      before: editionBefore(db, menu.edition),
      offers: menu.offers.map((offer) => ({
        ...offer,
        wordingHtml: renderMarkdownLine(offer.wording),
        reasonHtml: offer.reason === null ? null : renderMarkdownLine(offer.reason),
      })),
    }
  )
}

function editionBefore(db: Db, { roundSlug, publishedAt }: Edition): MenuPage['before'] {
  const before = allEditions(db, roundSlug)
    .filter((one) => one.publishedAt < publishedAt)
    .at(-1)
  return before ? { slug: before.slug, title: before.title } : null
}
