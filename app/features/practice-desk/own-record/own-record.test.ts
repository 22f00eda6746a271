import { expect, test } from 'vitest'
import { recordProgress } from '#app/features/adoption/progress/record-progress.server.ts'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { correctEntry } from '#app/features/adoption/statements/correct-entry.server.ts'
import { makeReturn } from '#app/features/adoption/statements/make-return.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { answerCall } from '#app/features/lmc-desk/calls/answer-call.server.ts'
import { askForCall, withdrawCall } from '#app/features/lmc-desk/calls/ask-for-call.server.ts'
import { callsOfPractice } from '#app/features/lmc-desk/calls/call-queries.server.ts'
import { addDays } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { persons, roleAssignments } from '#db/schema/people.ts'
import { adoptionDatabase, at, auditTrail, BY, closePractice } from '#test/support/adoption.ts'
import { FIGURES_NOW, figuresWorld, HIDDEN } from '#test/support/figures-world.ts'
import { practicesOf, recordStatements, takes } from '#test/support/two-regions.ts'
import { exportOwnRecord } from './export-own-record.server.ts'
import { ownRecordPage } from './own-record-queries.server.ts'

const TAKING = { state: 'taking', extent: 'full', plannedFor: null, obstacleKind: null, obstacle: null, note: null } as const
const take = (db: Db, more: { actionSlug?: string; effectiveOn: string; note?: string }, when = at('2024-08-20')) =>
  recordAdoption(db, { ...TAKING, practiceCode: 'ZZ001', actionSlug: 'cap', ...more }, BY, when)

const page = (db: Db, query = '', practiceCode = 'ZZ001', now = at('2024-09-10')) =>
  ownRecordPage(db, practiceCode, new URLSearchParams(query), { readerId: BY.personId, now })!
const linesOf = (shown: ReturnType<typeof page>) => shown.months.flatMap(({ groups }) => groups.flatMap(({ lines }) => lines))

function withRole(db: Db): Db {
  db.insert(persons).values({ id: BY.personId, email: 'p@example.org', name: 'Dr P', passwordHash: '', createdAt: 0 }).run()
  db.insert(roleAssignments)
    .values({ id: 'r', personId: BY.personId, role: 'practice-partner', practiceCode: 'ZZ001', startedAt: at('2024-08-01') })
    .run()
  return db
}

test('the record stands in the order of the days it holds, whenever it was recorded, and says who recorded it without a name', () => {
  const db = withRole(adoptionDatabase())
  take(db, { effectiveOn: '2024-08-15', actionSlug: 'notice' })
  take(db, { effectiveOn: '2024-08-05' }, at('2024-08-21'))
  chooseSharing(db, 'ZZ001', true, BY, at('2024-08-22'))
  recordProgress(
    db,
    { practiceCode: 'ZZ001', actionSlug: 'cap', answers: null, obstacleKind: 'waiting', obstacle: null, note: 'Asked again' },
    BY,
    at('2024-08-29'),
  )
  const lines = linesOf(page(db))
  expect(lines.map(({ holdsOn, action, says }) => `${holdsOn} ${action ?? '–'} ${says}`)).toEqual([
    '2024-08-29 cap News',
    '2024-08-26 – The week of 26 August 2024 confirmed',
    '2024-08-22 – Our answers are shared by name with our LMC',
    '2024-08-19 – The week of 19 August 2024 confirmed',
    '2024-08-15 notice Taking in full',
    '2024-08-05 cap Taking in full',
  ])
  expect(lines.map(({ by }) => by)).toEqual(lines.map(() => ({ you: true, role: 'practice-partner' })))
  expect(lines[0]).toMatchObject({ more: [{ words: 'Waiting for the ICB or the supplier' }, { words: 'Asked again' }] })
  expect(lines[4]?.edition?.title).toBe('Edition 1')
})

test('a correction leaves what it corrects in its place, each naming the other', () => {
  const db = adoptionDatabase()
  const first = take(db, { effectiveOn: '2024-08-05' })
  if (!first.ok) throw new Error(first.reason)
  const instead = { ...TAKING, extent: 'partial', effectiveOn: '2024-08-07', answers: null } as const
  const second = correctEntry(db, { practiceCode: 'ZZ001', entryId: first.entryId, instead }, BY, at('2024-08-21'))
  if (!second.ok) throw new Error(second.reason)
  const [after, before] = linesOf(page(db, 'action=cap'))
  expect(after).toMatchObject({ says: 'Taking in part', instead: 'Taking in full, from 5 August 2024', corrected: null })
  expect(before).toMatchObject({
    says: 'Taking in full',
    instead: null,
    corrected: { at: at('2024-08-21'), by: 'Taking in part, from 7 August 2024' },
  })
})

test('an action and a year can be asked for; what is not there is answered with the latest year', () => {
  const db = adoptionDatabase()
  take(db, { effectiveOn: '2023-05-01' })
  take(db, { effectiveOn: '2024-08-05', actionSlug: 'notice' })
  expect(page(db).years).toEqual([
    { year: '2024', lines: 2 },
    { year: '2023', lines: 1 },
  ])
  expect(linesOf(page(db, 'year=2023')).map(({ action }) => action)).toEqual(['cap'])
  expect(linesOf(page(db, 'action=notice')).map(({ action }) => action)).toEqual(['notice'])
  expect(page(db, 'action=notice').years.map(({ lines }) => lines)).toEqual([1, 0])
  for (const nonsense of ['year=1066', 'year=%27', 'action=%00', 'part=999', 'part=-1', `year=${'9'.repeat(2000)}`])
    expect([nonsense, page(db, nonsense).asked]).toEqual([nonsense, { year: '2024', action: null, part: 1, parts: 1 }])
})

test('weeks confirmed one after another are one line, and a year of many lines comes in parts', () => {
  const db = adoptionDatabase()
  for (let week = 0; week < 4; week++)
    makeReturn(db, 'ZZ001', addDays('2024-08-05', 7 * week), BY, at(addDays('2024-08-06', 7 * week)))
  const [group, ...others] = page(db).months[0]!.groups
  expect(others).toEqual([])
  expect(group).toMatchObject({ run: true, title: '4 weeks confirmed' })
  for (let day = 0; day < 70; day++) take(db, { effectiveOn: addDays('2024-06-01', day) }, at('2024-08-30') + day)
  expect(page(db).asked).toMatchObject({ part: 1, parts: 2 })
  expect(linesOf(page(db))).toHaveLength(60)
  expect(linesOf(page(db, 'part=2'))).toHaveLength(14)
})

test('a closed practice has its record, and one that has said nothing an empty one', () => {
  const db = adoptionDatabase()
  take(db, { effectiveOn: '2024-08-05' })
  closePractice(db, 'ZZ001', '2024-09-01', at('2024-08-30'))
  expect(linesOf(page(db))).toHaveLength(2)
  expect(page(db, '', 'ZZ002')).toMatchObject({ years: [], months: [] })
})

test('beside each answer stands what was published then: England and the practice’s own LMC, never another', () => {
  const db = figuresWorld()
  const code = practicesOf(HIDDEN)[1]!
  recordStatements(db, { entries: [takes(code, FIGURES_NOW - 1, '2024-11-05')] })
  const [line] = linesOf(page(db, 'action=cap', code, FIGURES_NOW))
  expect(line).toMatchObject({ holdsOn: '2024-11-05', published: { weekEnd: '2024-11-10' } })
  const rows = db.$client
    .prepare(
      "select place, count, \"of\" from release_counts where action = 'cap' and week_end = '2024-11-10' and place in ('england', ?)",
    )
    .all(`lmc:${HIDDEN}`)
  expect(rows).toContainEqual({ place: 'england', count: line!.published!.england.count, of: line!.published!.england.of })
  const own = line!.published!.area!
  expect(rows).toContainEqual({ place: `lmc:${HIDDEN}`, count: own.count, of: own.of })
})

test('the files hold every line, corrected ones too, by role and without a person, and each is written down', () => {
  const db = withRole(adoptionDatabase())
  const first = take(db, { effectiveOn: '2024-08-05', note: '=cmd()' })
  if (!first.ok) throw new Error(first.reason)
  correctEntry(db, { practiceCode: 'ZZ001', entryId: first.entryId, void: true, note: null }, BY, at('2024-08-21'))
  const csv = exportOwnRecord(db, 'ZZ001', 'csv', BY, at('2024-09-01'))
  expect(csv).toMatchObject({ name: 'concert-ZZ001-2024-09-01.csv', type: 'text/csv; charset=utf-8' })
  expect(csv.text.split('\r\n')[1]).toBe(
    '2024-08-05,Answer,cap,Taking in full,Note =cmd(),,2024-08-21,taken back,2024-08-20T11:00:00.000Z,partner,Edition 1,,',
  )
  const json = exportOwnRecord(db, 'ZZ001', 'json', BY, at('2024-09-01'))
  const file = JSON.parse(json.text)
  expect(file.entries).toHaveLength(2)
  expect(file.lines.map(({ kind, says }: { kind: string; says: string }) => `${kind}: ${says}`)).toEqual([
    'answer: Taking in full',
    'answer: Taken back: it should never have been recorded',
    'return: The week of 19 August 2024 confirmed',
  ])
  expect(file.lines[0]).toMatchObject({
    recordedBy: 'partner',
    edition: 'first',
    corrected: { by: 'taken back' },
    published: null,
  })
  for (const { text } of [csv, json]) expect(text).not.toContain('Dr P')
  expect(auditTrail(db).slice(-2)).toEqual(['practice.record-exported ZZ001', 'practice.record-exported ZZ001'])
})

test('a call that was asked for stands on its day, with what came of it and without the officer’s name, in page and file', () => {
  const db = withRole(adoptionDatabase())
  const asked = { topic: 'contract', words: 'A notice we got', seen: '' } as const
  askForCall(db, 'ZZ001', asked, BY, at('2024-08-20'))
  const { id } = callsOfPractice(db, 'ZZ001', at('2024-08-20'))[0]!
  const officer = { personId: 'officer' }
  answerCall(db, { lmcSlug: 'borsetshire', id }, { do: 'done', answer: 'We spoke', seen: 'waiting' }, officer, at('2024-08-22'))
  askForCall(db, 'ZZ001', { topic: 'other', words: null, seen: id }, BY, at('2024-08-23'))
  const open = callsOfPractice(db, 'ZZ001', at('2024-08-23'))[0]!
  withdrawCall(db, 'ZZ001', open.id, BY, at('2024-08-24'))
  const calls = linesOf(page(db)).filter(({ kind }) => kind === 'call')
  expect(
    calls.map(({ holdsOn, says, more, corrected }) => [holdsOn, says, more.map(({ words }) => words), corrected?.by]),
  ).toEqual([
    ['2024-08-23', 'We asked our LMC to call: Something else', [], 'withdrawn'],
    [
      '2024-08-20',
      'We asked our LMC to call: Our contract, or a notice we gave or got',
      ['A notice we got', '22 August 2024', 'We spoke'],
      undefined,
    ],
  ])
  expect(linesOf(page(db, '', 'ZZ002')).filter(({ kind }) => kind === 'call')).toEqual([])
})
