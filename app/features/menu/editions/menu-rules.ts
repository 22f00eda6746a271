import { longDay, moment } from '#app/platform/dates-in-words.ts'
import { type Day, dayOf, type Instant, startOfDay } from '#app/platform/time.ts'
import { instantsOf, type Zone, zoneOf } from '#app/platform/wall-clock.ts'

/** An action's status in an edition: on the menu (offered, paused) or no longer (withdrawn, superseded, now contractual). */
export type OfferStatus = 'offered' | 'paused' | 'withdrawn' | 'superseded' | 'contractual'
/** pick-any: any of the menu, in any order (2024). cumulative: one action a month, each with the ones before it (2026). */
export type RoundKind = 'pick-any' | 'cumulative'
/** Who decides on the action: the practice, or its PCN. */
export type ActionScope = 'practice' | 'pcn'
/** How exactly the time of publication is known. The instant kept is the first one the precision allows. */
export type Precision = 'instant' | 'day' | 'month' | 'about'

/** A period of collective action in one dispute, as it stands on the day asked for. `endedOn` is its last day. */
export type Round = {
  slug: string
  title: string
  kind: RoundKind
  beganOn: Day
  endedOn: Day | null
  summary: string
  /** True once the day asked for is after the round's last day. */
  ended: boolean
}

/** A published menu. */
export type Edition = {
  slug: string
  roundSlug: string
  number: number
  title: string
  summary: string
  publishedAt: Instant
  precision: Precision
  /** A body's name, or a person's id where the edition came from the desk. */
  publishedBy: string
  sources: { title: string; url: string; date: string }[]
}

/** An action as an edition lists it. `position` counts from 1. `reason` is set wherever the status is not "offered". */
export type Offer = {
  actionSlug: string
  title: string
  shortTitle: string
  scope: ActionScope
  position: number
  status: OfferStatus
  wording: string
  reason: string | null
  decidedBy: string | null
  supersededBy: string | null
  offeredFrom: Day | null
  offeredUntil: Day | null
  /** Hash of the action page as it stands now. */
  guidanceHash: string
}

/** The last status of one action by a moment, with the edition that says so and its round. `roundEndedOn`: null while the round goes on. */
export type OfferInForce = Offer & { editionSlug: string; round: Round; roundEndedOn: Day | null }

export type Menu = { round: Round; edition: Edition; offers: Offer[] }

/** An action a practice can take now, or that is only resting: these are the columns of a roll-up and count for "at least one action". */
export function onTheMenu(status: OfferStatus): boolean {
  return status === 'offered' || status === 'paused'
}

/** A round holds through its last day; it has ended from the day after. */
export function hasEnded(round: { endedOn: Day | null }, day: Day): boolean {
  return round.endedOn !== null && day > round.endedOn
}

/** Whether a day lies in the offer's own window; an open end does not limit. Both ends belong to it. */
export function inWindow(offer: Pick<Offer, 'offeredFrom' | 'offeredUntil'>, day: Day): boolean {
  return (offer.offeredFrom === null || day >= offer.offeredFrom) && (offer.offeredUntil === null || day <= offer.offeredUntil)
}

/** The days of an offer as a sentence ends: "from 1 May 2026 to 31 July 2026"; null where it has none of its own. */
export function windowWords({ offeredFrom, offeredUntil }: Pick<Offer, 'offeredFrom' | 'offeredUntil'>): string | null {
  if (offeredFrom === null) return offeredUntil === null ? null : `until ${longDay(offeredUntil)}`
  return `from ${longDay(offeredFrom)}${offeredUntil === null ? '' : ` to ${longDay(offeredUntil)}`}`
}

/**
 * What a practice is asked that still shows as taking an action no longer offered; null where nothing is. Nobody is made to answer: its
 * entry stands until it says otherwise, and only a new entry makes it stopped. `isOver`: the round has ended, or the action's own last day passed.
 */
export function askedOfTakers(status: OfferStatus, isOver: boolean): string | null {
  switch (status) {
    case 'contractual':
      return 'The contract has overtaken this action: read its page first. Say from which day you stopped it.'
    case 'superseded':
      return 'Something else has taken its place. Say from which day you stopped it, or leave it if you go on.'
    case 'withdrawn':
      return 'Say from which day you stopped it, or leave it if you go on by yourselves.'
    case 'paused':
    case 'offered':
      return isOver ? 'Its last day has passed. Say from which day you stopped it, or leave it if you go on.' : null
  }
}

/** What a page says of a status. */
export const offerStatusWords: Record<OfferStatus, string> = {
  offered: 'On the menu',
  paused: 'Paused',
  withdrawn: 'Withdrawn',
  superseded: 'Superseded',
  contractual: 'Now contractual',
}

/**
 * The instant an edition counts from: the London time where it is known, else the first moment of its day or month. `zone` tells which
 * of the two is meant in the hour that comes twice; without it the earlier.
 */
export function publicationInstant(published: { on: Day; at?: string; zone?: Zone; precision: Precision }): Instant {
  if (published.precision !== 'instant' || !published.at) return startOfDay(published.on)
  const instants = instantsOf(published.on, published.at)
  const first = instants[0] ?? startOfDay(published.on)
  return published.zone ? (instants.find((at) => zoneOf(at) === published.zone) ?? first) : first
}

/** False for a time that London's clocks jump over on that day (01:30 on the last Sunday of March). */
export function timeExists(day: Day, time: string): boolean {
  return instantsOf(day, time).length > 0
}

/** When an edition was published, no more exactly than it is known. */
export function publishedWords(edition: Pick<Edition, 'publishedAt' | 'precision'>): string {
  const day = longDay(dayOf(edition.publishedAt))
  if (edition.precision === 'instant') return moment(edition.publishedAt)
  if (edition.precision === 'month') return day.replace(/^\d+ /, '')
  return edition.precision === 'about' ? `about ${day}` : day
}
