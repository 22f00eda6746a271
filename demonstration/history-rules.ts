import { type Answers, byTimeline, type Entry, type State } from '#app/features/adoption/statements/adoption-rules.ts'
import type { Ask } from '#app/features/menu/actions/ask-rules.ts'
import type { Menu, Offer } from '#app/features/menu/editions/menu-rules.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { answered } from './answered-rules.ts'
import type { Calendar } from './calendar-rules.ts'
import { chanceOf } from './chance-rules.ts'
import type { Reporting } from './reporting-rules.ts'
import { demonstrationSetting } from './sign-in-list.ts'
import { spoken } from './spoken-rules.ts'
import { corrected, type Desk, first, next } from './steps-rules.ts'

/**
 * The menu from an instant until the next of the list: an edition was published, a round began or ended. `asks`: the actions' own
 * questions, by guidance hash.
 */
export type MenuFrom = { from: Instant; menu: Menu; asks: ReadonlyMap<string, readonly Ask[]> }

/** One practice and one action: its entries in force, when the last was recorded, and its answers while it takes the action. */
type Timeline = { inForce: Entry[]; lastMoment: number; answers?: Answers | null; correction?: { entry: Entry; moment: number } }

/** The appeal of an action by its position on the menu: some are taken by most, some by few. */
const APPEAL = [0.52, 0.4, 0.34, 0.62, 0.72, 0.46, 0.55, 0.68, 0.24, 0.38]

/** What practices of one LMC have in common: how readily they act, and which action they favour. */
export type LmcMood = { readiness: number; favour(actionSlug: string): number }

export function moodOfLmc(seed: number, lmcSlug: string): LmcMood {
  const readiness = 0.7 + 0.6 * chanceOf(seed, `mood ${lmcSlug}`).unit()
  const ages = new Map<string, number>()
  return {
    readiness,
    favour(actionSlug) {
      const known = ages.get(actionSlug) ?? 0.65 + 0.7 * chanceOf(seed, `mood ${lmcSlug} ${actionSlug}`).unit()
      ages.set(actionSlug, known)
      return known
    },
  }
}

/** The lively practice does not take everything: its LMC's flag, and a thing the partners still talk about. */
const LIVELY_STATES: Partial<Record<string, State>> = { 'medicines-software': 'not-applicable', 'serve-notice': 'considering' }
/** It has said nothing about this one. */
const LIVELY_LEAVES_OPEN = 'defer-pilots'

const TEMPER = { unwilling: 0, wary: 0.55, willing: 1.3 }

/** The entries of one practice, recorded in the weeks in which it reports. Each follows the rules of adoption on its day. */
export function entriesOf(
  seed: number,
  reporting: Reporting,
  menus: readonly MenuFrom[],
  mood: LmcMood,
  calendar: Calendar,
): Entry[] {
  const { practice, recorders, moments } = reporting
  const chance = chanceOf(seed, `entries ${practice.code}`)
  const answering = chanceOf(seed, `answers ${practice.code}`)
  const lively = practice.code === demonstrationSetting.lively.code
  // Practices differ more than actions do: some report every week and take nothing.
  const temper = lively ? 1 : TEMPER[chance.weighted({ unwilling: 17, wary: 28, willing: 55 })]
  const keen = lively ? 2.2 : mood.readiness * Math.exp(0.45 * chance.normal())
  const timelines = new Map<string, Timeline>()
  const entries: Entry[] = []
  let index = -1
  let weekBefore = -4
  for (const [m, moment] of moments.entries()) {
    while (menus[index + 1] && menus[index + 1]!.from <= moment.at) index++
    const now = menus[index]
    if (!now) continue
    const weeks = Math.min(moment.weekNumber - weekBefore, 4)
    weekBefore = moment.weekNumber
    let written = 0
    const answersOf = (timeline: Timeline, { guidanceHash }: Offer): Answers | null => {
      if (timeline.answers === undefined) timeline.answers = answered(now.asks.get(guidanceHash) ?? [], answering, lively)
      return timeline.answers
    }
    const write = (timeline: Timeline, offer: Offer, words: Partial<Entry> & { state: State | null; effectiveOn: Day }) => {
      const entry: Entry = {
        id: chance.id(),
        practiceCode: practice.code,
        actionSlug: offer.actionSlug,
        extent: null,
        plannedFor: null,
        answers: words.state === 'taking' ? answersOf(timeline, offer) : null,
        correctsId: null,
        void: false,
        ...(words.state ? spoken(words.state, chance) : { obstacleKind: null, obstacle: null, note: null }),
        ...words,
        recordedAt: moment.at + written * 23_000,
        recordedBy: recorders[chance.is(0.6) ? 1 : 0],
        editionSlug: now.menu.edition.slug,
        guidanceHash: offer.guidanceHash,
      }
      written++
      entries.push(entry)
      timeline.lastMoment = m
      timeline.inForce = timeline.inForce.filter((known) => known.id !== entry.correctsId)
      if (!entry.void) timeline.inForce.push(entry)
      if (!entry.correctsId && chance.is(lively ? 0.12 : 0.03)) timeline.correction = { entry, moment: m + chance.whole(1, 3) }
    }
    for (const offer of now.menu.offers) {
      if (lively && offer.actionSlug === LIVELY_LEAVES_OPEN) continue
      const known = timelines.get(offer.actionSlug)
      const timeline = known ?? { inForce: [], lastMoment: -1 }
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
        if (timeline.inForce.includes(wanted.entry)) write(timeline, offer, corrected(wanted.entry, offer, desk))
        continue
      }
      const current = timeline.inForce.toSorted(byTimeline).at(-1)
      const isNew = moment.at - now.from < 21 * 86_400_000
      const appeal = Math.min(
        (lively ? 0.75 : APPEAL[(offer.position - 1) % APPEAL.length]!) * mood.favour(offer.actionSlug) * temper,
        0.9,
      )
      const settled = lively ? LIVELY_STATES[offer.actionSlug] : undefined
      const repeated = current
        ? settled
          ? undefined
          : next(current, offer, desk)
        : first(offer, { appeal, hurry: keen * (m === 0 || isNew ? 0.42 : 0.07), settled }, desk)
      if (repeated) write(timeline, offer, repeated)
    }
  }
  return entries
}
