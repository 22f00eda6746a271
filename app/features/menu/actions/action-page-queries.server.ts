import { eq, sql } from 'drizzle-orm'
import { type CalledAgain, calledAgain } from '#app/features/menu/called-again/called-again-queries.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import type { OfferInForce } from '#app/features/menu/editions/menu-rules.ts'
import { renderMarkdownLine } from '#app/platform/markdown.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { actions } from '#db/schema/menu.ts'
import { actionWords } from './action-words-queries.server.ts'
import type { ActionWords, Effect } from './action-words-rules.ts'
import { effectsOfRound } from './effects-queries.server.ts'

const actionBySlug = prepared((db) =>
  db
    .select()
    .from(actions)
    .where(eq(actions.slug, sql.placeholder('slug')))
    .prepare(),
)

/** The data of an action's page. `offer` is undefined while no published edition names the action. */
export type ActionPage = {
  slug: string
  title: string
  shortTitle: string
  guidanceHash: string
  offer: OfferInForce | undefined
  /** It is back on the menu after it had left it. */
  again: CalledAgain | null
  /** The committee's own words for it, in the edition that names it last; safe HTML. */
  wordingHtml: string | null
  /** `lastReviewed` is null where the review is later than the day: a demonstration's day lies in the past. */
  words: Omit<ActionWords, 'lastReviewed'> & { lastReviewed: Day | null }
  /** What is known of its effect: of the action by itself, and of all actions of its round together. */
  effects: { own: Effect[]; whole: Effect[] }
}

/** An action with its status at an instant and its current words. */
export function actionPage(db: Db, slug: string, at: Instant): ActionPage | undefined {
  const found = actionBySlug(db).get({ slug })
  if (!found) return undefined
  const { title, shortTitle, guidanceHash } = found
  const offer = offerInForce(db, slug, at)
  const words = actionWords(db, guidanceHash)
  return {
    slug,
    title,
    shortTitle,
    guidanceHash,
    offer,
    again: calledAgain(db, { slug, summary: words.summary, notice: words.noticeHtml }, at),
    wordingHtml: offer ? renderMarkdownLine(offer.wording) : null,
    words: { ...words, lastReviewed: words.lastReviewed <= dayOf(at) ? words.lastReviewed : null },
    effects: { own: words.effects, whole: offer ? effectsOfRound(db, offer.round.slug) : [] },
  }
}
