import { expect, test } from 'vitest'
import type { LmcBesideOthers } from '#app/features/figures/releases/lmc-figures.ts'
import { newsletterLine } from './newsletter-line.tsx'

const figure = (count: number) => ({ kind: 'lmc', count, of: 47, percent: null, band: null }) as never
const columns = ['Cap', 'Notice', 'Letters', 'Record'].map((shortTitle) => ({
  slug: shortTitle,
  title: shortTitle,
  shortTitle,
  status: 'offered',
}))
const lmc = {
  slug: 'leeds',
  name: 'Leeds LMC',
  open: 84,
  shown: true,
  of: 47,
  reportRate: 0.5,
  taking: [12, 29, 3, 21].map(figure),
}
const figures = { weekEnd: '2024-11-24', columns, lmc } as unknown as LmcBesideOthers

test('the line names the week, who reported, and the three actions taken most, as published', () => {
  expect(newsletterLine(figures)).toMatch(
    /^Week to 24 November: 47 of 84 practices of Leeds LMC reported. Taken most: Notice \(.*29 of 47\), Record \(.*21 of 47\), Cap \(.*12 of 47\);/,
  )
})

test('without a published figure there is no line', () => {
  const none = { ...figures, lmc: { ...lmc, shown: false } } as unknown as LmcBesideOthers
  expect(newsletterLine(none)).toBeUndefined()
})
