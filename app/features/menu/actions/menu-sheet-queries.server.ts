import { type EditionPage, editionPage } from '#app/features/menu/editions/edition-queries.server.ts'
import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { type Offer, onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { renderMarkdownLine } from '#app/platform/markdown.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { actionPage } from './action-page-queries.server.ts'

/** One action on the partners' sheet. */
export type SheetAction = Pick<Offer, 'actionSlug' | 'title' | 'scope' | 'status' | 'offeredFrom' | 'offeredUntil'> & {
  wordingHtml: string
  effort: string
  reversible: string
  inDoubt: boolean
  hasNotice: boolean
}
export type MenuSheet = Pick<EditionPage, 'round' | 'edition' | 'gap'> & {
  actions: SheetAction[]
  off: { title: string; reason: string | null }[]
}

/** The menu as printed for a partners' meeting: of one edition, or (undefined) of the edition in force. */
export function menuSheet(db: Db, editionSlug: string | undefined, at: Instant): MenuSheet | undefined {
  const slug = editionSlug ?? menuAt(db, at)?.edition.slug
  const page = slug === undefined ? undefined : editionPage(db, slug, at)
  if (!page) return undefined
  const { round, edition, gap, offers } = page
  const actions = offers
    .filter(({ status }) => onTheMenu(status))
    .map((offer): SheetAction => {
      const words = actionPage(db, offer.actionSlug, at)?.words
      const { actionSlug, title, scope, status, offeredFrom, offeredUntil } = offer
      return {
        actionSlug,
        title,
        scope,
        status,
        offeredFrom,
        offeredUntil,
        wordingHtml: renderMarkdownLine(offer.wording),
        effort: words?.effort.size ?? 'not known',
        reversible: words?.reversible.answer ?? 'not known',
        inDoubt: gap?.actions.includes(actionSlug) ?? false,
        hasNotice: words?.noticeHtml != null,
      }
    })
  const off = offers.filter(({ status }) => !onTheMenu(status)).map(({ title, reason }) => ({ title, reason }))
  return { round, edition, gap, actions, off }
}
