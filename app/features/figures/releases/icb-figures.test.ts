import { expect, it } from 'vitest'
import { figureOf } from '#app/features/figures/disclosure/published-figure.ts'
import { readReleaseText } from '#app/features/figures/disclosure/release-text.ts'
import { icbFigures } from './icb-figures.ts'
import type { LmcFigures } from './week-figures.ts'

/** Published counts, as a release says them. */
const counts = readReleaseText(
  JSON.stringify({
    week: {
      lmcs: [
        { of: 20, taking: [6] },
        { of: 30, taking: [9] },
      ],
    },
    changed: [],
  }),
).week
const about = (slug: string, icbs: string[]) => ({ slug, name: `The ${slug} LMC`, region: null, icbs, open: 60 })
const row = (slug: string, icbs: string[], i: number): LmcFigures => {
  const { of, taking } = counts.lmcs[i]!
  return { ...about(slug, icbs), shown: true, of: of!, reportRate: 50, taking: [figureOf('lmc', taking![0]!, of!)] }
}
const columns = [{ slug: 'cap', title: 'Cap', shortTitle: 'Cap', status: 'offered' as const }]

it('adds up the published rows of an ICB’s LMCs, and names those left out and those in two ICBs', () => {
  const hidden: LmcFigures = {
    ...about('few', ['QA']),
    shown: false,
    why: 'too-few',
    standIn: { of: 'england', name: 'England', taking: [] },
  }
  const lmcs = [row('one', ['QA'], 0), row('two', ['QA', 'QB'], 1), hidden, row('three', ['QB'], 0)]
  const [a, b] = icbFigures(
    { lmcs, columns },
    new Map([
      ['QA', 'North ICB'],
      ['QB', 'South ICB'],
    ]),
  )
  expect(a).toEqual({
    code: 'QA',
    name: 'North ICB',
    lmcs: ['The one LMC', 'The two LMC'],
    leftOut: ['The few LMC'],
    inTwo: ['The two LMC'],
    of: 50,
    taking: [{ count: 15, percent: 30 }],
    blur: 6,
  })
  expect(b).toMatchObject({ name: 'South ICB', of: 20, taking: [{ count: 6, percent: 30 }], blur: 4 })
})

it('tells no share where no LMC of an ICB has a row', () => {
  const hidden: LmcFigures = {
    ...about('few', ['QA']),
    shown: false,
    why: 'not-published',
    standIn: { of: 'region', name: 'North', taking: [] },
  }
  expect(icbFigures({ lmcs: [hidden], columns }, new Map())).toMatchObject([
    { name: 'QA', of: 0, taking: [{ percent: null }], blur: 0 },
  ])
})
