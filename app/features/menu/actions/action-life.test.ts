import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { startOfDay } from '#app/platform/time.ts'
import { contentFolder, editionText, smallContent } from '#test/support/content.ts'
import { freshDatabase } from '#test/support/database.ts'
import { ActionLife } from './action-life.tsx'
import { actionLife } from './action-life-queries.server.ts'

const cap = (days: string) => `action: cap\n    standing: offered\n    wording: Take it.${days}`

/** What the page of the action tells last, after editions that gave it these days, one after another. */
function toldLast(...days: string[]): string {
  const editions = days.map((one, index) => [
    `rounds/first/editions/0${index + 2}-next-${index}.md`,
    editionText(index + 2, `2024-07-${10 + index}`, [cap(one), 'notice']),
  ])
  const db = freshDatabase()
  expect(loadContent(db, contentFolder({ ...smallContent, ...Object.fromEntries(editions) }), 0)).toMatchObject({ ok: true })
  const events = actionLife(db, 'cap', startOfDay('2024-12-01')).slice(-1)
  return renderToStaticMarkup(createElement(ActionLife, { events, title: 'Cap' }))
}

const FIRST = '\n    from: 2024-08-01'
const LAST = '\n    until: 2024-09-30'

test('a last day that an edition sets is told, with or without a first day', () => {
  expect(toldLast(LAST)).toContain('Called until 30 September 2024.')
  expect(toldLast(FIRST, FIRST + LAST)).toContain('Called from 1 August 2024 to 30 September 2024.')
})

test('only where an edition takes both days away is no day set any more', () => {
  expect(toldLast(FIRST + LAST, FIRST)).toContain('Called from 1 August 2024.')
  expect(toldLast(FIRST + LAST, '')).toContain('No day set any more.')
})

test('conditions that an edition adds are told with the day they are for', () => {
  const told = toldLast(FIRST, `${FIRST}\n    unless: the contract changes.`)
  expect(told).toContain('Called from 1 August 2024.')
  expect(told).toContain('It does not begin if: the contract changes.')
})
