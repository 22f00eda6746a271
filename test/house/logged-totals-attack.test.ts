import { expect, test } from 'vitest'
import { cappedSum } from '#app/features/figures/disclosure/capped-sum-rules.ts'
import {
  discloseLogged,
  type LoggedTally,
  type PublishedLog,
  ROW_FROM,
} from '#app/features/figures/disclosure/disclose-logged.ts'
import { furtherCount } from '#app/features/figures/disclosure/disclosure-rules.ts'
import type { Draw } from '#app/features/figures/disclosure/draw-rules.ts'
import { keyOf } from '#app/features/figures/releases/figures-key.server.ts'
import { releaseOf } from '#app/features/figures/tallies/release-rules.ts'
import { addDays } from '#app/platform/time.ts'

/*
 * Attacks on the totals of failures and claims by a reader who knows what every practice logged but one. A rule holds where whatever is
 * seen under one truth is seen under the other, and not far oftener; it fails where something is seen under one alone.
 */

const draws: Draw[] = Array.from({ length: 2500 }, (_, i) => keyOf(Buffer.alloc(32, `key ${i}`)).draw)
const SUNDAY = '2026-06-14'
const AT = { dispute: 'made-up', weekEnd: SUNDAY, known: releaseOf(SUNDAY) }
const ROW = 'failures/deliveries'

/** A tally in which so many practices logged on a line, so many of them with one still open. */
function tallyOf(practices: number, open = 0): LoggedTally {
  const own = Array.from({ length: practices }, (_, n) => [`Z${n}`, new Set(n < open ? ['open'] : [])] as const)
  return { rows: new Map([[ROW, { practices: new Map(own), parts: ['open'] }]]), sums: new Map(), open: 6000 }
}
const published = (draw: Draw, tally: LoggedTally, standing?: PublishedLog, at = AT, before = tally) =>
  discloseLogged(draw, at, tally, { standing, tallyAt: (known) => (known === at.known ? tally : before) })
const rowIn = ({ rows }: PublishedLog) => rows.find(({ key }) => key === ROW)

/** How often each thing is seen, over many secret keys. */
function seen(look: (draw: Draw) => unknown, keys = draws): Map<string, number> {
  const times = new Map<string, number>()
  for (const draw of keys) {
    const what = String(look(draw))
    times.set(what, (times.get(what) ?? 0) + 1)
  }
  return times
}
/** What was seen often under one truth and how much oftener than under the other; without end where it is never seen there. */
function worst(one: Map<string, number>, other: Map<string, number>): number {
  const often = [...one].filter(([, times]) => times >= 50).map(([what, times]) => times / (other.get(what) ?? 0))
  return Math.max(...often)
}
const tells = (look: (truth: 0 | 1) => Map<string, number>) => {
  const [without, withOne] = [look(0), look(1)]
  return Math.max(worst(without, withOne), worst(withOne, without))
}
const HOLDS = 7

test('one mover: a count is about as likely without the practice as with it', () => {
  expect(tells((one) => seen((draw) => rowIn(published(draw, tallyOf(300 + one)))?.practices))).toBeLessThan(HOLDS)
  // Weaker: the count as it is.
  expect(tells((one) => seen(() => 300 + one))).toBe(Number.POSITIVE_INFINITY)
})

test('the twentieth practice: that a line is shown does not say that it came', () => {
  const shown = (truth: number) => seen((draw) => rowIn(published(draw, tallyOf(truth))) !== undefined)
  for (const truth of [19, 22, 26]) expect([truth, tells((one) => shown(truth + one)) < HOLDS]).toEqual([truth, true])
  expect(shown(19).get('true') ?? 0).toBeLessThan(50)
  // Weaker: shown by the true number, from 20 on.
  const weaker = (truth: number) => seen((draw) => truth >= 20 && furtherCount(draw, LABEL, truth, 6000))
  expect(tells((one) => weaker(19 + one))).toBe(Number.POSITIVE_INFINITY)
  expect(ROW_FROM).toBeGreaterThan(20)
})
const LABEL = { kind: 'failures', key: 'k', week: 1, known: 1 } as const

type Rule = (draw: Draw, truth: number, week: number) => boolean
/** Whether so many practices are shown by themselves with the release of a week. */
const ours: Rule = (draw, truth, week) => rowIn(published(draw, TALLIES[truth]!, undefined, WEEKS[week])) !== undefined
const bare = (practices: number): LoggedTally => {
  const own = Array.from({ length: practices }, (_, n) => [`Z${n}`, new Set<string>()] as const)
  return { rows: new Map([[ROW, { practices: new Map(own), parts: [] }]]), sums: new Map(), open: 6000 }
}
const TALLIES = Array.from({ length: 30 }, (_, practices) => bare(practices))
const WEEKS = Array.from({ length: 52 }, (_, week) => addDays(SUNDAY, 7 * week)).map((weekEnd) => {
  return { ...AT, weekEnd, known: releaseOf(weekEnd) }
})
const SOME = draws.slice(0, 600)
/** Weaker: a hidden row is drawn anew every week; and one draw for ever. */
const anew: Rule = (draw, truth, week) => furtherCount(draw, { ...LABEL, week, known: week }, truth, 6000) >= 23
const once: Rule = (draw, truth) => furtherCount(draw, LABEL, truth, 6000) >= 23
/** The week of a year in which a row is shown first; undefined where it stays hidden. */
const firstShown = (rule: Rule, draw: Draw, truthIn: (week: number) => number) =>
  [...WEEKS.keys()].find((week) => rule(draw, truthIn(week), week))

test('a year of weeks in which a row stays hidden, or is shown at last, tells little of one practice', () => {
  const year = (rule: Rule, truth: number) => seen((draw) => firstShown(rule, draw, () => truth) ?? 'hidden', SOME)
  for (const truth of [21, 22]) expect([truth, tells((one) => year(ours, truth + one)) < HOLDS]).toEqual([truth, true])
  // Of 19, the twentieth is not promised in more than one of a hundred years; drawn anew, in one of ten and more.
  expect(SOME.length - year(ours, 19).get('hidden')!).toBeLessThan(SOME.length / 100)
  expect(SOME.length - year(anew, 19).get('hidden')!).toBeGreaterThan(SOME.length / 10)
  const isSilent = (rule: Rule, truth: number) => seen((draw) => (firstShown(rule, draw, () => truth) ?? 52) >= 20, SOME)
  expect(tells((one) => isSilent(ours, ROW_FROM - 2 + one))).toBeLessThan(HOLDS)
  expect(tells((one) => isSilent(anew, 21 + one))).toBeGreaterThan(2 * HOLDS)
}, 60_000)

test('the week in which a row is shown does not say that its practice came in it', () => {
  const came = (rule: Rule, truth: number, one: 0 | 1) =>
    seen((draw) => Math.sign((firstShown(rule, draw, (week) => (week < 20 ? truth : truth + one)) ?? 52) - 20), SOME)
  for (const truth of [24, 26]) expect([truth, tells((one) => came(ours, truth, one)) < HOLDS]).toEqual([truth, true])
  // Weaker: a number that lasts, alone: a step in what is told is a step in the truth.
  expect(tells((one) => came(once, 22, one))).toBe(Number.POSITIVE_INFINITY)
}, 60_000)

test('practices that logged on one line alone, and name one duty, are drawn for once and not three times', () => {
  const both = (practices: number): LoggedTally => {
    const row = (part: string) => {
      return {
        practices: new Map([...bare(practices).rows.get(ROW)!.practices.keys()].map((key) => [key, new Set([part])])),
        parts: [part],
      }
    }
    return {
      rows: new Map([
        ['failures/all', row('contractor')],
        [ROW, row('open')],
      ]),
      sums: new Map(),
      open: 6000,
    }
  }
  const told = (draw: Draw, truth: number) =>
    published(draw, both(truth)).rows.flatMap(({ practices, parts }) => [practices, ...parts.map(({ count }) => count)])
  expect(tells((one) => seen((draw) => told(draw, 300 + one)))).toBeLessThan(HOLDS)
  // Weaker: of the line and of all lines a number each.
  const weaker = (draw: Draw, truth: number) => ['line', 'all'].map((key) => furtherCount(draw, { ...LABEL, key }, truth, 6000))
  expect(tells((one) => seen((draw) => weaker(draw, 300 + one)))).toBeGreaterThan(HOLDS)
})

test('the difference of two releases: a row that one practice moved is told again as it was', () => {
  const next = { ...AT, weekEnd: addDays(SUNDAY, 7), known: releaseOf(addDays(SUNDAY, 7)) }
  const step = (draw: Draw, one: 0 | 1) => {
    const first = published(draw, tallyOf(300))
    const second = published(draw, tallyOf(300 + one), first, next, tallyOf(300))
    return rowIn(second)!.practices - rowIn(first)!.practices
  }
  expect(tells((one) => seen((draw) => step(draw, one)))).toBe(1)
  // Weaker: drawn anew every week. A year of weeks, of which the practice logged before the first or did not, gives it away.
  const mean = (draw: Draw, truth: number) => {
    const weeks = Array.from({ length: 52 }, (_, week) => furtherCount(draw, { ...LABEL, week, known: week }, truth, 6000))
    return Math.round(weeks.reduce((sum, count) => sum + count, 0) / weeks.length)
  }
  const guessed = draws.slice(0, 100).filter((draw) => mean(draw, 300) === 300 && mean(draw, 301) === 301).length
  expect(guessed).toBeGreaterThan(95)
  // Ours tells one number for as long as nothing but that moves: a year of weeks is one week.
  const year = (draw: Draw) => {
    let last = published(draw, tallyOf(300))
    const first = rowIn(last)!.practices
    for (let week = 1; week <= 52; week++) {
      const weekEnd = addDays(SUNDAY, 7 * week)
      last = published(draw, tallyOf(300), last, { ...AT, weekEnd, known: releaseOf(weekEnd) })
      if (rowIn(last)!.practices !== first) return false
    }
    return true
  }
  expect(draws.slice(0, 20).every(year)).toBe(true)
})

test('a complement: those of a line less those with one still open do not name the one that has none', () => {
  const rest = (draw: Draw, one: 0 | 1) => {
    const { practices, parts } = rowIn(published(draw, tallyOf(300, 300 - one)))!
    return practices - parts[0]!.count
  }
  expect(tells((one) => seen((draw) => rest(draw, one)))).toBeLessThan(HOLDS)
  // Weaker: one number is drawn for both, so that it falls out of the difference.
  const weaker = (draw: Draw, one: 0 | 1) => furtherCount(draw, LABEL, 300, 6000) - furtherCount(draw, LABEL, 300 - one, 6000)
  expect(tells((one) => seen((draw) => weaker(draw, one)))).toBe(Number.POSITIVE_INFINITY)
})

/** What sixty practices claim, in pence; the last is the one the reader does not know. */
const claims = (last: number) => [...Array.from({ length: 59 }, (_, n) => 5_000 + 400 * ((n * 7) % 59)), last]
const sumOf = (draw: Draw, amounts: readonly number[]) => cappedSum(draw, { ...LABEL, kind: 'claims' }, amounts)
const twoFigures = (sum: number) => Number(sum.toPrecision(2))
const plain = (amounts: readonly number[]) => amounts.reduce((sum, one) => sum + one, 0)

test('one large claim does not show in a total, however large', () => {
  expect(tells((one) => seen((draw) => sumOf(draw, claims(one ? 99_999_999 : 9_000))))).toBeLessThan(2 * HOLDS)
  // Weaker: rounded, not capped.
  expect(tells((one) => seen(() => twoFigures(plain(claims(one ? 99_999_999 : 9_000)))))).toBe(Number.POSITIVE_INFINITY)
})

test('that it is there at all does not show either: capped and rounded, but without a number drawn, it would', () => {
  const without = (amounts: readonly number[]) => amounts.slice(0, -1)
  const ours = (one: 0 | 1) => seen((draw) => sumOf(draw, one ? claims(28_000) : without(claims(28_000))))
  expect(tells(ours)).toBeLessThan(2 * HOLDS)
  const capped = (amounts: readonly number[]) => {
    const cap = [...amounts].sort((a, b) => a - b)[Math.ceil(0.95 * amounts.length) - 1]!
    return twoFigures(plain(amounts.map((amount) => Math.min(amount, cap))))
  }
  expect(tells((one) => seen(() => capped(one ? claims(28_000) : without(claims(28_000)))))).toBe(Number.POSITIVE_INFINITY)
})

test('two that hold all that is large: the cap lies below both, or one would tell the other’s sum', () => {
  const both = (other: number) => [...claims(9_000).slice(0, 58), 90_000_000, other]
  expect(tells((one) => seen((draw) => sumOf(draw, both(one ? 99_000_000 : 91_000_000))))).toBe(1)
  const second = (amounts: readonly number[]) => [...amounts].sort((a, b) => a - b).at(-2)!
  const weaker = (other: number) => twoFigures(plain(both(other).map((amount) => Math.min(amount, second(both(other))))))
  expect(weaker(91_000_000)).toBeGreaterThan(twoFigures(plain(claims(9_000))) * 10)
})

test('a sum lies near the truth where many add to it', () => {
  const amounts = Array.from({ length: 900 }, (_, n) => 5_000 + 37 * ((n * 7) % 900))
  const off = draws.slice(0, 500).map((draw) => Math.abs(sumOf(draw, amounts) - plain(amounts)) / plain(amounts))
  expect(Math.max(...off)).toBeLessThan(0.06)
})
