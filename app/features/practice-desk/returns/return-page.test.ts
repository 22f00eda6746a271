import { expect, test } from 'vitest'
import { makeReturn } from '#app/features/adoption/statements/make-return.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { addDays, dayOf } from '#app/platform/time.ts'
import { adoptionDatabase, at, BY, closePractice } from '#test/support/adoption.ts'
import { returnPage } from './return-queries.server.ts'
import { reportingAfter } from './return-rules.ts'

const HERE = 'ZZ001'
const taking = { state: 'taking', extent: 'full', plannedFor: null, note: null } as const

test('the page shows what a return confirms: each action with its state, since when and the obstacle, and what is not decided', () => {
  const db = adoptionDatabase()
  const said = { ...taking, practiceCode: HERE, actionSlug: 'cap', obstacleKind: 'no-time', obstacle: 'Two are ill' } as const
  recordAdoption(db, { ...said, effectiveOn: '2024-09-02' }, BY, at('2024-09-03'))
  expect(returnPage(db, HERE, at('2024-09-18'))).toMatchObject({
    thisWeek: { week: '2024-09-16', madeAt: null },
    lastWeek: { week: '2024-09-09', madeAt: null },
    dueOn: '2024-09-22',
    answers: [
      { actionSlug: 'cap', current: { state: 'taking', takenSince: '2024-09-02' }, obstacle: 'No time or staff: Two are ill' },
    ],
    notDecided: ['The notice', 'The record'],
  })
})

test('an action that is no longer on the menu and goes on is confirmed too, a stopped one is not', () => {
  const db = adoptionDatabase()
  const said = { ...taking, practiceCode: HERE, obstacleKind: null, obstacle: null }
  recordAdoption(db, { ...said, actionSlug: 'letters', effectiveOn: '2024-08-05' }, BY, at('2024-08-05'))
  const slugs = () => returnPage(db, HERE, at('2024-09-18'))?.answers.map(({ actionSlug }) => actionSlug)
  expect(slugs()).toEqual(['letters'])
  const stopped = { ...said, actionSlug: 'letters', state: 'stopped', extent: null, effectiveOn: '2024-09-10' } as const
  recordAdoption(db, stopped, BY, at('2024-09-10'))
  expect(slugs()).toEqual([])
})

test('the day of silence is the one on which the practice stops being a reporter', () => {
  const db = adoptionDatabase()
  makeReturn(db, HERE, '2024-09-16', BY, at('2024-09-18', '23:59'))
  const reporting = (day: string) => returnPage(db, HERE, at(day))?.reporting
  expect(reporting('2024-10-15')).toEqual({ silent: false, from: '2024-10-16' })
  expect(reporting('2024-10-16')).toEqual({ silent: true, from: '2024-10-16' })
  expect(reportingAfter(null, '2024-10-16')).toEqual({ silent: true, from: null })
  // Over the change of clocks the 28 days are London days.
  const late = at('2024-10-20', '00:30')
  expect(reportingAfter(late, '2024-11-16')).toEqual({ silent: false, from: addDays(dayOf(late), 28) })
})

test('a practice that the register does not hold has no page, a closed one has', () => {
  const db = adoptionDatabase()
  closePractice(db, HERE, '2024-09-17', at('2024-09-01'))
  expect(returnPage(db, HERE, at('2024-09-18'))?.details.open).toBe(false)
  expect(returnPage(db, 'ZZ999', at('2024-09-18'))).toBeUndefined()
})
