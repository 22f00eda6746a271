import { compareOffers, type WordMark } from '#app/features/menu/editions/comparison-rules.ts'
import { gapOf } from '#app/features/menu/editions/gap-queries.server.ts'
import { allEditions, allRounds, offersOf } from '#app/features/menu/editions/menu-queries.server.ts'
import { type Offer, type OfferStatus, publishedWords, windowWords } from '#app/features/menu/editions/menu-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/**
 * What an edition did to one action. `called`: put on the menu, or back on it; `status`: paused, resumed, off the menu, or off in
 * another way; `reworded`; `window`: other days; `in-doubt`: from here on nobody knows whether it stayed.
 */
export type LifeEvent = {
  key: string
  edition: { slug: string; title: string; when: string }
  kind: 'called' | 'status' | 'reworded' | 'window' | 'in-doubt'
  status: OfferStatus
  wording: string
  marks: WordMark[] | null
  reason: string | null
  decidedBy: string | null
  /** The days on which it can be taken; null where none is set. */
  days: string | null
  /** The conditions on which it does not begin. */
  unless: string | null
}

/** The history of one action over the editions of all rounds that were published by an instant, oldest event first. */
export function actionLife(db: Db, actionSlug: string, at: Instant): LifeEvent[] {
  const rounds = allRounds(db, dayOf(at)).toSorted((a, b) => a.beganOn.localeCompare(b.beganOn))
  return rounds.flatMap(({ slug }) => lifeInRound(db, slug, actionSlug, at))
}

function lifeInRound(db: Db, roundSlug: string, actionSlug: string, at: Instant): LifeEvent[] {
  const events: LifeEvent[] = []
  let last: Offer | undefined
  let doubted = false
  for (const edition of allEditions(db, roundSlug).filter(({ publishedAt }) => publishedAt <= at)) {
    const offer = offersOf(db, edition.slug).find((one) => one.actionSlug === actionSlug)
    if (!offer) continue
    const event = (kind: LifeEvent['kind'], more: Partial<LifeEvent> = {}) =>
      events.push({
        key: `${edition.slug} ${kind}`,
        edition: { slug: edition.slug, title: edition.title, when: publishedWords(edition) },
        kind,
        status: offer.status,
        wording: offer.wording,
        marks: null,
        reason: offer.reason,
        decidedBy: offer.decidedBy,
        days: windowWords(offer),
        unless: offer.unless,
        ...more,
      })
    const { added, dropped, statuses, reworded, windows } = compareOffers(last ? [last] : [], [offer])
    if (added.length > 0) event('called')
    else if (dropped.length + statuses.length > 0 || !last) event('status')
    if (reworded[0]) event('reworded', { marks: reworded[0].marks, reason: statuses.length > 0 ? null : offer.reason })
    if (windows.length > 0) event('window')
    const inDoubt = gapOf(db, roundSlug, edition.slug)?.actions.includes(actionSlug) ?? false
    if (inDoubt && !doubted) event('in-doubt', { reason: gapOf(db, roundSlug, edition.slug)?.words ?? null })
    doubted ||= inDoubt
    last = offer
  }
  return events
}
