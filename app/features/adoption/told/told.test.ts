import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { exportRecord } from '#app/features/adoption/record/export-record.server.ts'
import { lastReturnAt, madeReturn } from '#app/features/adoption/returns/made-returns-queries.server.ts'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { recordedByPractice } from '#app/features/adoption/statements/entry-queries.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { adoptionDatabase, askOfTakers, at, storedStates } from '#test/support/adoption.ts'
import { waitingMails } from '#test/support/mail.ts'
import { allowTelling } from './allow-telling.server.ts'
import { removeOldTold } from './remove-old-told.server.ts'
import { takeBackTold } from './take-back-told.server.ts'
import { tellByTelephone } from './tell-by-telephone.server.ts'
import { ToldFields } from './told-fields.tsx'
import { parseTold, type ToldStatement } from './told-form.ts'
import {
  practicesToRecordFor,
  seenOfTelling,
  tellingChoice,
  toldFacts,
  toldMarks,
  toldOfPractice,
} from './told-queries.server.ts'
import { tellingRefusal } from './told-rules.ts'

const HERE = 'ZZ001'
const WEEK = '2024-09-16'
const NOW = at('2024-09-18')
const OFFICER = { personId: 'officer' }

/** A partner has joined and allowed it; the practice shares by name. */
function world({ allowed = true, shares = true, joined = true } = {}) {
  const db = adoptionDatabase()
  const partner = { personId: 'nobody' }
  if (joined) {
    partner.personId = addPerson(
      db,
      { email: 'p@example.org', name: 'Dr A', passwordHash: '!' },
      'operator',
      at('2024-08-01'),
    ).personId
    addRole(db, { personId: partner.personId, role: 'practice-partner', practiceCode: HERE }, 'operator', at('2024-08-01'))
  }
  if (allowed) allowTelling(db, { practiceCode: HERE, allowed: true, seen: '0' }, partner, at('2024-09-01'))
  chooseSharing(db, HERE, shares, partner, at('2024-09-01'))
  return { db, partner }
}
const takesCap: ToldStatement = {
  actionSlug: 'cap',
  said: {
    state: 'taking',
    extent: 'full',
    effectiveOn: '2024-09-09',
    plannedFor: null,
    obstacleKind: null,
    obstacle: null,
    note: null,
  },
}
const tell = (db: Db, told: ToldStatement, now = NOW, lmcSlug = 'borsetshire', seen = seenOfTelling(db, HERE, true)) => {
  const statement = { practiceCode: HERE, lmcSlug, told, seen, publicAddress: 'https://concert.example.org' }
  return tellByTelephone(db, statement, OFFICER, now)
}
const written = (db: Db) => [
  Object.keys(storedStates(db)).length,
  madeReturn(db, HERE, WEEK) !== undefined,
  toldOfPractice(db, HERE, NOW).length,
]

test('an officer records the return that was told, it is marked, and everybody in the practice is told that something was', () => {
  const { db } = world()
  expect(tell(db, null)).toEqual({ ok: true })
  const made = madeReturn(db, HERE, WEEK)
  expect(toldMarks(db, HERE).returns).toEqual(new Set([made?.recordedAt]))
  expect(toldOfPractice(db, HERE, NOW)).toMatchObject([{ week: WEEK, entryId: null, state: 'open', until: '2024-10-02' }])
  const [mail] = waitingMails(db)
  expect(mail).toMatchObject({ to: 'p@example.org', subject: 'Something was recorded for your practice' })
  expect(mail?.text).not.toMatch(/return for|answer:/)
  expect(tell(db, null)).toMatchObject({ ok: false, field: 'about' })
})

test('an answer of a practice that shares is recorded and marked, and holds as any other', () => {
  const { db } = world()
  expect(tell(db, takesCap)).toEqual({ ok: true })
  const [told] = toldOfPractice(db, HERE, NOW)
  expect(toldMarks(db, HERE).entries).toEqual(new Set([told?.entryId]))
  expect(storedStates(db)[`${HERE} cap`]).toMatchObject({ state: 'taking', effectiveOn: '2024-09-09' })
  expect(tell(db, takesCap)).toMatchObject({ ok: false, field: 'answer' })
})

for (const [words, wishes, told, lmc] of [
  ['no partner allowed', { allowed: false }, null, 'borsetshire'],
  ['nobody joined', { joined: false }, null, 'borsetshire'],
  ['belongs to another LMC', {}, null, 'loamshire'],
  ['does not share by name', { shares: false }, takesCap, 'borsetshire'],
] as const)
  test(`nothing is recorded for a practice that ${words}`, () => {
    const { db } = world(wishes)
    expect(tell(db, told, NOW, lmc)).toMatchObject({ ok: false })
    expect(written(db)).toEqual([0, false, 0])
    expect(waitingMails(db)).toEqual([])
  })

test('that an action is taken at one of several strengths is not recorded by telephone, where nobody says which; that it is not planned is', () => {
  const { db } = world()
  const strengths = '{ value: examine, label: Examine }, { value: withdraw, label: Withdraw }'
  askOfTakers(db, 'cap', `  - { key: strength, kind: one-of, required: true, label: How far?, options: [${strengths}] }\n`)
  expect(tell(db, takesCap)).toMatchObject({ ok: false, field: 'answer', words: expect.stringContaining('strengths') })
  expect(written(db)).toEqual([0, false, 0])
  const not = { ...takesCap!, said: { ...takesCap!.said, state: 'not-planning' as const, extent: null } }
  expect(tell(db, not)).toEqual({ ok: true })
})

test('a practice that does not share has its return recorded all the same', () => {
  const { db } = world({ shares: false })
  expect(tell(db, null)).toEqual({ ok: true })
})

test('a practice of which no return is on record is not said to have never reported; with no answer nothing has changed, with one it may be so', () => {
  const cap = { slug: 'cap', title: 'Cap' }
  const form = (facts: { shares: boolean; returned?: boolean; first: boolean; undecided?: boolean }) =>
    renderToStaticMarkup(createElement(ToldFields, { actions: [cap], returned: false, undecided: false, ...facts })).replaceAll(
      /<[^>]*>/g,
      ' ',
    )
  for (const shares of [true, false]) {
    expect(form({ shares, first: true })).toMatch(/No return of this practice is on record.*its return of this week/)
    expect(form({ shares, first: true })).not.toMatch(/never|first/)
    expect(form({ shares, first: false })).toMatch(/nothing changed/i)
    expect(form({ shares, first: false })).not.toMatch(/on record/)
  }
  expect(form({ shares: true, first: true })).toContain('They take it in full')
  for (const first of [true, false]) {
    expect(form({ shares: true, first, undecided: true })).toContain('Nothing decided yet: the return of this week alone')
    expect(form({ shares: true, first, undecided: true })).not.toMatch(/nothing changed/i)
    expect(form({ shares: true, first, undecided: false })).toContain('Nothing changed: the return of this week alone')
    expect(form({ shares: false, first, undecided: true })).not.toMatch(/decided/)
  }
  const { db } = world()
  expect(lastReturnAt(db, HERE)).toBeNull()
  expect(tell(db, takesCap)).toEqual({ ok: true })
  expect(written(db)).toEqual([1, true, 1])
})

test('the practices to record for are found at once as they are one by one: open here, allowed to this LMC, and joined', () => {
  for (const wishes of [{}, { allowed: false }, { joined: false }])
    for (const movedOn of [null, '2024-08-20', '2024-09-17'])
      for (const lmc of ['borsetshire', 'loamshire']) {
        const { db } = world(wishes)
        if (movedOn) addToRegister(db, { memberships: [{ practiceCode: HERE, lmcSlug: 'loamshire', holdsFrom: movedOn }] }, NOW)
        const codes = practicesOfLmc(db, lmc, '2024-09-18').map(({ code }) => code)
        const oneByOne = codes.filter((code) => !tellingRefusal(toldFacts(db, lmc, code, '2024-09-18'), false))
        expect([wishes, movedOn, lmc, [...practicesToRecordFor(db, lmc, codes)]]).toEqual([wishes, movedOn, lmc, oneByOne])
      }
  const { db } = world()
  expect([...practicesToRecordFor(db, 'borsetshire', [HERE, 'ZZ002'])]).toEqual([HERE])
})

test('what is taken back never was: the entry is void and the return counts no more', () => {
  const { db, partner } = world()
  tell(db, takesCap)
  const [told] = toldOfPractice(db, HERE, NOW)
  expect(takeBackTold(db, { practiceCode: HERE, id: told!.id }, partner, NOW + 1)).toEqual({ ok: true })
  expect(written(db)).toEqual([0, false, 1])
  expect(toldOfPractice(db, HERE, NOW)).toMatchObject([{ state: 'over' }])
  expect(takeBackTold(db, { practiceCode: HERE, id: told!.id }, partner, NOW + 2)).toEqual({ ok: true })
  expect(toldMarks(db, HERE).entries.size).toBe(1)
})

test('what was taken back is not recorded again by the same form sent twice', () => {
  const { db, partner } = world()
  const shown = seenOfTelling(db, HERE, true)
  tell(db, null)
  takeBackTold(db, { practiceCode: HERE, id: toldOfPractice(db, HERE, NOW)[0]!.id }, partner, NOW + 1)
  const words = expect.stringContaining('since you opened')
  expect(tell(db, null, NOW + 2, 'borsetshire', shown)).toMatchObject({ ok: false, words })
  expect(written(db)).toEqual([0, false, 1])
  expect(tell(db, null, NOW + 3)).toEqual({ ok: true })
})

test('a return stays where the practice recorded something itself since', () => {
  const { db, partner } = world()
  tell(db, null)
  recordAdoption(db, { ...takesCap!.said, practiceCode: HERE, actionSlug: 'cap' }, partner, NOW + 5)
  const [told] = toldOfPractice(db, HERE, NOW)
  const outcome = takeBackTold(db, { practiceCode: HERE, id: told!.id }, partner, NOW + 9)
  expect(outcome).toEqual({ ok: false, reason: 'said-since' })
  expect(madeReturn(db, HERE, WEEK)).toBeDefined()
})

for (const order of [
  [0, 1],
  [1, 0],
])
  test(`a return and an answer told one after the other can both be taken back, ${order} first, and leave nothing`, () => {
    const { db, partner } = world()
    tell(db, null)
    tell(db, takesCap, NOW + 5)
    const told = toldOfPractice(db, HERE, NOW)
    for (const [index, which] of order.entries())
      expect(takeBackTold(db, { practiceCode: HERE, id: told[which]!.id }, partner, NOW + 9 + index)).toEqual({ ok: true })
    expect(written(db)).toEqual([0, false, 2])
    expect(toldOfPractice(db, HERE, NOW).map(({ state }) => state)).toEqual(['over', 'over'])
  })

test('taking back in a later week confirms nothing in it', () => {
  const { db, partner } = world()
  tell(db, takesCap)
  const [told] = toldOfPractice(db, HERE, NOW)
  expect(takeBackTold(db, { practiceCode: HERE, id: told!.id }, partner, at('2024-09-25'))).toEqual({ ok: true })
  expect([madeReturn(db, HERE, WEEK), madeReturn(db, HERE, '2024-09-23')]).toEqual([undefined, undefined])
})

test('after 14 days it stands, and another practice’s cannot be taken back', () => {
  const { db, partner } = world()
  tell(db, takesCap)
  const id = toldOfPractice(db, HERE, NOW)[0]!.id
  expect(takeBackTold(db, { practiceCode: 'ZZ002', id }, partner, NOW)).toEqual({ ok: false, reason: 'not-there' })
  expect(takeBackTold(db, { practiceCode: HERE, id }, partner, at('2024-10-03'))).toEqual({ ok: false, reason: 'too-late' })
  expect(takeBackTold(db, { practiceCode: HERE, id }, partner, at('2024-10-02', '23:59'))).toEqual({ ok: true })
})

test('a practice that left the LMC between the page and the press, or recorded something itself, is not passed over', () => {
  const { db, partner } = world()
  const seen = recordedByPractice(db, HERE)
  recordAdoption(
    db,
    { ...takesCap!.said, state: 'considering', extent: null, practiceCode: HERE, actionSlug: 'cap' },
    partner,
    NOW - 5,
  )
  const told = { practiceCode: HERE, lmcSlug: 'borsetshire', told: takesCap, seen, publicAddress: 'https://concert.example.org' }
  expect(tellByTelephone(db, told, OFFICER, NOW)).toMatchObject({ ok: false, words: expect.stringContaining('since you opened') })
  addToRegister(db, { memberships: [{ practiceCode: HERE, lmcSlug: 'loamshire', holdsFrom: '2024-09-17' }] }, NOW)
  expect(tell(db, takesCap)).toMatchObject({ ok: false, words: expect.stringContaining('no longer') })
})

test('an LMC that the practice joins later has to be allowed anew', () => {
  const { db, partner } = world()
  addToRegister(db, { memberships: [{ practiceCode: HERE, lmcSlug: 'loamshire', holdsFrom: '2024-09-17' }] }, NOW)
  expect(tell(db, null, NOW, 'loamshire')).toMatchObject({ ok: false, words: expect.stringContaining('not allowed it') })
  const { allowed, seen } = tellingChoice(db, HERE, '2024-09-18')
  expect(allowed).toBe(false)
  allowTelling(db, { practiceCode: HERE, allowed: true, seen }, partner, NOW)
  expect(tell(db, null, NOW, 'loamshire')).toEqual({ ok: true })
})

test('the practice’s own file says whether its LMC may record, and what it recorded', () => {
  const { db, partner } = world({ shares: false })
  tell(db, null, NOW, 'borsetshire', '')
  const recorded = [{ lmc: 'Borsetshire LMC', action: null, week: WEEK, takenBackOrCorrected: false }]
  expect(exportRecord(db, HERE, partner, NOW + 1).telephone).toMatchObject({ allowed: true, recorded })
})

test('it is off until a partner allows it, and a colleague’s choice is not passed over', () => {
  const { db, partner } = world({ allowed: false })
  expect(tellingChoice(db, HERE, '2024-09-18')).toEqual({ allowed: false, seen: '0' })
  allowTelling(db, { practiceCode: HERE, allowed: true, seen: '0' }, partner, NOW)
  const { seen } = tellingChoice(db, HERE, '2024-09-18')
  allowTelling(db, { practiceCode: HERE, allowed: false, seen }, partner, NOW)
  expect(allowTelling(db, { practiceCode: HERE, allowed: true, seen }, partner, NOW)).toMatchObject({ ok: false })
  expect(tellingChoice(db, HERE, '2024-09-18').allowed).toBe(false)
})

test('an answer needs its words and its day, not after today', () => {
  const parsed = (values: Record<string, string>) => parseTold(values, '2024-09-18')
  expect(parsed({ about: '' })).toEqual({ ok: true, value: null })
  expect(parsed({ about: 'cap', answer: '' })).toMatchObject({ ok: false, errors: { answer: expect.any(String) } })
  expect(parsed({ about: 'cap', answer: 'full', since: '' })).toMatchObject({ ok: false, errors: { since: expect.any(String) } })
  expect(parsed({ about: 'cap', answer: 'full', since: '19 9 2024' })).toMatchObject({
    ok: false,
    errors: { since: expect.any(String) },
  })
  expect(parsed({ about: 'cap', answer: 'partial', since: '9 9 2024' })).toMatchObject({
    ok: true,
    value: { said: { extent: 'partial' } },
  })
})

test('a mark goes with what it marks, and not before', () => {
  const { db } = world()
  tell(db, takesCap)
  removeOldTold(db)
  expect(toldOfPractice(db, HERE, NOW)).toHaveLength(1)
  db.$client.prepare('update told_statements set entry_id = ?').run('purged')
  removeOldTold(db)
  expect(toldOfPractice(db, HERE, NOW)).toEqual([])
})
