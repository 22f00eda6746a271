import { expect, test } from 'vitest'
import { sendFeedback } from '#app/features/menu/feedback/send-feedback.server.ts'
import { writeLocalNote } from '#app/features/menu/local-notes/write-local-note.server.ts'
import { lastVisit, noteVisit } from '#app/features/people/accounts/last-visit.server.ts'
import { writeCollected } from '#app/platform/collected-writes.server.ts'
import type { Db } from '#db/client.server.ts'
import { persons } from '#db/schema/people.ts'
import { adoptionDatabase, at, BY } from '#test/support/adoption.ts'
import { FIGURES_NOW, figuresWorld } from '#test/support/figures-world.ts'
import { newsFrom, newsSince } from './news-queries.server.ts'

const NOW = at('2024-09-10')
const OWN = { practiceCode: 'ZZ001', lmcSlug: null }
const words = (db: Db, from: string, role: Parameters<typeof newsSince>[1] = OWN, now = NOW) =>
  newsSince(db, role, from, now).map(({ kind, words }) => `${kind}: ${words}`)

test('the first page of a day notes the visit, and all others of the day write nothing', async () => {
  const db = adoptionDatabase()
  db.insert(persons).values({ id: 'p', email: 'p@example.org', name: 'Dr P', passwordHash: '', createdAt: 0 }).run()
  noteVisit(db, 'p', '2024-09-03')
  expect(lastVisit(db, 'p', '2024-09-03')).toBeUndefined()
  await writeCollected(db)
  noteVisit(db, 'p', '2024-09-10')
  await writeCollected(db)
  const changes = () => db.$client.prepare('select total_changes()').pluck().get()
  const before = changes()
  for (let page = 0; page < 5; page++) noteVisit(db, 'p', '2024-09-10')
  await writeCollected(db)
  expect(changes()).toBe(before)
  expect(lastVisit(db, 'p', '2024-09-10')).toBe('2024-09-03')
})

test('an edition since the last visit is new, one before it is not; a first visit looks back four weeks', () => {
  const db = adoptionDatabase()
  expect(words(db, '2024-08-20')).toEqual(['Menu: Edition 2: 3 actions on the menu'])
  expect(words(db, '2024-09-02')).toEqual([])
  expect(newsFrom(undefined, '2024-09-10')).toBe('2024-08-13')
})

test('notes of one’s own LMC are new, and answers to one’s own feedback, and nobody else’s', () => {
  const db = adoptionDatabase()
  const note = {
    actionSlug: 'cap',
    flag: 'conditions',
    reason: 'A local scheme',
    advice: null,
    effort: null,
    impact: null,
  } as const
  writeLocalNote(db, { ...note, lmcSlug: 'borsetshire', seen: '' }, BY, at('2024-09-05'))
  writeLocalNote(db, { ...note, actionSlug: 'notice', lmcSlug: 'loamshire', seen: '' }, BY, at('2024-09-05'))
  const sent = sendFeedback(
    db,
    { sender: { practiceCode: 'ZZ001' }, action: 'cap', kind: 'risk', words: 'A risk' },
    BY,
    at('2024-09-05'),
  )
  if (!sent.ok) throw new Error(sent.reason)
  db.$client
    .prepare("insert into feedback_answers (id, feedback_id, words, recorded_at, recorded_by) values ('a', ?, 'We see', ?, 'x')")
    .run(sent.id, at('2024-09-06'))
  expect(words(db, '2024-09-03')).toEqual([
    'Answer: The committee answered what you said of: The cap',
    'Borsetshire LMC says: The cap',
  ])
  expect(words(db, '2024-09-03', { practiceCode: 'ZZ002', lmcSlug: null })).toEqual(['Borsetshire LMC says: The cap'])
  expect(words(db, '2024-09-03', { practiceCode: null, lmcSlug: 'loamshire' })).toEqual(['Loamshire LMC says: The notice'])
  expect(words(db, '2024-09-03', { practiceCode: null, lmcSlug: null })).toEqual([])
})

test('releases since the last visit are named, five at most', () => {
  const db = figuresWorld()
  const figures = (from: string) => words(db, from, undefined, FIGURES_NOW).filter((line) => line.startsWith('Figures'))
  expect(figures('2024-11-12')).toEqual(['Figures: the week to 17 November 2024'])
  expect(figures('2024-08-01')).toHaveLength(5)
})
