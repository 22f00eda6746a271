import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ActionCourse } from './action-figures.tsx'

const figure = (count: number, of: number) => ({ kind: 'england', count, of, percent: of === 0 ? null : (100 * count) / of })
const CAP = { slug: 'cap', shortTitle: 'Cap', title: 'Cap contacts' }
const onMenu = (weekEnd: string, count: number, of: number) => {
  return { weekEnd, england: { actions: [{ slug: 'cap', taking: figure(count, of) }], goesOn: [] } }
}
const goesOn = (weekEnd: string, count: number, of: number) => {
  return { weekEnd, england: { actions: [], goesOn: [{ slug: 'cap', figure: figure(count, of) }] } }
}

test('an action that left the menu has its course, before and after; a week without reporters has no share', () => {
  const weeks = [onMenu('2025-03-09', 50, 100), goesOn('2025-03-16', 40, 100), goesOn('2025-03-23', 0, 0)] as never
  const html = renderToStaticMarkup(
    createElement(ActionCourse, { week: { columns: [] } as never, weeks, action: CAP, events: [], goals: [] }),
  )
  const words = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  expect(words).toContain('9 Mar 50%, 50 of 100 16 Mar 40%, 40 of 100 23 Mar –')
})
