import { expect, test } from 'vitest'
import { exportRecord } from '#app/features/adoption/record/export-record.server.ts'
import { entryInForceOf } from '#app/features/adoption/statements/entry-queries.server.ts'
import type { AdoptionStatement } from '#app/features/adoption/statements/refusal-rules.ts'
import { verifyRows } from '#app/features/audit/chain/verify-rows.server.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { endRole } from '#app/features/people/joining-and-leaving/end-role.server.ts'
import { exportPerson } from '#app/features/people/own-data/export-person.server.ts'
import type { Db } from '#db/client.server.ts'
import { adoptionDatabase, at, auditTrail, closePractice } from '#test/support/adoption.ts'
import { parseDecided } from './decision-form.ts'
import { decisionsAbout, decisionsOf } from './decision-queries.server.ts'
import { decidedInWords } from './decision-words.ts'
import { expireBeforeDecisions, markActions } from './mark-actions.server.ts'
import { markTallies, ownMarks } from './mark-queries.server.ts'
import type { Mark } from './mark-rules.ts'
import { tallyInWords } from './mark-words.ts'
import { parseMeeting } from './meeting-form.ts'
import { meetingOf } from './meeting-queries.server.ts'
import { recordDecision } from './record-decision.server.ts'
import { setMeeting } from './set-meeting.server.ts'

const NOW = at('2024-09-10')
const DAY = 86_400_000
const HERE = { practiceCode: 'ZZ001' }

/** The people of a practice: so many partners, named by letters, and a manager. */
function people(db: Db, partners: number) {
  const add = (name: string, role: 'practice-partner' | 'practice-manager') => {
    const email = `${name.replaceAll(' ', '.')}@example.org`.toLowerCase()
    const { personId } = addPerson(db, { email, name, passwordHash: '!' }, 'operator', NOW - DAY)
    const given = addRole(db, { personId, role, ...HERE }, 'operator', NOW - DAY)
    if (!given.ok) throw new Error(given.reason)
    return personId
  }
  const ids = Array.from({ length: partners }, (_, i) => add(`Dr ${String.fromCharCode(65 + i)}`, 'practice-partner'))
  return { partners: ids, manager: add('The manager', 'practice-manager') }
}

const mark = (db: Db, id: string, marks: Record<string, Mark | null>, now = NOW) =>
  markActions(db, { ...HERE, marks: new Map(Object.entries(marks)) }, { id, roles: rolesOf(db, id) }, now)
const tally = (db: Db, action = 'cap', now = NOW + 1) => tallyInWords(markTallies(db, 'ZZ001', now).byAction.get(action))
const statement = (over: Partial<AdoptionStatement> = {}): AdoptionStatement => ({
  ...HERE,
  actionSlug: 'cap',
  state: 'taking',
  extent: 'full',
  effectiveOn: '2024-09-09',
  plannedFor: null,
  obstacle: null,
  note: null,
  ...over,
})
const DECIDED = { ...HERE, decidedBy: 'partners-meeting', decidedOn: '2024-09-08' } as const
const marksLeft = (db: Db) => db.$client.prepare('select count(*) from partner_marks').pluck().get()

test('three partners mark an action; the tally says how many are for it and who has not said, never who said what', () => {
  const db = adoptionDatabase()
  const [a, b, c] = people(db, 3).partners as [string, string, string]
  expect(tally(db)).toBe('Nobody has marked it.')
  mark(db, a, { cap: 'for', notice: 'unsure' })
  mark(db, b, { cap: 'for' })
  expect(tally(db)).toBe('2 of 3 partners are for it; Dr C has not said yet.')
  expect(tally(db, 'notice')).toBe('1 of 3 partners is unsure; 2 have not said yet.')
  mark(db, c, { cap: 'against' })
  expect(tally(db)).toBe('2 of 3 partners are for it; 1 against.')
  mark(db, b, { cap: null })
  expect(tally(db)).toBe('1 of 3 partners is for it; 1 against; Dr B has not said yet.')
  expect([...ownMarks(db, 'ZZ001', a)]).toEqual([
    ['cap', 'for'],
    ['notice', 'unsure'],
  ])
})

test('a manager sees the tally and marks nothing; nor does a partner of another practice, nor anybody once it is closed', () => {
  const db = adoptionDatabase()
  const { partners, manager } = people(db, 1)
  const elsewhere = { practiceCode: 'ZZ002' }
  expect(mark(db, manager, { cap: 'for' })).toEqual({ ok: false, reason: 'not-a-partner' })
  const own = { id: partners[0]!, roles: rolesOf(db, partners[0]!) }
  expect(markActions(db, { ...elsewhere, marks: new Map([['cap', 'for']]) }, own, NOW)).toMatchObject({ ok: false })
  closePractice(db, 'ZZ001', '2024-09-01', NOW - 1)
  expect(mark(db, partners[0]!, { cap: 'for' })).toEqual({ ok: false, reason: 'practice-closed' })
  expect(marksLeft(db)).toBe(0)
})

test('a practice with one partner, with fourteen and with none has a tally that reads right', () => {
  const one = adoptionDatabase()
  mark(one, people(one, 1).partners[0]!, { cap: 'against' })
  expect(tally(one)).toBe('The partner is against it.')
  const many = adoptionDatabase()
  const { partners } = people(many, 14)
  for (const [index, id] of partners.entries()) mark(many, id, { cap: index < 9 ? 'for' : index < 11 ? 'against' : 'unsure' })
  expect(tally(many)).toBe('9 of 14 partners are for it; 2 against; 3 unsure.')
  const none = adoptionDatabase()
  people(none, 0)
  expect(markTallies(none, 'ZZ001', NOW)).toEqual({ partners: [], byAction: new Map() })
})

test('the mark of a partner who leaves no longer counts from that moment, and is deleted', () => {
  const db = adoptionDatabase()
  const [a, b] = people(db, 2).partners as [string, string]
  mark(db, a, { cap: 'for' })
  mark(db, b, { cap: 'against' })
  endRole(db, rolesOf(db, b)[0]!.id, { id: a, roles: rolesOf(db, a) }, NOW + 1)
  expect(tally(db, 'cap', NOW + 2)).toBe('The partner is for it.')
  expireBeforeDecisions(db, NOW + 2)
  expect(marksLeft(db)).toBe(1)
})

test('marks go 30 days after the last one on the action, and count no longer from then on', () => {
  const db = adoptionDatabase()
  const [a, b] = people(db, 2).partners as [string, string]
  mark(db, a, { cap: 'for', notice: 'for' })
  mark(db, b, { cap: 'for' }, NOW + 20 * DAY)
  expect([tally(db, 'cap', NOW + 49 * DAY), tally(db, 'notice', NOW + 30 * DAY)]).toEqual([
    '2 of 2 partners are for it.',
    'Nobody has marked it.',
  ])
  expireBeforeDecisions(db, NOW + 49 * DAY)
  expect(marksLeft(db)).toBe(2)
  expireBeforeDecisions(db, NOW + 50 * DAY)
  expect(marksLeft(db)).toBe(0)
})

test('a decision about several actions is recorded whole: entries, who decided and when, this week’s return; its marks are gone', () => {
  const db = adoptionDatabase()
  const { partners, manager } = people(db, 2)
  for (const id of partners) mark(db, id, { cap: 'for', notice: 'against', letters: 'unsure' })
  const statements = [
    statement(),
    statement({ actionSlug: 'notice', state: 'not-planning', extent: null, effectiveOn: '2024-09-08' }),
  ]
  const outcome = recordDecision(db, { ...DECIDED, statements }, { personId: manager }, NOW)
  expect(outcome).toMatchObject({ ok: true, returnMade: true, already: false })
  expect(decisionsOf(db, 'ZZ001')).toMatchObject([
    {
      actionSlug: 'cap',
      decidedBy: 'partners-meeting',
      decidedOn: '2024-09-08',
      entryId: entryInForceOf(db, 'ZZ001', 'cap')?.id,
    },
    { actionSlug: 'notice', entryId: entryInForceOf(db, 'ZZ001', 'notice')?.id },
  ])
  expect(new Set(decisionsOf(db, 'ZZ001').map(({ decisionId }) => decisionId)).size).toBe(1)
  expect([...markTallies(db, 'ZZ001', NOW + 1).byAction.keys()]).toEqual(['letters'])
  expect(auditTrail(db).filter((event) => event.startsWith('decision.recorded'))).toHaveLength(2)
  expect(verifyRows(db).faults.filter((fault) => 'table' in fault && fault.table === 'decisions')).toEqual([])
})

test('of a decision either all is recorded or nothing, its marks included', () => {
  const db = adoptionDatabase()
  const [a] = people(db, 1).partners as [string]
  mark(db, a, { cap: 'for' })
  const statements = [statement(), statement({ actionSlug: 'notice', effectiveOn: '2024-09-11' })]
  expect(recordDecision(db, { ...DECIDED, statements }, { personId: a }, NOW)).toMatchObject({ reason: 'in-the-future' })
  expect([decisionsOf(db, 'ZZ001'), entryInForceOf(db, 'ZZ001', 'cap'), marksLeft(db)]).toEqual([[], undefined, 1])
})

test('the same decision sent twice adds nothing; said otherwise it stands beside, and the later word is shown', () => {
  const db = adoptionDatabase()
  const [a] = people(db, 1).partners as [string]
  const decision = { ...DECIDED, statements: [statement()] }
  recordDecision(db, decision, { personId: a }, NOW)
  expect(recordDecision(db, decision, { personId: a }, NOW + 1)).toMatchObject({ ok: true, already: true })
  expect(decisionsOf(db, 'ZZ001')).toHaveLength(1)
  recordDecision(db, { ...decision, decidedBy: 'one-partner' }, { personId: a }, NOW + 2)
  const entryId = entryInForceOf(db, 'ZZ001', 'cap')!.id
  expect(decisionsOf(db, 'ZZ001')).toHaveLength(2)
  expect(decidedInWords(decisionsAbout(db, 'ZZ001', 'cap').get(entryId)!)).toBe('decided by one partner on 8 September 2024')
})

test('what is only considered keeps its marks', () => {
  const db = adoptionDatabase()
  const [a] = people(db, 1).partners as [string]
  mark(db, a, { cap: 'unsure' })
  const considering = statement({ state: 'considering', extent: null })
  expect(recordDecision(db, { ...DECIDED, statements: [considering] }, { personId: a }, NOW)).toMatchObject({ ok: true })
  expect(marksLeft(db)).toBe(1)
})

test('marks stand in the own data of their person alone: not in the log, the practice’s record, or a colleague’s data', () => {
  const db = adoptionDatabase()
  const { partners, manager } = people(db, 1)
  mark(db, partners[0]!, { cap: 'against' })
  const log = db.$client.prepare('select action || subject || detail from audit_events').pluck().all().join()
  expect(log).toContain('partner.marked')
  const record = JSON.stringify(exportRecord(db, 'ZZ001', { personId: manager }, NOW + 1))
  for (const text of [log, record, JSON.stringify(exportPerson(db, manager, NOW + 2))]) expect(text).not.toContain('against')
  expect(JSON.stringify(exportPerson(db, partners[0]!, NOW + 3).recorded)).toContain('"mark":"against"')
})

test('a decision was made by one of the list, on a real day, not ahead and not before the practice opened', () => {
  const read = (values: Record<string, string>) => parseDecided(values, '2024-09-10', '2020-01-01')
  expect(read({ decidedBy: 'one-partner', decidedOn: '9 Sep 2024' })).toEqual({
    ok: true,
    value: { decidedBy: 'one-partner', decidedOn: '2024-09-09' },
  })
  const errors = (values: Record<string, string>) => {
    const outcome = read(values)
    return outcome.ok ? {} : outcome.errors
  }
  expect(errors({ decidedBy: 'the king', decidedOn: '' })).toEqual({
    decidedBy: 'Choose who decided.',
    decidedOn: 'Enter the day on which it was decided.',
  })
  expect(errors({ decidedBy: 'board', decidedOn: '11 September 2024' }).decidedOn).toContain('future')
  expect(errors({ decidedBy: 'board', decidedOn: '31 December 2019' }).decidedOn).toContain('before the practice opened')
  expect(errors({ decidedBy: 'board', decidedOn: '31 September 2024' }).decidedOn).toContain('real day')
})

test('the day of the meeting is today or later; what a colleague set meanwhile is not passed over', () => {
  const db = adoptionDatabase()
  const [a] = people(db, 1).partners as [string]
  const set = (meetsOn: string | null, seen: string, now: number) =>
    setMeeting(db, { ...HERE, meetsOn, seen }, { personId: a }, now)
  expect(parseMeeting({ meetsOn: '9 September 2024' }, '2024-09-10').ok).toBe(false)
  expect(parseMeeting({ meetsOn: ' ' }, '2024-09-10')).toEqual({ ok: true, value: { meetsOn: null } })
  expect(set('2024-09-19', '', NOW)).toEqual({ ok: true })
  expect(set('2024-09-26', '', NOW + 1)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(set('2024-09-26', String(NOW), NOW + 2)).toEqual({ ok: true })
  expect(meetingOf(db, 'ZZ001')?.meetsOn).toBe('2024-09-26')
  expireBeforeDecisions(db, NOW + 60 * DAY)
  expect(meetingOf(db, 'ZZ001')).toBeUndefined()
})
