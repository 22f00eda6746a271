import { expect, test } from 'vitest'
import { verifyRows } from '#app/features/audit/chain/verify-rows.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { paperClocks } from '#app/features/practice-desk/calendar/paper-clocks-queries.server.ts'
import { fieldsFromLine } from '#app/features/registers/lines/letter-of-line-rules.ts'
import { type Line, lineById } from '#app/features/registers/lines/line-queries.server.ts'
import type { Filled, Register } from '#app/features/registers/lines/register-kinds.ts'
import { saveLine } from '#app/features/registers/lines/save-line.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { type Day, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { cameOf } from '#demonstration/letters.server.ts'
import { REGISTERED_AT, smallEngland, someone } from '#test/support/england.ts'
import { beginLetter } from '../letters/begin-letter.server.ts'
import { draftById, letterById } from '../letters/letter-queries.server.ts'
import { makeFromDraft } from '../letters/making-queries.server.ts'
import { saveDraft } from '../letters/save-draft.server.ts'
import { lettersOfLine, lettersOfLines, linesForLetter } from './letters-of-line-queries.server.ts'
import { lineOfDraft, lineOfSent } from './line-of-letter-queries.server.ts'
import { recordSentInRegister } from './record-sent-in-register.server.ts'

const ELM = 'Y00001'
const TODAY = '2024-11-28'
const NOW = instantOf(TODAY, '12:00')

function elm(today: Day = TODAY) {
  const db = smallEngland()
  const now = instantOf(today, '12:00')
  expect(loadContent(db, paths.content, REGISTERED_AT, { on: today })).toMatchObject({ ok: true })
  return { db, now, by: { personId: someone(db, 'practice-partner', { practiceCode: ELM }) } }
}
const PESSARY = { name: 'Ring pessary fitting', contract: 'never', notice: '3 months', patients: '60' }

function lineOf(db: Db, filled: Filled, personId: string, register: Register = 'services', now = NOW): Line {
  const saved = saveLine(db, { practiceCode: ELM, register, lineId: null, seen: '', filled }, { personId }, now)
  if (!saved.ok) throw new Error(saved.reason)
  return lineById(db, ELM, register, saved.lineId)!
}
const stands = (db: Db, { id }: Line, register: Register = 'services') => lineById(db, ELM, register, id)!

/** Begins a letter from a line, fills it in, and gives the marker of what is shown. */
function begun(db: Db, line: Line, letterSlug: string, by: { personId: string }, more: Record<string, string> = {}, now = NOW) {
  const register = letterSlug.startsWith('foi') ? 'asked' : letterSlug === 'leave-agreement' ? 'agreements' : 'services'
  const wanted = { practiceCode: ELM, letterSlug, followsId: null, lineId: line.id, known: fieldsFromLine(register, line.filled) }
  const outcome = beginLetter(db, wanted, by, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  const { draftId } = outcome
  const place = { practiceCode: ELM, draftId, seen: '1' }
  const { filled } = draftById(db, ELM, draftId)!
  saveDraft(db, { ...place, filled: { ...filled, organisation: filled.organisation || 'NHS Borsetshire ICB', ...more } }, by, now)
  const { hash, made } = makeFromDraft(db, draftById(db, ELM, draftId)!, now)
  expect(made.missing).toEqual([])
  return { practiceCode: ELM, draftId, sentOn: TODAY as Day, seen: hash }
}
const of = (db: Db, line: Line, now = NOW, register: Register = 'services') =>
  lettersOfLine(db, { practiceCode: ELM, register, line: stands(db, line, register), open: true }, now)

test('a notice begun from a line has its facts, is shown what it writes there, and the line says it afterwards', () => {
  const { db, by } = elm()
  const line = lineOf(db, PESSARY, by.personId)
  expect(of(db, line).begin).toEqual({
    href: `/practice/${ELM}/letters/new/notice-never-commissioned?line=${line.id}`,
    words: 'Begin the notice',
  })
  expect(linesForLetter(db, ELM, 'notice-never-commissioned')).toEqual([{ id: line.id, name: PESSARY.name }])
  const sent = begun(db, line, 'notice-never-commissioned', by)
  expect(of(db, line)).toMatchObject({ letters: [{ id: sent.draftId, draft: true }], begin: null })
  expect(linesForLetter(db, ELM, 'notice-never-commissioned')).toEqual([])
  expect(lineOfDraft(db, ELM, sent.draftId, NOW)).toMatchObject({
    name: PESSARY.name,
    would: ['Notice given on 28 November 2024', 'Last day of service 28 February 2025'],
    instead: [],
  })
  const ahead = { ...sent, sentOn: '2026-01-01', lineSeen: line.version } as const
  expect(recordSentInRegister(db, ahead, by, NOW)).toEqual({ ok: false, reason: 'not-yet' })
  const outcome = recordSentInRegister(db, { ...sent, sentOn: '2024-11-27', lineSeen: line.version }, by, NOW)
  expect(outcome).toMatchObject({
    ok: true,
    written: ['Notice given on 27 November 2024', 'Last day of service 28 February 2025'],
  })
  expect(stands(db, line).filled).toEqual({ ...PESSARY, givenOn: '2024-11-27', lastDay: '2025-02-28' })
  expect(lineOfSent(db, ELM, sent.draftId)).toMatchObject({ name: PESSARY.name, would: [] })
  expect(paperClocks(db, ELM, NOW).filter(({ day }) => day === '2025-02-28')).toHaveLength(1)
  const faults = verifyRows(db).faults.filter((fault) => 'table' in fault && /^(letter|register_lines)/.test(fault.table))
  expect(faults).toEqual([])
})

test('without the tick the line stays as it is, and what the letter says can be taken over later', () => {
  const { db, by } = elm()
  const line = lineOf(db, PESSARY, by.personId)
  const sent = begun(db, line, 'notice-never-commissioned', by)
  expect(recordSentInRegister(db, { ...sent, lineSeen: null }, by, NOW)).toMatchObject({ ok: true, written: [] })
  expect(stands(db, line).filled).toEqual(PESSARY)
  expect(of(db, line).letters[0]?.says).toEqual({ givenOn: TODAY, lastDay: '2025-02-28' })
  expect(lineOfSent(db, ELM, sent.draftId)?.would).toHaveLength(2)
})

test('what came of the letter stands at its line, and an offer of money leads to the letter that withdraws the notice', () => {
  const { db, by } = elm()
  const line = lineOf(db, PESSARY, by.personId)
  const sent = begun(db, line, 'notice-never-commissioned', by)
  recordSentInRegister(db, { ...sent, lineSeen: line.version }, by, NOW)
  cameOf(db, { practiceCode: ELM, letterId: sent.draftId }, { kind: 'reply', what: 'money', happenedOn: TODAY }, by, NOW)
  expect(lettersOfLines(db, ELM)).toEqual({ [line.id]: { id: sent.draftId, sentOn: TODAY, came: 'Offers money' } })
  const [letter] = of(db, line).letters
  expect(letter).toMatchObject({ came: [expect.stringContaining('Offers money, 28 November 2024'), expect.any(String)] })
  expect(letter?.says).toEqual({ answer: 'money', answeredOn: TODAY })
  const now = stands(db, line)
  const filled = { ...now.filled, ...letter?.says }
  saveLine(db, { practiceCode: ELM, register: 'services', lineId: line.id, seen: now.version, filled }, by, NOW)
  expect(of(db, line).begin?.href).toBe(`/practice/${ELM}/letters/new/withdraw-notice?follows=${sent.draftId}&line=${line.id}`)
})

test('a letter that answers another is about the same line', () => {
  const { db, by } = elm()
  const line = lineOf(db, PESSARY, by.personId)
  const sent = begun(db, line, 'notice-never-commissioned', by)
  recordSentInRegister(db, { ...sent, lineSeen: line.version }, by, NOW)
  const answer = beginLetter(db, { practiceCode: ELM, letterSlug: 'withdraw-notice', followsId: sent.draftId }, by, NOW)
  expect(answer.ok && draftById(db, ELM, answer.draftId)?.lineId).toBe(line.id)
})

test('a line that changed meanwhile, or that would not take it, refuses the whole: the letter is not recorded as sent', () => {
  const { db, by } = elm()
  const line = lineOf(db, PESSARY, by.personId)
  const sent = begun(db, line, 'notice-never-commissioned', by)
  const changed = { ...PESSARY, answer: 'refused', answeredOn: '2024-11-28' }
  saveLine(db, { practiceCode: ELM, register: 'services', lineId: line.id, seen: line.version, filled: changed }, by, NOW)
  expect(recordSentInRegister(db, { ...sent, lineSeen: line.version }, by, NOW)).toMatchObject({ reason: 'line-changed' })
  const { version: lineSeen } = stands(db, line)
  const before = { ...changed, answeredOn: '2024-11-01' }
  saveLine(db, { practiceCode: ELM, register: 'services', lineId: line.id, seen: lineSeen, filled: before }, by, NOW)
  const now = stands(db, line).version
  expect(recordSentInRegister(db, { ...sent, lineSeen: now }, by, NOW)).toMatchObject({
    reason: 'line-refuses',
    why: expect.stringContaining('The answer lies before the day notice was given.'),
  })
  expect(letterById(db, ELM, sent.draftId)).toBeUndefined()
  expect(draftById(db, ELM, sent.draftId)).toBeDefined()
})

test('a request leads to its receipt and then to its answer, and the answer closes its line', () => {
  const { db, by } = elm()
  const line = lineOf(db, { door: 'foi', from: 'A member of the public', receivedOn: '2024-11-22' }, by.personId, 'asked')
  expect(of(db, line, NOW, 'asked').begin?.words).toBe('Begin the receipt')
  const receipt = begun(db, line, 'foi-receipt', by)
  expect(lineOfDraft(db, ELM, receipt.draftId, NOW)?.would).toEqual([])
  recordSentInRegister(db, { ...receipt, lineSeen: line.version }, by, NOW)
  expect(of(db, line, NOW, 'asked').begin?.words).toBe('Begin the answer')
  const answer = begun(db, line, 'foi-answer', by, {
    'field-given': 'The hours.',
    'field-held': 'Legal advice.',
    'choice-which': 'part',
  })
  recordSentInRegister(db, { ...answer, lineSeen: line.version }, by, NOW)
  expect(stands(db, line, 'asked').filled).toMatchObject({ answeredOn: TODAY, outcome: 'part' })
  expect(of(db, line, NOW, 'asked').begin).toBeNull()
})

test('an agreement the practice leaves leads to its letter; one not decided to the review, once that letter is there', () => {
  const may = elm('2026-06-30')
  const undecided = { title: 'Planning data set', party: 'An ICB', purpose: 'secondary' }
  const line = lineOf(may.db, undecided, may.by.personId, 'agreements', may.now)
  expect(of(may.db, line, may.now, 'agreements').begin?.href).toBe(`/practice/${ELM}/letters/new/data-sharing-review`)
  const review = beginLetter(may.db, { practiceCode: ELM, letterSlug: 'data-sharing-review', followsId: null }, may.by, may.now)
  expect(of(may.db, line, may.now, 'agreements')).toMatchObject({ letters: [{ id: review.ok && review.draftId }], begin: null })
  const { db, by } = elm()
  const held = lineOf(db, undecided, by.personId, 'agreements')
  expect(of(db, held, NOW, 'agreements').begin).toBeNull()
  const leaving = { ...undecided, decision: 'leave', decidedOn: TODAY }
  saveLine(db, { practiceCode: ELM, register: 'agreements', lineId: held.id, seen: held.version, filled: leaving }, by, NOW)
  expect(of(db, held, NOW, 'agreements').begin?.words).toBe('Begin the letter that leaves it')
})
