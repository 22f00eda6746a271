import { longDay, moment } from '#app/platform/dates-in-words.ts'
import { type Day, dayOf, type Instant, startOfDay } from '#app/platform/time.ts'
import { instantsOf, type Zone, zoneOf } from '#app/platform/wall-clock.ts'

/** The longest title of an action, in characters: it stands in lists and on buttons. */
export const TITLE_LENGTH = 39
/** The longest line that says what an action asks. */
export const SUMMARY_LENGTH = 120
/** The width of a roll-up column, in characters. */
export const SHORT_TITLE_LENGTH = 18

/** An action's status in an edition: on the menu (offered, paused) or off it (withdrawn, superseded, contractual). */
export type OfferStatus = 'offered' | 'paused' | 'withdrawn' | 'superseded' | 'contractual'
/** pick-any: any of the menu, in any order (2024). cumulative: one action a month, each with the ones before it (2026). */
export type RoundKind = 'pick-any' | 'cumulative'
/** Who decides on the action: the practice, or its PCN. */
export type ActionScope = 'practice' | 'pcn'
/** How exactly the time of publication is known. The stored instant is the first one the precision allows. */
export type Precision = 'instant' | 'day' | 'month' | 'about'

/** A period of collective action in one dispute, as on a given day. `endedOn` is its last day. */
export type Round = {
  slug: string
  title: string
  kind: RoundKind
  beganOn: Day
  endedOn: Day | null
  summary: string
  /** True once the given day is after the round's last day. */
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
  /** The name of a body, or a person's id where the edition came from the desk. */
  publishedBy: string
  sources: { title: string; url: string; date: string }[]
}

/** An action in an edition. `position` counts from 1. `reason` is set for every status but "offered". */
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
  /** On what conditions it does not begin, where it was announced for a later day; Markdown. */
  unless: string | null
  /** Hash of the current action page. */
  guidanceHash: string
}

/** The first and the last day of an offer; null = open on that side. */
export type OfferWindow = Pick<Offer, 'offeredFrom' | 'offeredUntil'>

/**
 * The last status of one action by a moment, with the edition it comes from and its round. `roundEndedOn`: null while the round
 * goes on.
 */
export type OfferInForce = Offer & { editionSlug: string; round: Round; roundEndedOn: Day | null }

export type Menu = { round: Round; edition: Edition; offers: Offer[] }

/**
 * True for an action that practices can take now or that is paused: these are the columns of a roll-up and count for "at least
 * one action".
 */
export function onTheMenu(status: OfferStatus): boolean {
  return status === 'offered' || status === 'paused'
}

/** A round includes its last day; it has ended from the day after. */
export function hasEnded(round: { endedOn: Day | null }, day: Day): boolean {
  return round.endedOn !== null && day > round.endedOn
}

/** Whether a day lies in the offer's window. Both ends are included; an open end does not limit. */
export function inWindow(offer: OfferWindow, day: Day): boolean {
  return (offer.offeredFrom === null || day >= offer.offeredFrom) && (offer.offeredUntil === null || day <= offer.offeredUntil)
}

/** The window of an offer in words: "from 1 May 2026 to 31 July 2026"; null where it has none. */
export function windowWords({ offeredFrom, offeredUntil }: OfferWindow): string | null {
  if (offeredFrom === null) return offeredUntil === null ? null : `until ${longDay(offeredUntil)}`
  return `from ${longDay(offeredFrom)}${offeredUntil === null ? '' : ` to ${longDay(offeredUntil)}`}`
}

/**
 * The request to a practice that still shows as taking an action no longer offered; null where there is none. Nobody is made to
 * answer: the entry stays in force, and only a new entry makes it stopped. `isOver`: the round has ended, or the action's last
 * day passed.
 */
export function requestToTakers(status: OfferStatus, isOver: boolean): string | null {
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

/** The words for each status on pages. */
export const offerStatusWords: Record<OfferStatus, string> = {
  offered: 'On the menu',
  paused: 'Paused',
  withdrawn: 'Withdrawn',
  superseded: 'Superseded',
  contractual: 'Now contractual',
}

/**
 * The instant from which an edition counts: the London time where known, else the first moment of its day or month. `zone`
 * chooses between the two in the hour that comes twice; without it the earlier.
 */
export function publicationInstant(published: { on: Day; at?: string; zone?: Zone; precision: Precision }): Instant {
  if (published.precision !== 'instant' || !published.at) return startOfDay(published.on)
  const instants = instantsOf(published.on, published.at)
  const first = instants[0] ?? startOfDay(published.on)
  return published.zone ? (instants.find((at) => zoneOf(at) === published.zone) ?? first) : first
}

/** When an edition was published, no more exactly than it is known. */
export function publishedWords(edition: Pick<Edition, 'publishedAt' | 'precision'>): string {
  const day = longDay(dayOf(edition.publishedAt))
  if (edition.precision === 'instant') return moment(edition.publishedAt)
  if (edition.precision === 'month') return day.replace(/^\d+ /, '')
  return edition.precision === 'about' ? `about ${day}` : day
}

/** The longest title of a step, in characters: it stands in a row of the desk. */
export const STEP_TITLE = 60

/** Who does a step of an action, as a role. */
export const STEP_ROLES = {
  partner: 'a partner',
  manager: 'the practice manager',
  clinician: 'another clinician',
  reception: 'reception',
  data: 'our data or IT lead',
  network: 'our PCN',
  supplier: 'the supplier of the system',
} as const
export type StepRole = keyof typeof STEP_ROLES
