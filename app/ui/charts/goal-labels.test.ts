import { expect, test } from 'vitest'
import { goalLabels } from './chart-scales.ts'

const line = (up: number, end = 1, start = end - 0.3) => ({ start, end, up })

test('a label stands over the end of its goal’s line', () => {
  expect(goalLabels([line(0.4)])).toEqual([{ at: 'end', over: true }])
  expect(goalLabels([line(0.4, 0.5), line(0.4, 0.9)])).toEqual([
    { at: 'end', over: true },
    { at: 'end', over: true },
  ])
})

test('of two close goals the higher is named over its line, the lower under its own; a third has no room, and the list names it', () => {
  expect(goalLabels([line(0.4), line(0.45)])).toEqual([
    { at: 'end', over: false },
    { at: 'end', over: true },
  ])
  expect(goalLabels([line(0.42), line(0.4), line(0.45)])).toEqual([{ at: 'end', over: false }, null, { at: 'end', over: true }])
  expect(goalLabels([line(0.42), line(0.4, 1, 0.3), line(0.45)])[1]).toEqual({ at: 'start', over: true })
})

test('no label leaves the drawing', () => {
  expect(goalLabels([line(0.02, 0.2, 0), line(0.05, 0.2, 0)])).toEqual([null, { at: 'end', over: true }])
})
