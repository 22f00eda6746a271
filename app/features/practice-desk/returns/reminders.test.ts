import { afterEach, expect, test } from 'vitest'
import { makeReturn } from '#app/features/adoption/statements/make-return.server.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { endRole } from '#app/features/people/joining-and-leaving/end-role.server.ts'
import { type Instant, instantOf } from '#app/platform/time.ts'
import { type Db, openDatabase } from '#db/client.server.ts'
import { adoptionDatabase, at, BY, closePractice } from '#test/support/adoption.ts'
import { waitingMails } from '#test/support/mail.ts'
import { ownFolder } from '#test/support/own-folder.ts'
import { chooseReminder } from './choose-reminder.server.ts'
import { remindOfReturns, removeOldReturnLinks } from './remind-of-returns.server.ts'
import { parseReminder } from './reminder-form.ts'
import { returnSettings } from './reminder-queries.server.ts'
import { nextReminderAt } from './reminder-rules.ts'

const HERE = 'ZZ001'
const SITE = 'https://concert.example.org'
const MONDAY = at('2024-09-16', '08:00')
const TUESDAY = { weekday: 2, time: '09:00' }

const left: (() => void)[] = []
afterEach(() => {
  while (left.length > 0) left.pop()!()
})

function roleAt(db: Db, email: string, practiceCode = HERE): string {
  const { personId } = addPerson(db, { email, name: email, passwordHash: '!' }, 'operator', at('2024-08-01'))
  const role = addRole(db, { personId, role: 'practice-manager', practiceCode }, 'operator', at('2024-08-01'))
  if (!role.ok) throw new Error(role.reason)
  return db.$client.prepare('select id from person_standings where person_id = ?').pluck().get(personId) as string
}
function world() {
  const db = adoptionDatabase()
  const [nominated, deputy] = [roleAt(db, 'manager@example.org'), roleAt(db, 'deputy@example.org')]
  const choice = { nominated, deputy, when: TUESDAY, seen: '0' }
  expect(chooseReminder(db, HERE, choice, BY, MONDAY)).toEqual({ ok: true })
  return { db, nominated, deputy, choice }
}
const remind = (db: Db, now: Instant) => {
  while (remindOfReturns(db, SITE, now) > 0);
}
const mailed = (db: Db) =>
  waitingMails(db)
    .filter(({ message }) => message === 'return-waiting')
    .map(({ to }) => to)

test('the mail goes to the nominated person on the day and at the time chosen, once a week, and says only that the return waits', () => {
  const { db } = world()
  remind(db, at('2024-09-17', '08:59'))
  expect(mailed(db)).toEqual([])
  for (const time of ['09:00', '09:00', '09:10', '23:00']) remind(db, at('2024-09-17', time))
  remind(db, at('2024-09-22', '23:59'))
  expect(mailed(db)).toEqual(['manager@example.org'])
  const mail = waitingMails(db).find(({ message }) => message === 'return-waiting')!
  expect(mail.subject).toBe('Your return is waiting')
  expect(mail.text).not.toMatch(/ZZ001|Surgery|cap|notice|week/i)
  expect(mail.link).toMatch(/^https:\/\/concert\.example\.org\/return\/[\w-]{43}$/)
  expect(JSON.stringify(db.$client.prepare('select * from return_links').all())).not.toContain(mail.link!.split('/').at(-1))
  remind(db, at('2024-09-24', '09:00'))
  expect(mailed(db)).toHaveLength(2)
})

test('it is never sent once the week is answered', () => {
  const { db } = world()
  makeReturn(db, HERE, '2024-09-16', BY, at('2024-09-17', '08:00'))
  remind(db, at('2024-09-17', '09:00'))
  expect(mailed(db)).toEqual([])
  remind(db, at('2024-09-24', '09:00'))
  expect(mailed(db)).toHaveLength(1)
})

test('once the nominated person has left it goes to the deputy; once both have, to nobody, and the page says so', () => {
  const { db, nominated, deputy } = world()
  endRole(db, nominated, 'operator', at('2024-09-16', '12:00'))
  remind(db, at('2024-09-17', '09:00'))
  expect(mailed(db)).toEqual(['deputy@example.org'])
  expect(returnSettings(db, HERE)).toMatchObject({ nominated: null, receiver: { roleId: deputy } })
  endRole(db, deputy, 'operator', at('2024-09-20'))
  remind(db, at('2024-09-24', '09:00'))
  expect(mailed(db)).toHaveLength(1)
  expect(returnSettings(db, HERE)).toMatchObject({ receiver: null, when: TUESDAY })
})

test('nobody of a closed practice is mailed', () => {
  const { db } = world()
  closePractice(db, HERE, '2024-09-16', MONDAY)
  remind(db, at('2024-09-17', '09:00'))
  expect(mailed(db)).toEqual([])
})

test('two servers on one file, and one that starts again, send one mail a week', () => {
  const { db } = world()
  const { folder, remove } = ownFolder()
  db.$client.exec(`vacuum into '${folder}/concert.db'`)
  const [one, other] = [openDatabase(`${folder}/concert.db`), openDatabase(`${folder}/concert.db`)]
  left.push(remove, ...[one, other].map((each) => () => each.$client.close()))
  const now = at('2024-09-17', '09:00')
  for (const server of [one, other, one, other]) remindOfReturns(server, SITE, now)
  other.$client.prepare('update return_reminders set next_at = ?').run(now)
  remind(other, now + 1)
  expect(mailed(one)).toEqual(['manager@example.org'])
})

test('a server that was off at the time sends it when it is back, but not for a week that is over', () => {
  const { db } = world()
  remind(db, at('2024-09-19', '15:00'))
  expect(mailed(db)).toHaveLength(1)
  const { db: other } = world()
  remind(other, at('2024-09-30', '08:00'))
  expect(mailed(other)).toEqual([])
  remind(other, at('2024-10-01', '09:00'))
  expect(mailed(other)).toHaveLength(1)
})

test('another day chosen in the same week sends no second mail, and none for a time that had passed when it was chosen', () => {
  const { db, choice } = world()
  remind(db, at('2024-09-17', '09:00'))
  const { seen } = returnSettings(db, HERE)
  chooseReminder(db, HERE, { ...choice, when: { weekday: 4, time: '12:00' }, seen }, BY, at('2024-09-18'))
  remind(db, at('2024-09-19', '12:00'))
  expect(mailed(db)).toHaveLength(1)
  const late = adoptionDatabase()
  chooseReminder(late, HERE, { ...choice, nominated: roleAt(late, 'manager@example.org'), deputy: null }, BY, at('2024-09-18'))
  remind(late, at('2024-09-18', '12:01'))
  expect(mailed(late)).toEqual([])
})

test.each([
  [
    'the night the clocks go forward has no 01:30: an hour later',
    '2025-03-25',
    { weekday: 7, time: '01:30' },
    Date.UTC(2025, 2, 30, 1, 30),
  ],
  [
    'the night the clocks go back has two 01:30s: the first',
    '2024-10-22',
    { weekday: 7, time: '01:30' },
    Date.UTC(2024, 9, 27, 0, 30),
  ],
  ['an ordinary Sunday in winter', '2025-01-07', { weekday: 7, time: '01:30' }, Date.UTC(2025, 0, 12, 1, 30)],
  ['an ordinary Sunday in summer', '2025-07-08', { weekday: 7, time: '01:30' }, Date.UTC(2025, 6, 13, 0, 30)],
])('%s', (_what, from, when, due) => {
  const first = nextReminderAt(when, instantOf(from, '12:00'))
  expect(first).toBe(due)
  // The next one is a week later by the clock on the wall, never the same night again.
  expect(Math.round((nextReminderAt(when, first) - first) / 3_600_000)).toBeGreaterThan(166)
})

test('on both nights of the clock change exactly one mail is sent', () => {
  for (const [sunday, week] of [
    ['2024-10-27', '2024-10-21'],
    ['2025-03-30', '2025-03-24'],
  ] as const) {
    const db = adoptionDatabase()
    const choice = { nominated: roleAt(db, 'manager@example.org'), deputy: null, when: { weekday: 7, time: '01:30' }, seen: '0' }
    chooseReminder(db, HERE, choice, BY, at(week))
    const midnight = at(sunday, '00:00')
    for (let minute = 0; minute < 300; minute += 5) remindOfReturns(db, SITE, midnight + minute * 60_000)
    expect(mailed(db)).toEqual(['manager@example.org'])
  }
})

test('two managers who save at once: the second is told, and the same choice again is no conflict', () => {
  const { db, choice } = world()
  const later = { ...choice, when: { weekday: 3, time: '10:00' } }
  expect(chooseReminder(db, HERE, later, BY, MONDAY)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(chooseReminder(db, HERE, choice, BY, MONDAY)).toEqual({ ok: true })
  const { seen } = returnSettings(db, HERE)
  expect(chooseReminder(db, HERE, { ...later, seen }, BY, MONDAY)).toEqual({ ok: true })
  expect(chooseReminder(db, HERE, { ...choice, seen }, BY, MONDAY)).toEqual({ ok: false, reason: 'changed-meanwhile' })
})

test('only people of the practice can be chosen, and the form refuses half a choice', () => {
  const { db, choice } = world()
  const foreign = roleAt(db, 'oak@example.org', 'ZZ002')
  const { seen } = returnSettings(db, HERE)
  expect(chooseReminder(db, HERE, { ...choice, nominated: foreign, seen }, BY, MONDAY)).toEqual({ ok: false, reason: 'not-here' })
  expect(chooseReminder(db, HERE, { ...choice, deputy: foreign, seen }, BY, MONDAY)).toEqual({
    ok: false,
    reason: 'deputy-not-here',
  })
  const errors = (values: Record<string, string>) => {
    const form = parseReminder(values)
    return form.ok ? [] : Object.keys(form.errors)
  }
  expect(errors({ nominated: '', deputy: '', weekday: '2', time: '09:00' })).toEqual(['nominated'])
  expect(errors({ nominated: 'a', deputy: 'a', weekday: '', time: '' })).toEqual(['deputy'])
  expect(errors({ nominated: 'a', deputy: '', weekday: '2', time: '' })).toEqual(['time'])
  expect(errors({ nominated: 'a', deputy: '', weekday: '8', time: '09:15' }).toSorted()).toEqual(['time', 'weekday'])
})

test('many that are due at once go in slices, each a short transaction', () => {
  const db = adoptionDatabase()
  const role = roleAt(db, 'manager@example.org')
  db.$client.exec(`
    insert into practices (code, name) select printf('N%05d', value), 'N' from json_each('${JSON.stringify(Array.from({ length: 250 }, (_, n) => n))}');
    insert into practice_statuses (practice_code, status, holds_from, recorded_at) select code, 'open', '2000-01-01', 1 from practices where code like 'N%';
    insert into person_standings (id, person_id, role, practice_code, started_at)
      select 'r' || p.code, s.person_id, s.role, p.code, 1 from practices p, person_standings s where p.code like 'N%' and s.id = '${role}';
    insert into return_reminders select code, 'r' || code, null, 2, '09:00', ${at('2024-09-17', '09:00')}, 1, 'x' from practices where code like 'N%'`)
  const slices: number[] = []
  while (slices.at(-1) !== 0) slices.push(remindOfReturns(db, SITE, at('2024-09-17', '09:00')))
  expect(slices).toEqual([...Array(25).fill(10), 0])
  expect(mailed(db)).toHaveLength(250)
})

test('links of weeks that are over are removed', () => {
  const { db } = world()
  remind(db, at('2024-09-17', '09:00'))
  const links = () => db.$client.prepare('select count(*) from return_links').pluck().get()
  removeOldReturnLinks(db, at('2024-09-29', '23:59'))
  expect(links()).toBe(1)
  removeOldReturnLinks(db, at('2024-09-30', '00:00'))
  expect(links()).toBe(0)
})
