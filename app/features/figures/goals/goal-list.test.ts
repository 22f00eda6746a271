import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { GoalList } from './goal-list.tsx'
import type { Goal } from './goal-queries.server.ts'

const goal = (percent: number, state: string): Goal =>
  ({
    slug: `goal-${percent}`,
    of: 'returns',
    name: '',
    percent,
    by: '2024-12-22',
    judgement: { state, told: null },
    withdrawn: null,
  }) as never
const drawn = (goals: Goal[]) => renderToStaticMarkup(createElement(GoalList, { goals }))

test('goals to come stand open; those that were judged are folded under them, with how many were reached; alone they stand open', () => {
  const [above, folded] = drawn([goal(50, 'open'), goal(45, 'reached'), goal(60, 'not-reached'), goal(40, 'reached')]).split(
    '<details',
  )
  expect(above).toContain('50% of practices report')
  expect(above).not.toContain('45%')
  expect(folded).toContain('2 reached, 1 not reached')
  for (const percent of [45, 60, 40]) expect(folded).toContain(`${percent}% of practices report`)
  expect(drawn([goal(45, 'reached')])).not.toContain('<details')
  expect(drawn([goal(50, 'open')])).not.toContain('<details')
  expect(drawn([])).toBe('')
})

test('a goal leads to its action at the times of the page that lists it', () => {
  const goals = [
    { ...goal(50, 'open'), of: 'cap', name: 'cap' },
    { ...goal(45, 'reached'), of: 'pilots', name: 'pilots' },
  ]
  const actionHref = (action: string) => `/figures/actions/${action}?as-at=2024-11-17`
  const html = renderToStaticMarkup(createElement(GoalList, { goals: goals as Goal[], actionHref }))
  expect(html.match(/(?<=href=")[^"]+/g)).toEqual(['cap', 'pilots'].map(actionHref))
})
