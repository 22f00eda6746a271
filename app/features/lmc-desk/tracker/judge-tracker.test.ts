import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { readTable } from '#app/platform/table-file.ts'
import { instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { REGISTERED_AT, smallEngland, someone } from '#test/support/england.ts'
import { practice } from '#test/support/register.ts'
import { openLmcAnswers } from '../practices/open-lmc-answers.server.ts'
import { practicesAsCsv } from '../practices/practices-csv.ts'
import { judgeTracker } from './judge-tracker.server.ts'
import { JudgedLines } from './judged-lines.tsx'
import { sendTracker } from './send-tracker.server.ts'
import { guessedMapping, trackerActions } from './tracker-page-queries.server.ts'
import { trackerTable } from './tracker-table-rules.ts'

const NOW = instantOf('2024-11-28', '10:00')
const OFFICER = { personId: 'officer' }
const CAP = { actionSlug: 'cap-contacts', state: 'taking', extent: 'full', effectiveOn: '2024-08-05', plannedFor: null } as const

function world(): Db {
  const db = smallEngland()
  const loaded = loadContent(db, paths.content, REGISTERED_AT, { on: '2024-11-28' })
  if (!loaded.ok) throw new Error(loaded.messages.join('\n'))
  return db
}

async function judge(db: Db, text: string) {
  const table = trackerTable(readTable(new TextEncoder().encode(text)))
  if ('problem' in table) throw new Error(table.problem)
  const actions = trackerActions(db, NOW)
  const mapping = guessedMapping(db, { table, lmcSlug: 'borsetshire', actions }, NOW)
  const { practices } = openLmcAnswers(db, 'borsetshire', OFFICER, NOW)
  return judgeTracker(db, { rows: table.rows, mapping, office: { lmcSlug: 'borsetshire', practices } }, NOW)
}
const whys = async (db: Db, text: string) => (await judge(db, text)).wrong.map(({ line, why }) => `${line} ${why}`)

test('lines that are right become questions, with the practice by code in any letters or by name', async () => {
  const db = world()
  someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  const judged = await judge(db, 'Practice,25 contacts,GP Connect\ny00001,Yes from 5/8/24,no\nOak Surgery,part,-\n')
  expect(judged.wrong).toEqual([])
  expect(judged.ask).toMatchObject([
    { practiceCode: 'Y00001', joined: true, actionSlug: 'cap-contacts', answer: 'full', since: '2024-08-05' },
    { practiceCode: 'Y00001', actionSlug: 'gp-connect-update-record', answer: 'not-planning', since: null },
    { practiceCode: 'Y00002', joined: false, actionSlug: 'cap-contacts', answer: 'partial', since: null },
  ])
  expect([judged.nothing, judged.small]).toEqual([1, 1])
})

test('a row of another LMC, a closed practice, a code nobody has, a merged cell and a name nobody has are told in words', async () => {
  const db = world()
  addToRegister(db, practice({ code: 'Y00009', name: 'Yew Surgery', lmc: 'borsetshire', since: '1974-04-01' }), REGISTERED_AT)
  const closing = { practiceCode: 'Y00009', status: 'closed' as const, holdsFrom: '2024-10-01', successorCode: 'Y00002' }
  addToRegister(db, { statuses: [closing] }, instantOf('2024-10-01', '09:00'))
  expect(await whys(db, 'Code,25 contacts\nY00003,y\nY00009,y\nY99999,y\n,y\nElm,y\nY00001,y\n')).toEqual([
    '2 Ash Surgery belongs to Loamshire LMC, not to yours.',
    '3 Yew Surgery has closed, on 30 September 2024. Oak Surgery (Y00002) took over and inherits no answer.',
    '4 No practice has this code.',
    '5 No practice stands here. Where cells are merged over several rows, write the practice into each of them.',
    '6 No open practice of your LMC has this name. Write its code.',
  ])
})

test('days before the opening or the window, days as text and words without a meaning are told in words', async () => {
  const db = world()
  addToRegister(db, practice({ code: 'Y00008', name: 'New Surgery', lmc: 'borsetshire', since: '2024-09-02' }), REGISTERED_AT)
  const list =
    'Code,Action,State,Since\nY00008,25 contacts,y,1/9/2024\nY00001,GP Connect,y,1/6/2024\nY00001,25 contacts,y,early August\nY00002,25 contacts,ask Jo,\nY00002,Fax ban,y,\nY00002,GP Connect,y,1/8/1924\n'
  expect(await whys(db, list)).toEqual([
    '2 The day is before the practice opened, on 2 September 2024.',
    '3 The day is before the first day of GP Connect, 28 June 2024.',
    '4 “early August” is no day that can be read. Write it like 5 August 2024, or leave it empty.',
    '5 “ask jo” is given no meaning: choose one below.',
    '6 “Fax ban” is given no action: choose one below.',
    expect.stringMatching(/^7 /),
  ])
})

test('of two lines about one practice and action, the same is read once and two that differ are left out both', async () => {
  const db = world()
  const judged = await judge(db, 'Code,25 contacts\nY00001,y\nY00001,y\nY00002,y\nY00002,no\n')
  expect(judged.ask.map(({ practiceCode, line }) => [practiceCode, line])).toEqual([['Y00001', 2]])
  expect(judged.wrong.map(({ line, why }) => `${line} ${why}`)).toEqual([
    '3 Row 2 says the same: read once.',
    '4 Row 5 says otherwise: keep the one that is right.',
    '5 Row 4 says otherwise: keep the one that is right.',
  ])
})

test('of many rows that contradict one another a line names three and counts the rest', async () => {
  const rows = Array.from({ length: 2000 }, (_, nth) => `Y00001,${nth % 2 ? 'y' : 'no'}\n`).join('')
  const { wrong } = await judge(world(), `Code,25 contacts\n${rows}`)
  expect(wrong).toHaveLength(2000)
  expect([wrong[1]!.why, wrong[1999]!.why]).toEqual([
    'Rows 2, 4, 5 and 1,996 more say otherwise: keep the one that is right.',
    'Rows 2, 3, 4 and 1,996 more say otherwise: keep the one that is right.',
  ])
  const three = await whys(world(), 'Code,25 contacts\nY00001,y\nY00001,no\nY00001,part\n')
  expect(three[0]).toBe('2 Rows 3 and 4 say otherwise: keep the one that is right.')
})

test('the table of what is left out shows 200 reasons and counts the lines of the others', () => {
  const wrong = Array.from({ length: 1500 }, (_, nth) => ({ line: nth + 2, what: 'Elm', says: 'y', why: `Reason ${nth % 500}` }))
  const judged = { ask: [], wrong, recorded: [], nothing: 0, small: 0 }
  const html = renderToStaticMarkup(createElement(JudgedLines, { judged, titles: {} }))
  expect(html.match(/Reason \d+/g)).toHaveLength(200)
  expect(html).toContain('900 more lines are left out for other reasons.')
})

test('what a sharing practice has recorded just so is no question; of one that does not share nothing is told', async () => {
  const db = world()
  for (const [code, shares] of [
    ['Y00001', false],
    ['Y00002', true],
  ] as const) {
    const by = { personId: someone(db, 'practice-partner', { practiceCode: code }) }
    chooseSharing(db, code, shares, by, NOW - 2)
    const words = { obstacle: null, note: null }
    expect(recordAdoption(db, { ...CAP, ...words, practiceCode: code }, by, NOW - 1)).toMatchObject({ ok: true })
  }
  const judged = await judge(db, 'Code,25 contacts,Freeze data sharing\nY00001,y 5/8/24,stopped 1/9/24\nY00002,y 5/8/24,no\n')
  expect(judged.recorded).toMatchObject([{ line: 3, what: 'Oak Surgery: 25 contacts' }])
  const before = world()
  const unrecorded = await judge(before, 'Code,25 contacts,Freeze data sharing\nY00001,y 5/8/24,stopped 1/9/24\n')
  const ofElm = (of: typeof judged) =>
    of.ask.filter(({ practiceCode }) => practiceCode === 'Y00001').map(({ joined: _, ...line }) => line)
  expect(ofElm(judged)).toEqual(ofElm(unrecorded))
})

test('the office’s own sheet comes in again as it went out: nothing of it is wrong, and nothing is asked', async () => {
  const db = world()
  const by = { personId: someone(db, 'practice-partner', { practiceCode: 'Y00002' }) }
  chooseSharing(db, 'Y00002', true, by, NOW - 4)
  const words = { practiceCode: 'Y00002', obstacle: null, note: null }
  const more = [
    CAP,
    { ...CAP, actionSlug: 'freeze-data-sharing', extent: 'partial', effectiveOn: '2024-09-01' },
    { ...CAP, actionSlug: 'defer-pilots', state: 'planned', extent: null, effectiveOn: '2024-11-20', plannedFor: '2024-12-09' },
    { ...CAP, actionSlug: 'own-referrals', state: 'not-planning', extent: null, effectiveOn: '2024-11-20' },
    { ...CAP, actionSlug: 'serve-notice', state: 'not-applicable', extent: null, effectiveOn: '2024-11-20' },
  ] as const
  for (const statement of more) expect(recordAdoption(db, { ...statement, ...words }, by, NOW - 3)).toMatchObject({ ok: true })
  const judged = await judge(db, practicesAsCsv(openLmcAnswers(db, 'borsetshire', OFFICER, NOW)))
  expect(judged.recorded).toHaveLength(more.length)
  expect([judged.wrong, judged.ask]).toEqual([[], []])
})

test('a long list is judged and sent a slice at a time: others are answered in between', async () => {
  const db = world()
  let turns = 0
  let over = false
  const count = () => {
    turns++
    if (!over) setImmediate(count)
  }
  setImmediate(count)
  const judged = await judge(db, `Code,25 contacts\n${'Y00001,y\n'.repeat(1500)}`)
  expect(judged.wrong).toHaveLength(1499)
  expect(turns).toBeGreaterThan(10)
  const [line] = judged.ask
  turns = 0
  const lines = Array.from({ length: 450 }, (_, nth) => ({ ...line!, actionSlug: `action-${nth}` }))
  expect(await sendTracker(db, { lmcSlug: 'borsetshire', lines }, OFFICER, NOW)).toEqual({ questions: 450, practices: 1 })
  over = true
  expect(turns).toBeGreaterThan(3)
})
