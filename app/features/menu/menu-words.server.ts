import { renderMarkdown, renderMarkdownLine } from '#app/platform/markdown.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { menuAt } from './menu-pages.server.ts'
import type { Edition, Offer, Round } from './menu-rules.ts'

/** The menu in force with its words rendered: `wordingHtml` and `reasonHtml` are safe to place in a page. */
export type MenuPage = {
  round: Round
  edition: Edition & { summaryHtml: string }
  offers: (Offer & { wordingHtml: string; reasonHtml: string | null })[]
}

export function menuPage(db: Db, at: Instant): MenuPage | undefined {
  const menu = menuAt(db, at)
  return (
    menu && {
      round: menu.round,
      edition: { ...menu.edition, summaryHtml: renderMarkdown(menu.edition.summary) },
      offers: menu.offers.map((offer) => ({
        ...offer,
        wordingHtml: renderMarkdownLine(offer.wording),
        reasonHtml: offer.reason === null ? null : renderMarkdownLine(offer.reason),
      })),
    }
  )
}
