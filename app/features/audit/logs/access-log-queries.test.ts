import { expect, test } from 'vitest'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { openLmcAnswers } from '#app/features/lmc-desk/practices/open-lmc-answers.server.ts'
import { addRole } from '#app/features/people/accounts/add-person.server.ts'
import type { Role } from '#app/features/people/accounts/people-rules.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { addDays, type Day, type Instant, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { accessLogOf } from './access-log-queries.server.ts'
import { type ShowingFacts, wasShown } from './access-log-rules.ts'

const DAY = '2026-06-17'
const at = (time: string, day: Day = DAY): Instant => instantOf(day, time)
const share = (db: Db, practice: string, shares: boolean, when: Instant) =>
  chooseSharing(db, practice, shares, { personId: 'partner' }, when)
const linesOf = (db: Db, practice: string, until: Day = '2026-06-30') =>
  accessLogOf(db, practice, until).lists.map(({ day, lmcName, times, officers }) => `${day} ${lmcName} ${times} by ${officers}`)

test('all looks of an LMC’s officers on one day read as one line: how often, by how many, as what, and no name', () => {
  const db = smallEngland()
  share(db, 'Y00001', true, at('08:00'))
  for (const [who, time] of [
    ['one', '09:00'],
    ['two', '10:00'],
    ['one', '11:30'],
  ] as const)
    openLmcAnswers(db, 'borsetshire', { personId: who }, at(time))
  openLmcAnswers(db, 'borsetshire', { personId: 'one' }, at('09:00', '2026-06-18'))
  const accesses = accessLogOf(db, 'Y00001', '2026-06-30')
  expect(accesses.lists).toEqual([
    {
      day: '2026-06-18',
      lmcName: 'Borsetshire LMC',
      times: 1,
      officers: 1,
      first: at('09:00', '2026-06-18'),
      last: at('09:00', '2026-06-18'),
    },
    { day: DAY, lmcName: 'Borsetshire LMC', times: 3, officers: 2, first: at('09:00'), last: at('11:30') },
  ])
})

test('a look just before midnight in London belongs to its London day, in summer too', () => {
  const db = smallEngland()
  share(db, 'Y00001', true, at('08:00'))
  openLmcAnswers(db, 'borsetshire', { personId: 'one' }, at('23:59'))
  openLmcAnswers(db, 'borsetshire', { personId: 'one' }, at('00:01', '2026-06-18'))
  expect(linesOf(db, 'Y00001')).toEqual(['2026-06-18 Borsetshire LMC 1 by 1', '2026-06-17 Borsetshire LMC 1 by 1'])
})

test('a practice reads only looks that showed it by name at that moment', () => {
  const db = smallEngland()
  share(db, 'Y00002', true, at('07:00'))
  openLmcAnswers(db, 'borsetshire', { personId: 'one' }, at('08:00'))
  share(db, 'Y00001', true, at('09:00'))
  openLmcAnswers(db, 'borsetshire', { personId: 'one' }, at('10:00'))
  share(db, 'Y00001', false, at('11:00'))
  openLmcAnswers(db, 'borsetshire', { personId: 'one' }, at('12:00'))
  expect(linesOf(db, 'Y00001')).toEqual([`${DAY} Borsetshire LMC 1 by 1`])
  expect(linesOf(db, 'Y00002')).toEqual([`${DAY} Borsetshire LMC 3 by 1`])
  expect(linesOf(db, 'Y00003')).toEqual([])
})

test('after a move the earlier LMC’s looks stay, and only those from before the move', () => {
  const db = smallEngland()
  share(db, 'Y00001', true, at('07:00'))
  share(db, 'Y00002', true, at('07:00'))
  share(db, 'Y00003', true, at('07:00'))
  openLmcAnswers(db, 'borsetshire', { personId: 'one' }, at('08:00'))
  addToRegister(
    db,
    { memberships: [{ practiceCode: 'Y00001', lmcSlug: 'loamshire', holdsFrom: '2026-06-20' }] },
    at('09:00', '2026-06-19'),
  )
  openLmcAnswers(db, 'borsetshire', { personId: 'one' }, at('08:00', '2026-06-21'))
  openLmcAnswers(db, 'loamshire', { personId: 'two' }, at('08:00', '2026-06-22'))
  expect(linesOf(db, 'Y00001')).toEqual(['2026-06-22 Loamshire LMC 1 by 1', '2026-06-17 Borsetshire LMC 1 by 1'])
})

test('what was shown agrees with what the officer’s page held, at random moments', () => {
  const db = smallEngland()
  for (let i = 0; i < 60; i++) {
    const now = at('06:00', addDays(DAY, Math.floor(i / 4))) + i * 60_000
    if (i % 3 === 0) share(db, ['Y00001', 'Y00002'][i % 2]!, i % 4 < 2, now)
    const shown = openLmcAnswers(db, 'borsetshire', { personId: 'one' }, now + 1).practices.filter((practice) => practice.shared)
    for (const code of ['Y00001', 'Y00002']) {
      const times = accessLogOf(db, code, '2026-08-01').lists.reduce((sum, line) => sum + line.times, 0)
      const before = seen.get(code) ?? 0
      expect([i, code, times - before]).toEqual([i, code, shown.some((practice) => practice.code === code) ? 1 : 0])
      seen.set(code, times)
    }
  }
})
const seen = new Map<string, number>()

test('opening one record and exporting it are lines of their own, with role and place', () => {
  const db = smallEngland()
  const officer = someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' })
  recordEvent(db, { at: at('09:00'), actor: officer, action: 'practice.record-seen', subject: 'Y00001' })
  recordEvent(db, { at: at('09:05'), actor: officer, action: 'practice.record-exported', subject: 'Y00001' })
  recordEvent(db, { at: at('09:06'), actor: officer, action: 'practice.record-seen', subject: 'Y00002' })
  expect(accessLogOf(db, 'Y00001', DAY).own).toEqual([
    { at: at('09:05'), what: 'record-exported', as: 'LMC officer, Borsetshire LMC' },
    { at: at('09:00'), what: 'record-seen', as: 'LMC officer, Borsetshire LMC' },
  ])
})

test('somebody of several places is named by what they were here at that moment, then in the LMC, and never by another practice', () => {
  const db = smallEngland()
  const stands = (personId: string, role: Role, scope: { practiceCode?: string; lmcSlug?: string }, since: Instant) =>
    addRole(db, { personId, role, ...scope }, 'operator', since)
  const person = someone(db, 'practice-partner', { practiceCode: 'Y00002' })
  const seenAt = (time: string) => {
    recordEvent(db, { at: at(time), actor: person, action: 'practice.record-seen', subject: 'Y00001' })
    return accessLogOf(db, 'Y00001', DAY).own[0]?.as
  }
  expect(seenAt('08:00')).toBe('partner, another practice')
  stands(person, 'lmc-officer', { lmcSlug: 'loamshire' }, at('08:30'))
  stands(person, 'lmc-officer', { lmcSlug: 'borsetshire' }, at('08:40'))
  expect(seenAt('09:00')).toBe('LMC officer, Borsetshire LMC')
  stands(person, 'practice-manager', { practiceCode: 'Y00001' }, at('09:30'))
  expect(seenAt('10:00')).toBe('practice manager, Elm Surgery')
  expect(accessLogOf(db, 'Y00001', DAY).own.map(({ as }) => as)).toEqual([
    'practice manager, Elm Surgery',
    'LMC officer, Borsetshire LMC',
    'partner, another practice',
  ])
})

test('a page holds 91 days and says when there is more before', () => {
  const db = smallEngland()
  share(db, 'Y00001', true, at('08:00', '2026-01-05'))
  openLmcAnswers(db, 'borsetshire', { personId: 'one' }, at('09:00', '2026-01-06'))
  openLmcAnswers(db, 'borsetshire', { personId: 'one' }, at('09:00'))
  expect(accessLogOf(db, 'Y00001', DAY)).toMatchObject({ from: '2026-03-19', until: DAY, earlier: true })
  expect(linesOf(db, 'Y00001', DAY)).toEqual([`${DAY} Borsetshire LMC 1 by 1`])
  expect(linesOf(db, 'Y00001', '2026-03-18')).toEqual(['2026-01-06 Borsetshire LMC 1 by 1'])
  expect(accessLogOf(db, 'Y00001', '2026-03-18').earlier).toBe(false)
})

test('a practice never asked, and one closed, is shown to nobody', () => {
  const facts: ShowingFacts = {
    memberships: [{ id: 1, lmcSlug: 'b', holdsFrom: '2020-01-01', recordedAt: 0 }],
    statuses: [
      { id: 1, status: 'open', holdsFrom: '2020-01-01', recordedAt: 0 },
      { id: 2, status: 'closed', holdsFrom: '2026-06-18', recordedAt: 0 },
    ],
    sharing: [],
  }
  expect(wasShown(facts, 'b', at('09:00'))).toBe(false)
  const sharing = [{ sharesByName: true, recordedAt: at('08:00') }]
  expect(wasShown({ ...facts, sharing }, 'b', at('09:00'))).toBe(true)
  expect(wasShown({ ...facts, sharing }, 'other', at('09:00'))).toBe(false)
  expect(wasShown({ ...facts, sharing }, 'b', at('09:00', '2026-06-18'))).toBe(false)
})

test('reading who looked seeks in an index, however long the log', () => {
  const db = smallEngland()
  const plan = db.$client
    .prepare(
      "explain query plan select at, actor from audit_events where subject = 'x' and at >= 1 and at < 2 and action = 'lmc.answers-seen'",
    )
    .all() as { detail: string }[]
  expect(plan.map(({ detail }) => detail).join()).toContain('audit_events_by_subject (subject=? AND at>? AND at<?)')
})
