import { markTallies } from '#app/features/practice-desk/decisions/mark-queries.server.ts'
import { meetingOf } from '#app/features/practice-desk/decisions/meeting-queries.server.ts'
import { actionTimeline } from '#app/features/practice-desk/record/timeline-queries.server.ts'
import type { DeskPage } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { askedFor, choiceErrors, chooseStart } from './choose-rules.ts'
import { decidableActions, listedToDecide } from './decidable-queries.server.ts'

/**
 * The page on which a practice records a decision, as its address asks: first the actions to tick, then (`chosen`) the fields for
 * those chosen, with the record of the action where it is one alone.
 */
export function choosePage(db: Db, desk: DeskPage, search: URLSearchParams, readerId: string, at: Instant) {
  const { details, today } = desk
  const listed = listedToDecide(desk)
  const untaken = desk.actions.filter(({ open, current }) => open.includes('taking') && current?.state !== 'taking')
  const asked = askedFor(
    search,
    untaken.map(({ offer }) => offer.actionSlug),
  )
  const found = decidableActions(db, desk, asked.slugs, at).filter(({ open }) => open.length > 0)
  const errors = choiceErrors(asked, found)
  const whole = Object.keys(errors).length === 0
  const chosen = whole ? found.map((action) => ({ ...action, answer: asked.answerOf(action.offer.actionSlug)! })) : []
  const { partners, byAction } = markTallies(db, details.code, at)
  const meetsOn = meetingOf(db, details.code)?.meetsOn ?? null
  const start = chooseStart(chosen, { partners: partners.length, meetsOn, today, since: asked.since })
  const ticked = Object.fromEntries([
    ...asked.slugs.map((slug) => [`take-${slug}`, 'on']),
    ...listed.map(({ offer: { actionSlug } }) => [`answer-${actionSlug}`, search.get(`answer-${actionSlug}`) ?? '']),
    ['pace', search.get('pace') ?? 'some'],
    ['answer', search.get('answer') ?? 'full'],
  ]) as Record<string, string>
  const alone = chosen.length === 1 ? chosen[0] : undefined
  const timeline = alone && actionTimeline(db, details.code, alone.offer.actionSlug, at, readerId)
  return {
    details,
    today,
    sharesByName: desk.sharing?.sharesByName ?? false,
    listed: chosen.length > 0 ? [] : listed,
    tallies: [...byAction],
    chosen,
    start: chosen.length > 0 ? start : ticked,
    errors,
    timeline: timeline ?? null,
  }
}
