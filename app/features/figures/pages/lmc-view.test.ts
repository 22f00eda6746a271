import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LmcView } from './lmc-view.tsx'

const times = { weekEnd: '2024-11-24', known: '2024-11-25' }
const page = (row: object | null, regional: object | null = { name: 'North East and Yorkshire', taking: [] }) =>
  renderToStaticMarkup(
    createElement(LmcView, {
      last: null,
      visit: {
        ...{
          kind: 'shown',
          lmc: { slug: 'leeds', name: 'Leeds LMC', region: null },
          weekEnd: times.weekEnd,
          knownId: times.known,
        },
        ...{ columns: [], row, regional, national: [], courses: [], times, notes: [] },
        form: { times, ends: [times.weekEnd], releases: [], kept: {} },
      } as never,
    }),
  ).replaceAll(/<[^>]*>/g, '')

test('the page of an LMC says first what its figures rest on: who reports, or what stands in where too few do or it is not shown by name', () => {
  const shown = page({ shown: true, of: 47, open: 84, reportRate: 56, taking: [] })
  expect(shown).toContain('Leeds LMC: 47 of 84 practices report')
  expect(shown).toContain('56% of its practices made a return in the last 4 weeks. The others are silent, which is not a no.')
  expect(shown).toContain('moves in these figures at the start of a quarter')
  const few = { shown: false, why: 'too-few', open: 84 }
  expect(page(few)).toContain(
    '84 open practices, too few of them reporting to be shown. The figures of North East and Yorkshire stand in.',
  )
  expect(page({ ...few, open: 1 }, null)).toContain(
    '1 open practice, too few of them reporting to be shown. The figures of England stand in.',
  )
  expect(page({ ...few, why: 'not-public' })).toContain('this LMC has not chosen to be shown by name')
  expect(page(null)).toContain('No open practice is placed in Leeds LMC as at this week’s end.')
  // A region without figures takes no column.
  expect(page({ ...few, why: 'not-public' })).toContain('North East and YorkshireEngland')
  expect(page({ ...few, why: 'not-public' }, null)).toMatch(/Action\s*England/)
  for (const hidden of [few, { ...few, why: 'not-public' }, null])
    expect(page(hidden)).not.toMatch(/% of its practices|practices report/)
})
