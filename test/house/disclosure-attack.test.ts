import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLmcCountShown, type LmcCell, r5, shownTaking } from '#app/features/figures/disclosure/disclosure-guard-rules.ts'
import { committeeSums } from '#app/features/figures/disclosure/disclosure-rules.ts'
import type { RegionPart } from '#app/features/figures/disclosure/disclosure-sums-rules.ts'
import { mayMove, type Since } from '#app/features/figures/tallies/carried-row-rules.ts'
import {
  type Bounds,
  fittingCounts,
  fittingHidden,
  isHiddenWell,
  type KnownEngland,
  type Method,
  propagate,
} from '#test/support/disclosure-attack.ts'

type Lmc = { u: number; sharers: number; open: number; takes: { S: number; h: number }[] }
type England = Lmc[][]
type Sums = typeof committeeSums

const reportersOf = (lmc: Lmc) => lmc.u + lmc.sharers
const cellOf = (lmc: Lmc, column: number): LmcCell => ({ R: reportersOf(lmc), u: lmc.u, ...lmc.takes[column]! })
const total = (numbers: number[]) => numbers.reduce((sum, n) => sum + n, 0)
const truth = (lmc: Lmc, column: number) => lmc.takes[column]!.S + lmc.takes[column]!.h

function regionPart(lmcs: Lmc[], columns: number): RegionPart {
  const taking = Array.from({ length: columns }, (_, column) => total(lmcs.map((lmc) => truth(lmc, column))))
  return {
    reporters: total(lmcs.map(reportersOf)),
    open: total(lmcs.map((lmc) => lmc.open)),
    taking,
    any: Math.max(0, ...taking),
    lmcs: lmcs.map((lmc) => ({ reporters: reportersOf(lmc), cells: lmc.takes.map((_, column) => cellOf(lmc, column)) })),
    moved: 0,
    later: false,
    named: true,
  }
}

/**
 * The knowledge of a committee member who also knows how many practices of every LMC reported; `insider` adds one LMC's own
 * records.
 */
function knownFrom(england: England, column: number, sums: Sums, method: Method, insider?: Lmc): KnownEngland {
  const columns = england[0]![0]!.takes.length
  const { regions, nation } = sums(
    england.map((lmcs) => regionPart(lmcs, columns)),
    columns,
  )
  const windowOf = (lmc: Lmc): Bounds => {
    const cell = cellOf(lmc, column)
    const shown = isLmcCountShown(cell.R) ? method(cell) : undefined
    if (lmc === insider) {
      const fitting = shown === undefined ? [0, cell.u] : fittingHidden(method, cell, shown)
      return { low: cell.S + Math.min(...fitting), high: cell.S + Math.max(...fitting) }
    }
    return shown === undefined ? { low: 0, high: cell.R } : { ...fittingCounts(method, cell.R, shown) }
  }
  return {
    regions: england.map((lmcs, i) => {
      const figure = regions[i]?.taking[column]
      const everything = { low: 0, high: total(lmcs.map(reportersOf)) }
      return { lmcs: lmcs.map(windowOf), sum: figure ? { low: figure.low, high: figure.high } : everything }
    }),
    nation: { low: nation.taking[column]!.low, high: nation.taking[column]!.high },
  }
}

/**
 * How many LMC cells of one England the published sums bound to fewer than 3 values (to fewer than all, where fewer are
 * possible).
 */
function cellsGivenAway(england: England, sums: Sums = committeeSums, method: Method = shownTaking): number {
  let given = 0
  for (const column of england[0]![0]!.takes.keys()) {
    const open = propagate(knownFrom(england, column, sums, method))
    for (const [r, lmcs] of england.entries())
      for (const [l, lmc] of lmcs.entries()) {
        const { low, high } = open.regions[r]!.lmcs[l]!
        expect(truth(lmc, column)).toBeGreaterThanOrEqual(low)
        expect(truth(lmc, column)).toBeLessThanOrEqual(high)
        if (high - low + 1 < Math.min(3, reportersOf(lmc) + 1)) given++
        const { S } = lmc.takes[column]!
        const inside = propagate(knownFrom(england, column, sums, method, lmc)).regions[r]!.lmcs[l]!
        const hidden = Array.from({ length: inside.high - inside.low + 1 }, (_, i) => inside.low - S + i)
        if (!isHiddenWell(hidden, lmc.u)) given++
      }
  }
  return given
}

/** A small generator of our own, so that every run is the same. */
function chanceFrom(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Chance = (below: number) => number
const HABITS: ((chance: Chance, most: number, lmcNumber: number) => number)[] = [
  (chance, most) => chance(most + 1),
  () => 0,
  (_chance, most) => most,
  (chance, most) => Math.max(0, most - chance(2)),
  (chance, most) => Math.min(most, chance(2)),
  (_chance, most, lmcNumber) => (lmcNumber === 0 ? most : 0),
  (_chance, most, lmcNumber) => (lmcNumber === 0 ? 0 : most),
  (chance, most) => Math.round(most * 0.1 * chance(4)),
]

/** A random England: few or many LMCs, small or large; everyone, nobody or one practice sharing; every habit of taking. */
function randomEngland(chance: Chance): England {
  const sharing = chance(5)
  const habits = [HABITS[chance(HABITS.length)]!, HABITS[chance(HABITS.length)]!]
  const regionHabit = chance(3) === 0
  return Array.from({ length: 1 + chance(3) }, () => {
    const own = regionHabit ? [HABITS[chance(HABITS.length)]!, HABITS[chance(HABITS.length)]!] : habits
    return Array.from({ length: 1 + chance(7) }, (_, lmcNumber) => {
      const reporters = [chance(8), 8 + chance(6), 8 + chance(30)][chance(3)]!
      const u = [chance(reporters + 1), 0, reporters, Math.min(1, reporters), Math.max(0, reporters - 1)][sharing]!
      const sharers = reporters - u
      const takes = own.map((habit) => ({ S: habit(chance, sharers, lmcNumber), h: habit(chance, u, lmcNumber) }))
      return { u, sharers, open: reporters + chance(20), takes }
    })
  })
}

const everyEngland = (count: number, seed = 20_241_101) => {
  const chance = chanceFrom(seed)
  return Array.from({ length: count }, () => randomEngland(chance))
}

/** Every possible situation of one LMC, up to a number of reporters. */
function* everyCell(mostReporters: number): Generator<LmcCell> {
  for (let R = 8; R <= mostReporters; R++)
    for (let u = 0; u <= R; u++) for (let S = 0; S <= R - u; S++) for (let h = 0; h <= u; h++) yield { R, S, u, h }
}

const firstGivenAway = (method: Method, mostReporters: number): LmcCell | undefined => {
  for (const cell of everyCell(mostReporters)) if (!isHiddenWell(fittingHidden(method, cell, method(cell)), cell.u)) return cell
  return undefined
}

describe('an officer who knows every sharing practice of the LMC', () => {
  it('cannot tell what the others do, whatever the LMC looks like', () => {
    expect(firstGivenAway(shownTaking, 36)).toBeUndefined()
  })

  it('learns nothing more by comparing weeks in which the others did not change', () => {
    const week = fc.record({ sharers: fc.nat(30), S: fc.nat(30) })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.nat(40),
        fc.array(week, { minLength: 2, maxLength: 12 }),
        (u, some, weeks) => {
          const h = Math.min(some, u)
          let fitting = Array.from({ length: u + 1 }, (_, n) => n)
          for (const { sharers, S } of weeks) {
            const cell = { R: Math.max(8, u + sharers), S: Math.min(S, sharers), u }
            const thisWeek = new Set(fittingHidden(shownTaking, cell, shownTaking({ ...cell, h })))
            fitting = fitting.filter((n) => thisWeek.has(n))
          }
          expect(isHiddenWell(fitting, u)).toBe(true)
        },
      ),
      { numRuns: 2000, seed: 7 },
    )
  })

  it.each<[string, Method]>([
    ['H is rounded without its cap (all of them would show)', ({ R, S, u, h }) => r5(Math.min(S + (u < 2 ? 0 : r5(h)), R - 2))],
    ['S and h are added before rounding', ({ R, S, h }) => r5(Math.min(S + h, R - 2))],
    ['an exact 0 is shown', (cell) => (cell.S + cell.h === 0 ? -1 : shownTaking(cell))],
    ['"all" is shown', (cell) => (cell.S + cell.h === cell.R ? cell.R : shownTaking(cell))],
    ['counts are exact', ({ S, h }) => S + h],
    ['a single non-sharing practice counts', ({ R, S, u, h }) => r5(Math.min(S + (u < 2 ? h : r5(Math.min(h, u - 2))), R - 2))],
  ])('would be told by a weaker rule: %s', (_words, method) => {
    expect(firstGivenAway(method, 20)).toBeDefined()
  })
})

describe('a reader of every published sum', () => {
  it('cannot bound one LMC to fewer than three values, in thousands of random Englands', () => {
    const englands = everyEngland(1500)
    expect(total(englands.map((england) => total(england.map((lmcs) => lmcs.length * 2))))).toBeGreaterThan(20_000)
    expect(total(englands.map((england) => cellsGivenAway(england)))).toBe(0)
  })

  it('still gets exact regional and national counts in an England like ours', () => {
    const chance = chanceFrom(3)
    const england: England = Array.from({ length: 7 }, () =>
      Array.from({ length: 14 }, () => {
        const [u, sharers] = [5 + chance(20), 3 + chance(15)]
        return { u, sharers, open: (u + sharers) * 2, takes: [{ S: chance(sharers), h: chance(u) }] }
      }),
    )
    const { regions, nation } = committeeSums(
      england.map((lmcs) => regionPart(lmcs, 1)),
      1,
    )
    expect([...regions, nation].map((sums) => sums!.taking[0]!.high - sums!.taking[0]!.low)).toEqual(Array(8).fill(0))
    expect(cellsGivenAway(england)).toBe(0)
  })

  it('would learn cells if regions and nation were always exact', () => {
    const exact: Sums = (regions, columns) => {
      const real = committeeSums(regions, columns)
      const open = (taking: readonly number[]) => taking.map((value) => ({ low: value, high: value }) as never)
      return {
        regions: real.regions.map((sums, i) => sums && { ...sums, taking: open(regions[i]!.taking) }),
        nation: { ...real.nation, taking: open(real.nation.taking.map((_, c) => total(regions.map((r) => r.taking[c]!)))) },
      }
    }
    expect(total(everyEngland(200).map((england) => cellsGivenAway(england, exact)))).toBeGreaterThan(0)
  })

  it('would learn a region by subtraction if England were always exact', () => {
    const nationExact: Sums = (regions, columns) => {
      const real = committeeSums(regions, columns)
      const taking = real.nation.taking.map((_, c) => total(regions.map((r) => r.taking[c]!)))
      return { ...real, nation: { ...real.nation, taking: taking.map((value) => ({ low: value, high: value }) as never) } }
    }
    expect(total(everyEngland(200).map((england) => cellsGivenAway(england, nationExact)))).toBeGreaterThan(0)
  })

  it('learns nothing about an LMC from the sums or from how they are told: what its own row allows stays possible', () => {
    const shapes = [
      [[5, 7, 6, 4]],
      [[8, 9, 8]],
      [[12, 3, 9]],
      [
        [7, 7, 7],
        [6, 7],
      ],
      [
        [8, 4, 7],
        [1, 9],
      ],
      [[8], [9], [4, 8]],
    ]
    for (const shape of shapes) {
      const alike = new Map<string, Set<number>[]>()
      for (const england of worldsOf(shape)) {
        const { regions, nation } = committeeSums(
          england.map((lmcs) => regionPart(lmcs, 1)),
          1,
        )
        const rows = england.flat().map((lmc) => (isLmcCountShown(reportersOf(lmc)) ? shownTaking(cellOf(lmc, 0)) : 'too few'))
        const reading = JSON.stringify([rows, regions.map((sums) => sums?.taking), nation.taking])
        const seen = alike.get(reading) ?? england.flat().map(() => new Set<number>())
        alike.set(reading, seen)
        for (const [i, lmc] of england.flat().entries()) seen[i]!.add(truth(lmc, 0))
      }
      for (const [reading, seen] of alike) {
        const rows = (JSON.parse(reading) as [(number | 'too few')[]])[0]
        for (const [i, values] of seen.entries()) {
          const R = shape.flat()[i]!
          const row = rows[i]!
          const { low, high } = row === 'too few' ? { low: 0, high: R } : fittingCounts(shownTaking, R, row)
          expect(values.size).toBe(high - low + 1)
        }
      }
    }
  })
})

describe('a reader who knows who moved between regions, and what they do', () => {
  it('cannot use the difference between regional sums and LMC rows', () => {
    const chance = chanceFrom(11)
    let given = 0
    let exact = 0
    for (const lmcs of everyEngland(2500, 5).flat()) {
      const part = regionPart(lmcs, lmcs[0]!.takes.length)
      const moved = chance(6)
      const movedTaking = chance(2 * moved + 1) - moved
      const value = part.taking[0]! + movedTaking
      if (value < 0 || value > part.reporters) continue
      const figure = committeeSums([{ ...part, moved, taking: [value, part.taking[1]!] }], 2).regions[0]?.taking[0]
      if (!figure) continue
      if (figure.low === figure.high) exact++
      const sum = { low: figure.low - movedTaking, high: figure.high - movedTaking }
      const windows = lmcs.map((lmc) => {
        const cell = cellOf(lmc, 0)
        return isLmcCountShown(cell.R) ? { ...fittingCounts(shownTaking, cell.R, shownTaking(cell)) } : { low: 0, high: cell.R }
      })
      const known = propagate({ regions: [{ lmcs: windows, sum }], nation: { ...sum } }).regions[0]!.lmcs
      for (const [i, { low, high }] of known.entries()) if (high - low < windows[i]!.high - windows[i]!.low) given++
    }
    expect(exact).toBeGreaterThan(100)
    expect(given).toBe(0)
  })
})

describe('an officer who knows who made a return and compares weeks', () => {
  type Practice = { takes: boolean; last: number; shares: boolean }
  const names = Array.from({ length: 30 }, (_, i) => String.fromCharCode(65 + i))

  /** One LMC over some weeks. Returns how many states of single practices, in whatever week, became known for certain. */
  function knownForCertain(chance: Chance, moves: (since: Since) => boolean): number {
    const u = 2 + chance(7)
    const percent = 15 + chance(16)
    const practices = Array.from(
      { length: u + 4 + chance(16) },
      (_, i): Practice => ({ takes: chance(2) === 0, last: -chance(4), shares: i >= u }),
    )
    const worlds = Array.from({ length: 2 ** u }, (_, world) => world)
    const takenIn = (world: number, among: number) => bits(world & among)
    let possible = worlds
    const weeks: { possible: number[]; returned: number }[] = []
    let shown: { week: number; at: Since['now'] } | undefined
    for (let week = 1; week <= 16; week++) {
      for (const practice of practices)
        if (chance(100) < percent) {
          practice.last = week
          if (chance(3) === 0) practice.takes = !practice.takes
        }
      const returned = mask(practices, (practice, i) => i < u && practice.last === week)
      // Practices that made a return may have changed to anything; the others are unchanged.
      possible = spread(possible, returned)
      const reports = (practice: Practice) => week - practice.last < 4
      const now = {
        reporters: new Set(names.filter((_, i) => practices[i] && reports(practices[i]))),
        sharers: new Set(names.filter((_, i) => practices[i]?.shares)),
      }
      const last = shown
      const since = last && { before: last.at, now, returned: (name: string) => practices[names.indexOf(name)]!.last > last.week }
      if (isLmcCountShown(now.reporters.size) && (!since || moves(since))) {
        shown = { week, at: now }
        const among = mask(practices, (practice, i) => i < u && reports(practice))
        const S = practices.filter((practice) => practice.shares && practice.takes && reports(practice)).length
        const read = (h: number) => shownTaking({ R: now.reporters.size, S, u: bits(among), h })
        const truth = mask(practices, (practice, i) => i < u && practice.takes)
        const C = read(takenIn(truth, among))
        possible = possible.filter((world) => read(takenIn(world, among)) === C)
      }
      weeks.push({ possible, returned })
    }
    // What later weeks reveal about earlier ones.
    let known = 0
    let after = worlds
    for (const { possible: before, returned } of weeks.toReversed()) {
      const fits = new Set(after)
      const both = before.filter((world) => fits.has(world))
      for (let i = 0; i < u; i++) if (new Set(both.map((world) => (world >> i) & 1)).size < 2) known++
      after = spread(both, returned)
    }
    return known
  }

  const bits = (world: number) => world.toString(2).replaceAll('0', '').length
  const mask = (practices: Practice[], is: (practice: Practice, i: number) => boolean) =>
    practices.reduce((sum, practice, i) => sum + (is(practice, i) ? 2 ** i : 0), 0)
  const spread = (worlds: number[], changing: number) => {
    const fixed = new Set(worlds.map((world) => world & ~changing))
    const all = new Set<number>()
    for (const world of fixed)
      for (let free = changing; ; free = (free - 1) & changing) {
        all.add(world | free)
        if (free === 0) break
      }
    return [...all]
  }
  const histories = (count: number, moves: (since: Since) => boolean) => {
    const chance = chanceFrom(29)
    return Array.from({ length: count }, () => knownForCertain(chance, moves)).filter((known) => known > 0).length
  }

  it('knows nobody for certain, in any week', () => {
    expect(histories(600, mayMove)).toBe(0)
  })

  it('would, if a row moved with every week', () => {
    expect(histories(600, () => true)).toBeGreaterThan(5)
  })
})

describe('the one door', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  const filesWith = (pattern: RegExp) => files.filter((file) => pattern.test(readFileSync(join('app', file), 'utf8')))

  it('makes figures in disclosure-rules alone', () => {
    expect(filesWith(/\bas (unknown as )?(Published|Committee)(Figure|Count)\b/)).toEqual([
      'features/figures/disclosure/disclosure-rules.ts',
    ])
  })

  it('keeps true tallies inside the roll-up', () => {
    const reaching = filesWith(
      /figures\/.*(tally-weeks|stored-tallies|publication-queries|tally-rules|disclosure-guard|disclosure-sums|carried-row)|rollUpTallies|roll_up_tallies/,
    )
    // The digests of rows name every append-only table and read no figure from any.
    const outside = reaching.filter((file) => !file.startsWith('features/figures/') && !file.endsWith('.test.ts'))
    expect(outside).toEqual(['features/audit/chain/covered-tables.ts', 'features/audit/chain/row-fault-words.ts'])
  })
})

/**
 * Every England with so many reporters in each LMC, as far as a reader can distinguish them: the published figures, and how many
 * take the action.
 */
function* worldsOf(shape: number[][]): Generator<England> {
  const choices = shape.flat().map((R) => {
    const ways = new Map<string, Lmc>()
    for (let u = 0; u <= R; u++)
      for (let S = 0; S <= R - u; S++)
        for (let h = 0; h <= u; h++) {
          const shown = isLmcCountShown(R) ? shownTaking({ R, S, u, h }) : 0
          ways.set(`${shown} ${S + h}`, { u, sharers: R - u, open: R, takes: [{ S, h }] })
        }
    return [...ways.values()]
  })
  const worlds = choices.reduce((count, ways) => count * ways.length, 1)
  for (let n = 0; n < worlds; n++) {
    let rest = n
    let index = 0
    yield shape.map((lmcs) =>
      lmcs.map(() => {
        const ways = choices[index++]!
        const way = ways[rest % ways.length]!
        rest = Math.floor(rest / ways.length)
        return way
      }),
    )
  }
}
