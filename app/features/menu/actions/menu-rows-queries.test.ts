import { expect, test } from 'vitest'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf, startOfDay } from '#app/platform/time.ts'
import { actionText, contentFolder, smallContent } from '#test/support/content.ts'
import { freshDatabase } from '#test/support/database.ts'
import { actionPage } from './action-page-queries.server.ts'
import { menuWithRows } from './menu-rows-queries.server.ts'

test('a row of the menu of 2024 says what is asked in a line and how much work it is, under a short title', () => {
  const db = freshDatabase()
  expect(loadContent(db, paths.content, startOfDay('2026-11-28'))).toMatchObject({ ok: true })
  const menu = menuWithRows(db, instantOf('2024-11-28', '10:00'))
  expect(menu?.rows).toHaveLength(10)
  for (const { title, summary } of menu?.rows ?? [])
    expect([title, title.length < 40, summary!.length <= 120]).toEqual([title, true, true])
  expect(menu?.rows[0]).toMatchObject({ title: 'Cap consultations at 25 a day', effort: 'large' })
  const placesOf = (slug: string) => menu?.soFar.actions.find((action) => action.slug === slug)?.places
  expect(menu?.soFar.editions.map(({ month }) => month)).toEqual(['Jun', 'Jul', 'Aug', 'Sept'])
  expect(placesOf('cap-contacts')).toEqual(['on', 'on', 'on', 'on'])
  expect(placesOf('defer-pilots')).toEqual(['none', 'none', 'on', 'in-doubt'])
  expect(placesOf('face-to-face')).toEqual(['on', 'off', 'none', 'none'])
})

test('every action on a menu answers whether it has any effect: its own outcomes, and those of its round', () => {
  const db = freshDatabase()
  loadContent(db, paths.content, startOfDay('2026-11-28'), { on: '2026-11-28' })
  const { own, whole } = actionPage(db, 'serve-notice', startOfDay('2026-11-28'))?.effects ?? {}
  expect(own?.[0]).toMatchObject({ when: 'spring 2025', who: 'Pulse' })
  expect(whole?.map(({ who }) => who)).toContain('NHS England')
})

test('an outcome is known from its day on', () => {
  const db = freshDatabase()
  loadContent(db, paths.content, startOfDay('2024-11-28'), { on: '2024-11-28' })
  const effects = actionPage(db, 'serve-notice', startOfDay('2024-11-28'))?.effects
  expect(effects?.own.map(({ when }) => when)).toEqual(['autumn 2024'])
  expect(effects?.whole.map(({ when }) => when)).toEqual(['autumn 2024', '12 August 2024', 'July 2024'])
})

test('a clinical system of which nothing is known is left out of the page', () => {
  const db = freshDatabase()
  const known = actionText('Cap').replace('  SystmOne: Not known.', '  SystmOne: Under Organisation.')
  loadContent(db, contentFolder({ ...smallContent, 'actions/cap/guidance.md': known }), 0)
  expect(actionPage(db, 'cap', startOfDay('2024-08-05'))?.words.systems).toEqual([
    { name: 'SystmOne', wordsHtml: expect.stringContaining('Under Organisation.') },
  ])
  expect(actionPage(db, 'notice', startOfDay('2024-08-05'))?.words.systems).toEqual([])
})
