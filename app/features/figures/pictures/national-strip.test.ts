import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { NationalStrip } from './national-strip.tsx'

const week = (weekEnd: string, columns: string[], count: number) => ({
  weekEnd,
  columns: columns.map((slug) => ({ slug })),
  england: {
    open: 200,
    outside: 0,
    reporters: 100,
    silent: 100,
    actions: [],
    any: { kind: 'england', count, of: 100, percent: count },
  },
})
const words = (compared: object) =>
  renderToStaticMarkup(
    createElement(NationalStrip, {
      week: week('2026-06-28', ['review'], 52),
      compared,
      courses: { any: [], reported: [] },
    } as never),
  )

test('a comparison says the year where it is another, and the menu where it was another', () => {
  expect(words(week('2024-09-29', ['cap', 'review'], 81))).toContain('−29 points since 29 September 2024, of another menu')
  expect(words(week('2026-05-31', ['review'], 50))).toMatch(/\+2 points since 31 May</)
})
