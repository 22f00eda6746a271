import type { Entry, SharingChoice, State, WeeklyReturn } from '#app/features/adoption/statements/adoption-rules.ts'
import type { Offer } from '#app/features/menu/editions/menu-rules.ts'
import { addDays, type Day, startOfDay, type Week } from '#app/platform/time.ts'
import { type Chance, chanceOf } from '#demonstration/chance-rules.ts'

/** The parts of a history: `weeks` whole weeks that end on the Sunday before `thisWeek`. */
export type HistoryWishes = { practices: string[]; offers: Offer[]; edition: string; thisWeek: Week; weeks: number }

const RETURNED = 0.4
/** Six entries a practice a year, about six of the menu's actions. */
const ENTRIES_A_YEAR = 6
const ACTIONS_OF_A_PRACTICE = 6
/** The first year's entries fall in the first quarter: histories of every length end with equally many decided actions. */
const OPENING_WEEKS = 13
const EARLIEST = 60

const HOUR = 3_600_000

/**
 * A history for measuring, in the order of recording, so that rows of one practice are scattered as in reality. Each week 40 % of
 * the practices, drawn anew, make a return: within 28 days 87 % of them do, so nearly all are reporters.
 */
export function historyOf({ practices, offers, edition, thisWeek, weeks }: HistoryWishes): {
  entries: () => Generator<Entry>
  returns: () => Generator<WeeklyReturn>
  sharing: () => Generator<SharingChoice>
} {
  const firstDay = addDays(thisWeek, -7 * weeks - EARLIEST)
  const days: Day[] = []
  for (let n = 0; n < 7 * weeks + 2 * EARLIEST; n++) days.push(n === 0 ? firstDay : addDays(days[n - 1]!, 1))
  const starts = days.map(startOfDay)
  const dayIn = (week: number, chance: Chance) => EARLIEST + 7 * week + chance.whole(0, 6)
  const momentOf = (day: number, chance: Chance) => starts[day]! + Math.floor((8 + 11 * chance.unit()) * HOUR)
  const by = (practice: string) => `person-of-${practice}`

  function* entries(): Generator<Entry> {
    const chance = chanceOf(1, 'entries')
    const own = practices.map(() => chance.shuffled(offers).slice(0, ACTIONS_OF_A_PRACTICE))
    const last: (Entry | undefined)[] = []
    const entriesMade = practices.map(() => 0)
    for (const [week, due] of entryWeeks(practices.length, weeks, chance).entries())
      for (const p of due) {
        const day = dayIn(week, chance)
        const number = entriesMade[p]!++
        const before = last[p]
        const corrects = before !== undefined && before.correctsId === null && chance.is(1 / 30)
        const offer = number < ACTIONS_OF_A_PRACTICE ? own[p]![number]! : chance.pick(own[p]!)
        const state = stateOf(number, chance)
        const entry: Entry = {
          id: chance.id(),
          practiceCode: practices[p]!,
          actionSlug: corrects ? before.actionSlug : offer.actionSlug,
          state,
          extent: state === 'taking' ? (chance.is(0.3) ? 'partial' : 'full') : null,
          effectiveOn: days[day - (chance.is(0.5) ? 0 : chance.whole(1, 20))]!,
          plannedFor: state === 'planned' ? days[day + 20]! : null,
          answers: null,
          obstacleKind: null,
          obstacle: null,
          note: chance.is(0.1) ? 'Agreed at the partners’ meeting.' : null,
          correctsId: corrects ? before.id : null,
          void: false,
          recordedAt: momentOf(day, chance),
          recordedBy: by(practices[p]!),
          editionSlug: edition,
          guidanceHash: offer.guidanceHash,
        }
        last[p] = entry
        yield entry
      }
  }

  function* returns(): Generator<WeeklyReturn> {
    const chance = chanceOf(1, 'returns')
    for (let week = 0; week < weeks; week++)
      for (const practiceCode of scattered(practices, week))
        if (chance.is(RETURNED)) {
          const recordedAt = momentOf(dayIn(week, chance), chance)
          yield { practiceCode, week: days[EARLIEST + 7 * week]!, recordedAt, recordedBy: by(practiceCode) }
        }
  }

  function* sharing(): Generator<SharingChoice> {
    const chance = chanceOf(1, 'sharing')
    for (const practiceCode of practices)
      if (chance.is(0.85)) {
        const recordedAt = momentOf(dayIn(0, chance), chance)
        yield { practiceCode, sharesByName: chance.is(0.7), recordedAt, recordedBy: by(practiceCode) }
      }
  }

  return { entries, returns, sharing }
}

/** Which practices write an entry in which week: the first six in the opening weeks, the others spread over the rest. */
function entryWeeks(practices: number, weeks: number, chance: Chance): number[][] {
  const due: number[][] = Array.from({ length: weeks }, () => [])
  const opening = Math.min(OPENING_WEEKS, weeks)
  const later = Math.max(Math.round((ENTRIES_A_YEAR * weeks) / 52) - ENTRIES_A_YEAR, 0)
  for (let p = 0; p < practices; p++) {
    for (let n = 0; n < ENTRIES_A_YEAR; n++) due[Math.floor(((n + chance.unit()) * opening) / ENTRIES_A_YEAR)]!.push(p)
    for (let n = 0; n < later; n++) due[opening + Math.floor(((n + chance.unit()) * (weeks - opening)) / later)]!.push(p)
  }
  return due.map((week) => chance.shuffled(week))
}

function stateOf(number: number, chance: Chance): State {
  if (number < ACTIONS_OF_A_PRACTICE)
    return chance.weighted({ taking: 55, planned: 12, considering: 15, 'not-planning': 14, 'not-applicable': 4 })
  return chance.weighted({ taking: 60, stopped: 16, planned: 8, considering: 8, 'not-planning': 8 })
}

/** All of them in an order that differs by week. */
function* scattered(practices: string[], week: number): Generator<string> {
  const step = 1009
  for (let i = 0; i < practices.length; i++) yield practices[(i * step + week * 37) % practices.length]!
}
