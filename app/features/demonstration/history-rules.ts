import { byTimeline, type Entry, type State } from '#app/features/adoption/adoption-rules.ts'
import type { Menu, Offer } from '#app/features/menu/menu-rules.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import type { Calendar } from './calendar-rules.ts'
import { type Chance, chanceOf } from './chance-rules.ts'
import type { DeskMoment, Reporting } from './reporting-rules.ts'
import { demonstrationPlaces } from './sign-in-list.ts'
import { spoken } from './spoken-rules.ts'

/** The menu from an instant until the next of the list: an edition came out, a round began or ended. */
export type MenuFrom = { from: Instant; menu: Menu }

/** One practice and one action: its entries that stand, and when the last was written. */
type Timeline = { standing: Entry[]; lastMoment: number; correction?: { entry: Entry; moment: number } }

/** How far an action appeals, by its place on the menu: some are taken by most, some by few. */
const APPEAL = [0.52, 0.4, 0.34, 0.62, 0.72, 0.46, 0.55, 0.68, 0.24, 0.38]

/** Moods that practices of one LMC share: how readily they act, and which action they favour. */
export type LmcMood = { readiness: number; favour(actionSlug: string): number }

export function moodOfLmc(seed: number, lmcSlug: string): LmcMood {
  const readiness = 0.7 + 0.6 * chanceOf(seed, `mood ${lmcSlug}`).unit()
  const kept = new Map<string, number>()
  return {
    readiness,
    favour(actionSlug) {
      const known = kept.get(actionSlug) ?? 0.65 + 0.7 * chanceOf(seed, `mood ${lmcSlug} ${actionSlug}`).unit()
      kept.set(actionSlug, known)
      return known
    },
  }
}

const TEMPER = { unwilling: 0, wary: 0.55, willing: 1.3 }

/** The entries of one practice, written down in the weeks in which it reports. Every one makes sense to the rules of adoption on its day. */
export function entriesOf(
  seed: number,
  reporting: Reporting,
  menus: readonly MenuFrom[],
  mood: LmcMood,
  calendar: Calendar,
): Entry[] {
  const { practice, recorders, moments } = reporting
  const chance = chanceOf(seed, `entries ${practice.code}`)
  const lively = practice.code === demonstrationPlaces.lively.code
  // Partnerships differ more than actions do: some report every week and take nothing.
  const temper = lively ? 1 : TEMPER[chance.weighted({ unwilling: 17, wary: 28, willing: 55 })]
  const keen = lively ? 2.2 : mood.readiness * Math.exp(0.45 * chance.normal())
  const timelines = new Map<string, Timeline>()
  const entries: Entry[] = []
  let place = -1
  let weekBefore = -4
  for (const [m, moment] of moments.entries()) {
    while (menus[place + 1] && menus[place + 1]!.from <= moment.at) place++
    const now = menus[place]
    if (!now) continue
    const weeks = Math.min(moment.weekNumber - weekBefore, 4)
    weekBefore = moment.weekNumber
    let written = 0
    const write = (timeline: Timeline, offer: Offer, said: Partial<Entry> & { state: State | null; effectiveOn: Day }) => {
      const entry: Entry = {
        id: chance.id(),
        practiceCode: practice.code,
        actionSlug: offer.actionSlug,
        extent: null,
        plannedFor: null,
        answers: null,
        correctsId: null,
        void: false,
        ...(said.state ? spoken(said.state, chance) : { obstacle: null, note: null }),
        ...said,
        recordedAt: moment.at + written * 23_000,
        recordedBy: recorders[chance.is(0.6) ? 1 : 0],
        editionSlug: now.menu.edition.slug,
        guidanceHash: offer.guidanceHash,
      }
      written++
      entries.push(entry)
      timeline.lastMoment = m
      timeline.standing = timeline.standing.filter((known) => known.id !== entry.correctsId)
      if (!entry.void) timeline.standing.push(entry)
      if (!entry.correctsId && chance.is(lively ? 0.12 : 0.03)) timeline.correction = { entry, moment: m + chance.whole(1, 3) }
    }
    for (const offer of now.menu.offers) {
      const known = timelines.get(offer.actionSlug)
      const timeline = known ?? { standing: [], lastMoment: -1 }
      if (!known) timelines.set(offer.actionSlug, timeline)
      const desk: Desk = {
        chance,
        moment,
        calendar,
        menu: now.menu,
        weeks,
        openedOn: practice.openedOn,
        steady: lively,
        unwilling: temper === 0,
      }
      const wanted = timeline.correction
      if (wanted && m >= wanted.moment) {
        timeline.correction = undefined
        if (timeline.standing.includes(wanted.entry)) write(timeline, offer, corrected(wanted.entry, desk))
        continue
      }
      const current = timeline.standing.toSorted(byTimeline).at(-1)
      const isNew = moment.at - now.from < 21 * 86_400_000
      const appeal = Math.min(
        (lively ? 0.75 : APPEAL[(offer.position - 1) % APPEAL.length]!) * mood.favour(offer.actionSlug) * temper,
        0.9,
      )
      const said = current
        ? next(current, offer, desk)
        : first(offer, { appeal, hurry: keen * (m === 0 || isNew ? 0.42 : 0.07) }, desk)
      if (said) write(timeline, offer, said)
    }
  }
  return entries
}

type Desk = {
  chance: Chance
  moment: DeskMoment
  calendar: Calendar
  menu: Menu
  weeks: number
  openedOn: Day
  steady: boolean
  unwilling: boolean
}
type Said = { state: State; effectiveOn: Day; extent?: 'full' | 'partial'; plannedFor?: Day }

const today = ({ calendar, moment }: Desk): Day => calendar.days[moment.dayNumber]!
const later = (a: Day, b: Day): Day => (a > b ? a : b)
const daysAgo = ({ calendar, moment }: Desk, days: number): Day => calendar.days[Math.max(moment.dayNumber - days, 0)]!
const ahead = (desk: Desk, days: number): Day => desk.calendar.dayAt(desk.moment.dayNumber + days)

/** The first thing a practice says about an action. Nothing once the round is over or the action is off the menu. */
function first(offer: Offer, { appeal, hurry }: { appeal: number; hurry: number }, desk: Desk): Said | undefined {
  const { chance, menu } = desk
  if (offer.standing !== 'offered' || menu.round.ended) return undefined
  if (!chance.is(1 - (1 - Math.min(hurry, 0.85)) ** Math.max(desk.weeks * 0.6, 1))) return undefined
  const rest = 1 - appeal
  const state = chance.weighted({
    taking: appeal,
    planned: desk.unwilling ? 0 : 0.22 * rest,
    considering: 0.38 * rest,
    'not-planning': 0.32 * rest,
    'not-applicable': 0.08 * rest,
  })
  if (state === 'taking') return taking(desk, chance.is(0.3) ? 'partial' : 'full', later(menu.round.beganOn, desk.openedOn))
  if (state === 'planned') return { state, effectiveOn: today(desk), plannedFor: ahead(desk, chance.whole(4, 45)) }
  return { state, effectiveOn: today(desk) }
}

/** Taking, since today or some days ago, not before `notBefore`; one in twelve did so before the round began. */
function taking(desk: Desk, extent: 'full' | 'partial', notBefore: Day): Said {
  const { chance, menu, openedOn } = desk
  const drawn = chance.unit()
  if (drawn < 0.08 && notBefore === menu.round.beganOn) {
    const before = desk.calendar.numberOf(menu.round.beganOn) - chance.whole(5, 400)
    return { state: 'taking', extent, effectiveOn: later(desk.calendar.dayAt(before), openedOn) }
  }
  const days = drawn < 0.5 ? 0 : drawn < 0.85 ? chance.whole(1, 10) : chance.whole(11, 40)
  const day = later(daysAgo(desk, days), notBefore)
  return { state: 'taking', extent, effectiveOn: day > today(desk) ? today(desk) : day }
}

/** What a practice says after what it said last: most weeks nothing. */
function next(current: Entry, offer: Offer, desk: Desk): Said | undefined {
  const { chance, menu, weeks } = desk
  if (menu.round.ended) {
    const last = menu.round.endedOn!
    const soon = desk.moment.dayNumber - desk.calendar.numberOf(last) < 70
    const stops = soon && current.state === 'taking' && current.effectiveOn <= last && chance.is(0.045 * weeks)
    return stops ? { state: 'stopped', effectiveOn: later(daysAgo(desk, chance.whole(0, 30)), last) } : undefined
  }
  if (offer.standing !== 'offered') return undefined
  const on = (probability: number) => chance.is(Math.min(probability * weeks, 0.9))
  const since = current.effectiveOn
  switch (current.state) {
    case 'planned':
      if (current.plannedFor && current.plannedFor <= today(desk) && on(0.4))
        return taking(desk, chance.is(0.35) ? 'partial' : 'full', later(since, current.plannedFor))
      return on(0.02) ? { state: chance.is(0.6) ? 'considering' : 'not-planning', effectiveOn: today(desk) } : undefined
    case 'considering':
      if (!on(0.06)) return undefined
      if (desk.unwilling) return { state: 'not-planning', effectiveOn: today(desk) }
      if (chance.is(0.5)) return taking(desk, chance.is(0.4) ? 'partial' : 'full', since)
      if (chance.is(0.5)) return { state: 'planned', effectiveOn: today(desk), plannedFor: ahead(desk, chance.whole(4, 45)) }
      return { state: 'not-planning', effectiveOn: today(desk) }
    case 'taking':
      if (!desk.steady && on(0.007)) return { state: 'stopped', effectiveOn: later(daysAgo(desk, chance.whole(0, 12)), since) }
      if (current.extent === 'partial' && on(0.045)) return taking(desk, 'full', since)
      return current.extent === 'full' && on(0.003) ? taking(desk, 'partial', since) : undefined
    case 'stopped':
      return on(0.015) ? taking(desk, 'partial', since) : undefined
    default:
      return on(0.01) ? { state: 'considering', effectiveOn: today(desk) } : undefined
  }
}

/** A slip put right: the entry was a mistake altogether, or its day or its extent was wrong. */
function corrected(entry: Entry, desk: Desk): Partial<Entry> & { state: State | null; effectiveOn: Day } {
  const { chance } = desk
  const kept = { correctsId: entry.id, effectiveOn: entry.effectiveOn }
  if (chance.is(0.3)) return { ...kept, state: null, void: true }
  const { state, extent, plannedFor } = entry
  if (state === 'taking' && chance.is(0.4)) return { ...kept, state, extent: extent === 'full' ? 'partial' : 'full' }
  const before = desk.calendar.numberOf(entry.effectiveOn) - chance.whole(1, 9)
  const effectiveOn = later(desk.calendar.dayAt(before), desk.openedOn)
  return effectiveOn === entry.effectiveOn
    ? { ...kept, state: null, void: true }
    : { ...kept, state, extent, plannedFor, effectiveOn }
}
