import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { wishReminders } from '#app/features/people/calendar-feeds/reminder-wishes.server.ts'
import { writeCollected } from '#app/platform/collected-writes.server.ts'
import type { Db } from '#db/client.server.ts'
import { persons, roleAssignments } from '#db/schema/people.ts'
import { adoptionDatabase, at, BY, closePractice, publish } from '#test/support/adoption.ts'
import { waitingMails } from '#test/support/mail.ts'
import { calendarFile } from './calendar-file.server.ts'
import type { DatedClock } from './clock-rules.ts'
import { clocksOfFeed, clocksToCome } from './clocks-queries.server.ts'
import { remindOfClocks } from './remind-of-clocks.server.ts'

const SITE = 'https://concert.example.org'
const OPEN = { code: 'ZZ001', open: true }

/** A practice that plans notice from 7 October, on a menu whose actions have a last day. */
function world(): Db {
  const db = adoptionDatabase()
  publish(db, 'third', 3, at('2024-09-20'), { cap: 'offered', notice: 'offered' }, { offeredUntil: '2024-12-31' })
  const planned = { state: 'planned', extent: null, effectiveOn: '2024-09-24', plannedFor: '2024-10-07' } as const
  const statement = { ...planned, practiceCode: 'ZZ001', actionSlug: 'notice', obstacle: null, note: null }
  expect(recordAdoption(db, statement, BY, at('2024-09-24'))).toMatchObject({ ok: true })
  db.insert(persons).values({ id: BY.personId, email: 'p@example.org', name: 'Dr P', passwordHash: '', createdAt: 0 }).run()
  db.insert(roleAssignments)
    .values({ id: 'r', personId: BY.personId, role: 'practice-partner', practiceCode: 'ZZ001', startedAt: at('2024-08-01') })
    .run()
  return db
}

const NOW = at('2024-09-25')
const fileOf = (db: Db, named: boolean, now = NOW) =>
  calendarFile({ practiceCode: 'ZZ001', named, clocks: clocksOfFeed(db, OPEN, now), site: SITE, today: '2024-09-25' })

/** The events as another program reads them. */
function read(text: string) {
  const root = new ICAL.Component(ICAL.parse(text))
  const zone = root.getFirstSubcomponent('vtimezone')
  if (zone) ICAL.TimezoneService.register(new ICAL.Timezone(zone), 'Europe/London')
  return root.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}

test('another program reads the calendar: returns on Sunday evenings across the change of clocks, windows, plans', () => {
  const events = read(fileOf(world(), true))
  const starts = events
    .filter(({ summary }) => summary.startsWith('Return for'))
    .map(({ startDate }) => startDate.toJSDate().toISOString())
  expect(starts).toHaveLength(13)
  expect(starts.slice(0, 6)).toEqual([
    '2024-09-29T19:00:00.000Z',
    '2024-10-06T19:00:00.000Z',
    '2024-10-13T19:00:00.000Z',
    '2024-10-20T19:00:00.000Z',
    '2024-10-27T20:00:00.000Z',
    '2024-11-03T20:00:00.000Z',
  ])
  const days = events.filter(({ startDate }) => startDate.isDate).map(({ startDate, summary }) => `${startDate} ${summary}`)
  expect(days).toEqual(['2024-10-07 notice: planned from this day', '2024-12-31 cap: last day', '2024-12-31 notice: last day'])
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
})

test('the spring change of clocks keeps the evening too', () => {
  const clock = (day: string): DatedClock => ({ kind: 'return', day, time: '20:00', neutral: 'x', named: 'x', href: '/' })
  const facts = { practiceCode: 'ZZ001', named: false, site: SITE, today: '2027-03-20' }
  const events = read(calendarFile({ ...facts, clocks: [clock('2027-03-27'), clock('2027-03-28')] }))
  expect(events.map(({ startDate }) => startDate.toJSDate().toISOString())).toEqual([
    '2027-03-27T20:00:00.000Z',
    '2027-03-28T19:00:00.000Z',
  ])
})

test('a neutral calendar has no word of what the practice takes or plans, in no line', () => {
  const text = fileOf(world(), false).replaceAll('\r\n ', '')
  expect(text).not.toMatch(/notice|cap|plan(?!-2024)|letters|actions\//i)
  expect(read(text).map(({ summary }) => summary)).toContain('A day of our practice')
})

test('the file is well formed: CRLF, lines of 75 octets, every stamp in UTC, and the same bytes all week', () => {
  const db = world()
  const text = fileOf(db, true)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(text).not.toMatch(/[^\r]\n/)
  expect(text.match(/^DTSTAMP:/gm)?.length).toBe(text.match(/^DTSTAMP:20240922T230000Z\r$/gm)?.length)
  expect(fileOf(db, true, at('2024-09-28'))).toBe(text)
})

test('the page shows the next returns alone; a closed practice owes none and keeps no plan in its calendar', () => {
  const db = world()
  closePractice(db, 'ZZ001', '2024-09-25', at('2024-09-25'))
  expect(clocksToCome(db, OPEN, at('2024-09-24')).filter(({ kind }) => kind === 'return')).toHaveLength(2)
  expect(clocksToCome(db, { code: 'ZZ001', open: false }, at('2024-09-26')).filter(({ kind }) => kind !== 'ballot')).toEqual([])
})

const mails = (db: Db) => waitingMails(db).map(({ message, to, text }) => ({ message, to, text }))

test('a mail comes once, so many days before, says neither which day nor what about, and is caught up after a day without a server', async () => {
  const db = world()
  const own = { personId: BY.personId, roleId: 'r' }
  wishReminders(db, { ...own, wishes: { plan: 7 } }, '2024-09-25')
  const turn = remindOfClocks(db, SITE)
  await turn(at('2024-09-29'))
  expect(mails(db)).toEqual([])
  await turn(at('2024-09-30', '06:59'))
  expect(mails(db)).toEqual([])
  // 30 September went by without a server.
  for (const time of ['07:00', '07:01', '12:00']) await turn(at('2024-10-01', time))
  await turn(at('2024-10-02'))
  await writeCollected(db)
  expect(mails(db)).toHaveLength(1)
  expect(mails(db)[0]).toMatchObject({ message: 'calendar-reminder', to: 'p@example.org' })
  expect(mails(db)[0]!.text).not.toMatch(/notice|plan|October/i)
})

test('no mail comes to somebody who left, and none before a day that is not wished for any more', async () => {
  const db = world()
  const own = { personId: BY.personId, roleId: 'r' }
  wishReminders(db, { ...own, wishes: { plan: 7, window: 1 } }, '2024-09-25')
  wishReminders(db, { ...own, wishes: { window: 1 } }, '2024-09-25')
  await remindOfClocks(db, SITE)(at('2024-09-30'))
  expect(mails(db)).toEqual([])
  wishReminders(db, { ...own, wishes: { plan: 7 } }, '2024-09-25')
  db.update(roleAssignments)
    .set({ endedAt: at('2024-09-29') })
    .run()
  await remindOfClocks(db, SITE)(at('2024-09-30'))
  expect(mails(db)).toEqual([])
})
