import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lmcTaking, step } from '#app/features/figures/disclosure/disclosure-rules.ts'
import { narrow } from '#app/features/figures/disclosure/draw-rules.ts'
import { keyOf } from '#app/features/figures/releases/figures-key.server.ts'
import {
  type Beliefs,
  chances,
  cutAt,
  largestFactor,
  type Method,
  NARROW,
  NOTHING,
  officerLearns,
  V3,
  WIDE,
} from '#test/support/disclosure-attack.ts'

const exactly: Method['tell'] = (h) => h
const plain: Method['tell'] = (h, noise) => h + noise
const BOUNDED = cutAt(WIDE, 3)

describe('every answer stays possible, whatever is published of a week', () => {
  const sizes = [5, 6, 7, 8, 9, 10, 11, 12]
  const worst = (method: Method) => Math.max(...sizes.map((u) => largestFactor(method, u)))

  it('for every count that could be hidden, and one answer more changes the chance of a row by 4.5 at most', () => {
    expect(worst(V3)).toBeLessThan(4.5)
  })

  it('and where fewer than five do not share, the row is the same whatever they answer', () => {
    for (let u = 0; u < 5; u++)
      for (let h = 0; h <= u; h++)
        for (let noise = -20; noise <= 20; noise++)
          expect(lmcTaking({ R: 20, S: 6, u, h }, 40, noise)).toBe(lmcTaking({ R: 20, S: 6, u, h: 0 }, 40, noise))
  })

  it.each<[string, Method]>([
    ['without the part of the week', { ...V3, weekly: NOTHING }],
    ['with the part of the week cut at two', { ...V3, weekly: cutAt(NARROW, 2) }],
    ['with the number after the step', { ...V3, tell: (h, n, u) => step(h, u) + n }],
    ['with exact counts', { ...V3, tell: exactly }],
  ])('which does not hold %s', (_words, weaker) => {
    expect(worst(weaker)).toBeGreaterThan(4.5)
  })

  it('nor where under five were counted', () => {
    const counted: Method = { ...V3, tell: (h, noise, u) => step(h + noise, u) }
    expect(new Set(Array.from({ length: 5 }, (_, h) => JSON.stringify([counted.tell(h, 0, 4)]))).size).toBeGreaterThan(1)
  })
})

/** Many officers, each over sixteen weeks, with two to six practices that do not share. */
function officers(method: Method, histories: number, told = false): Beliefs {
  const chance = chances(7)
  const all: Beliefs = { cells: 0, pinned: 0, strong: 0, largestGain: 1 }
  for (let i = 0; i < histories; i++) {
    const found = officerLearns(method, { u: 5 + (i % 2), weeks: 16, told }, chance)
    all.cells += found.cells
    all.pinned += found.pinned
    all.strong += found.strong
    all.largestGain = Math.max(all.largestGain, found.largestGain)
  }
  return all
}

describe('an officer who knows everything but the answers of five or six practices, and reads their row for sixteen weeks', () => {
  it('knows no answer for certain, and guesses hardly better than before', () => {
    const { cells, pinned, strong, largestGain } = officers(V3, 30)
    expect([pinned, largestGain < 200, strong / cells < 0.005]).toEqual([0, true, true])
  })

  it('nor when told what all others of them answer', () => {
    const { cells, pinned, strong } = officers(V3, 30, true)
    expect([pinned, strong / cells < 0.005]).toEqual([0, true])
  })

  it.each<[string, number, Method]>([
    ['a number that stays', 15, { lasting: WIDE, stays: 16, weekly: NOTHING, tell: plain }],
    ['a number within three that is new each week', 100, { lasting: NOTHING, stays: 16, weekly: BOUNDED, tell: plain }],
    ['exact counts', 15, { lasting: NOTHING, stays: 16, weekly: NOTHING, tell: exactly }],
  ])('but would with %s', (_words, histories, weaker) => {
    expect(officers(weaker, histories).pinned).toBeGreaterThan(0)
  })
})

describe('a sum', () => {
  it('can be away from the truth by any number, so no neighbour is ever excluded', () => {
    const { draw } = keyOf(Buffer.alloc(32, 1))
    const drawn = new Set(Array.from({ length: 60_000 }, (_, i) => narrow(draw, `region|Y1|cap|${i}|1`)))
    expect([...Array(9).keys()].every((n) => drawn.has(n - 4))).toBe(true)
  })
})

describe('the one door', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  const product = files.filter((file) => !file.endsWith('.test.ts'))
  const filesWith = (pattern: RegExp) => product.filter((file) => pattern.test(readFileSync(join('app', file), 'utf8')))

  it('makes published counts in the rules of disclosure alone', () => {
    expect(filesWith(/\bas (unknown as )?PublishedCount\b/)).toEqual([
      'features/figures/disclosure/capped-sum-rules.ts',
      'features/figures/disclosure/disclose-week.ts',
      'features/figures/disclosure/disclosure-rules.ts',
    ])
    expect(filesWith(/\bas (unknown as )?PublishedFigure\b/)).toEqual(['features/figures/disclosure/published-figure.ts'])
  })

  it('keeps true tallies inside the figures', () => {
    const reaching = filesWith(/figures\/tallies\/(tally|facts|stored|england|later|week-scope)|rollUpTallies|roll_up_tallies/)
    // The digests of rows name every append-only table and read no figure from any.
    const outside = reaching.filter((file) => !file.startsWith('features/figures/'))
    expect(outside).toEqual(['features/audit/chain/covered-tables.ts', 'features/audit/chain/row-fault-words.ts'])
  })

  it('shows pages nothing but releases', () => {
    const pages = product.filter((file) => /^(routes|ui|features\/figures\/pages)\//.test(file))
    const reaching = pages.filter((file) =>
      /figures\/(tallies\/(?!counted-states|band-rules)|releases\/work-out)/.test(readFileSync(join('app', file), 'utf8')),
    )
    expect(reaching).toEqual([])
  })
})
