import type { Entry, State } from '#app/features/adoption/statements/adoption-rules.ts'
import { inWindow, type Menu, type Offer } from '#app/features/menu/editions/menu-rules.ts'
import type { Day } from '#app/platform/time.ts'
import type { Calendar } from './calendar-rules.ts'
import type { Chance } from './chance-rules.ts'
import type { DeskMoment } from './reporting-rules.ts'

/** A practice at a moment of answering: the moment, the menu, and the weeks since its last answer. */
export type Desk = {
  chance: Chance
  moment: DeskMoment
  calendar: Calendar
  menu: Menu
  weeks: number
  openedOn: Day
  steady: boolean
  unwilling: boolean
}
type Step = { state: State; effectiveOn: Day; extent?: 'full' | 'partial'; plannedFor?: Day }

const today = ({ calendar, moment }: Desk): Day => calendar.days[moment.dayNumber]!
const later = (a: Day, b: Day): Day => (a > b ? a : b)
const daysAgo = ({ calendar, moment }: Desk, days: number): Day => calendar.days[Math.max(moment.dayNumber - days, 0)]!
const ahead = (desk: Desk, days: number): Day => desk.calendar.dayAt(desk.moment.dayNumber + days)

/** The first statement of a practice about an action; `settled`: what it is to say. Nothing once the round is over, or while the action is not on offer. */
export function first(
  offer: Offer,
  { appeal, hurry, settled }: { appeal: number; hurry: number; settled?: State },
  desk: Desk,
): Step | undefined {
  const { chance, menu } = desk
  if (offer.status !== 'offered' || menu.round.ended || !inWindow(offer, today(desk))) return undefined
  if (!chance.is(1 - (1 - Math.min(hurry, 0.85)) ** Math.max(desk.weeks * 0.6, 1))) return undefined
  const rest = 1 - appeal
  const drawn = chance.weighted({
    taking: appeal,
    planned: desk.unwilling ? 0 : 0.22 * rest,
    considering: 0.38 * rest,
    'not-planning': 0.32 * rest,
    'not-applicable': 0.08 * rest,
  })
  const state = settled ?? drawn
  if (state === 'planned' || (state === 'taking' && !hasBegun(offer, desk))) return planned(desk, offer)
  if (state === 'taking')
    return taking(desk, offer, chance.is(0.3) ? 'partial' : 'full', later(menu.round.beganOn, desk.openedOn))
  return { state, effectiveOn: today(desk) }
}

/** Planned for some day of the next weeks; before the round for one of its first. */
function planned(desk: Desk, offer: Offer): Step {
  const { chance, calendar, menu } = desk
  const effectiveOn = today(desk)
  if (hasBegun(offer, desk)) return { state: 'planned', effectiveOn, plannedFor: ahead(desk, chance.whole(4, 45)) }
  return {
    state: 'planned',
    effectiveOn,
    plannedFor: calendar.dayAt(calendar.numberOf(menu.round.beganOn) + chance.whole(0, 25)),
  }
}

/** Whether an action is taken yet: its round has begun, or it was called forward. */
const hasBegun = (offer: Offer, desk: Desk) =>
  today(desk) >= (isCalledForward(offer, desk.menu) ? offer.offeredFrom! : desk.menu.round.beganOn)
const isCalledForward = ({ offeredFrom }: Offer, { round }: Menu) => offeredFrom !== null && offeredFrom < round.beganOn

/** Of those that take an action called forward before its round, the share that began in the first days of its call. */
const AT_THE_CALL = 0.6

/**
 * Taking, since today or some days ago, not before `notBefore`; one in twelve began before the round. Never before the first day
 * of the action, where it has one.
 */
function taking(desk: Desk, offer: Offer, extent: 'full' | 'partial', notBefore: Day): Step {
  const { offeredFrom } = offer
  const { chance, menu, openedOn } = desk
  const allowed = (day: Day) => (offeredFrom === null ? day : later(day, offeredFrom))
  if (offeredFrom !== null && isCalledForward(offer, menu) && notBefore <= menu.round.beganOn && chance.is(AT_THE_CALL)) {
    const called = later(desk.calendar.dayAt(desk.calendar.numberOf(offeredFrom) + chance.whole(0, 4)), openedOn)
    return { state: 'taking', extent, effectiveOn: called > today(desk) ? today(desk) : called }
  }
  const drawn = chance.unit()
  if (drawn < 0.08 && notBefore === menu.round.beganOn) {
    const before = desk.calendar.numberOf(menu.round.beganOn) - chance.whole(5, 400)
    return { state: 'taking', extent, effectiveOn: allowed(later(desk.calendar.dayAt(before), openedOn)) }
  }
  const days = drawn < 0.5 ? 0 : drawn < 0.85 ? chance.whole(1, 10) : chance.whole(11, 40)
  const day = allowed(later(daysAgo(desk, days), notBefore))
  return { state: 'taking', extent, effectiveOn: day > today(desk) ? today(desk) : day }
}

/** A practice's next statement after its last one: in most weeks none. */
export function next(current: Entry, offer: Offer, desk: Desk): Step | undefined {
  const { chance, menu, weeks } = desk
  if (menu.round.ended) {
    const last = menu.round.endedOn!
    const soon = desk.moment.dayNumber - desk.calendar.numberOf(last) < 70
    const stops = soon && current.state === 'taking' && current.effectiveOn <= last && chance.is(0.045 * weeks)
    return stops ? { state: 'stopped', effectiveOn: later(daysAgo(desk, chance.whole(0, 30)), last) } : undefined
  }
  const on = (probability: number) => chance.is(Math.min(probability * weeks, 0.9))
  if (offer.status === 'withdrawn' && (current.state === 'planned' || current.state === 'considering'))
    return on(desk.steady ? 0.9 : 0.12) ? { state: 'not-planning', effectiveOn: today(desk) } : undefined
  if (offer.status !== 'offered' || !inWindow(offer, today(desk))) return undefined
  const since = current.effectiveOn
  switch (current.state) {
    case 'planned':
      if (current.plannedFor && current.plannedFor <= today(desk) && on(0.4))
        return taking(desk, offer, chance.is(0.35) ? 'partial' : 'full', later(since, current.plannedFor))
      if (isCalledForward(offer, menu) && hasBegun(offer, desk) && on(desk.steady ? 0.9 : 0.35))
        return taking(desk, offer, chance.is(0.1) ? 'partial' : 'full', since)
      return on(0.02) ? { state: chance.is(0.6) ? 'considering' : 'not-planning', effectiveOn: today(desk) } : undefined
    case 'considering':
      if (!on(0.06)) return undefined
      if (desk.unwilling) return { state: 'not-planning', effectiveOn: today(desk) }
      if (chance.is(0.5) && hasBegun(offer, desk)) return taking(desk, offer, chance.is(0.4) ? 'partial' : 'full', since)
      if (chance.is(0.5)) return planned(desk, offer)
      return { state: 'not-planning', effectiveOn: today(desk) }
    case 'taking':
      if (!desk.steady && on(0.007)) return { state: 'stopped', effectiveOn: later(daysAgo(desk, chance.whole(0, 12)), since) }
      if (current.extent === 'partial' && on(0.045)) return taking(desk, offer, 'full', since)
      return current.extent === 'full' && on(0.003) ? taking(desk, offer, 'partial', since) : undefined
    case 'stopped':
      return on(0.015) ? taking(desk, offer, 'partial', since) : undefined
    default:
      return on(0.01) ? { state: 'considering', effectiveOn: today(desk) } : undefined
  }
}

/** A slip put right: the entry was a mistake, or its day or its extent was wrong. */
export function corrected(
  entry: Entry,
  { offeredFrom }: Offer,
  desk: Desk,
): Partial<Entry> & { state: State | null; effectiveOn: Day } {
  const { chance } = desk
  const target = { correctsId: entry.id, effectiveOn: entry.effectiveOn }
  if (chance.is(0.3)) return { ...target, state: null, void: true }
  const { state, extent, plannedFor } = entry
  if (state === 'taking' && chance.is(0.4)) return { ...target, state, extent: extent === 'full' ? 'partial' : 'full' }
  const before = desk.calendar.numberOf(entry.effectiveOn) - chance.whole(1, 9)
  const effectiveOn = later(later(desk.calendar.dayAt(before), desk.openedOn), offeredFrom ?? desk.openedOn)
  return effectiveOn === entry.effectiveOn
    ? { ...target, state: null, void: true }
    : { ...target, state, extent, plannedFor, effectiveOn }
}
