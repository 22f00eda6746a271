import { expect, test } from 'vitest'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { verifyChain } from '#app/features/audit/chain/verify-chain.server.ts'
import { moveOf } from '#app/features/lmc-desk/practice-moved/move-queries.server.ts'
import { lmcAnswers } from '#app/features/lmc-desk/practices/lmc-answers-queries.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { practicesAsAt } from '#app/features/register/records/register-history-queries.server.ts'
import { isPracticeOfLmc, practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { type Instant, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { practice } from '#test/support/register.ts'
import { answerAsOperator, answerRequest } from './answer-request.server.ts'
import { nameSuccessor, sayNotOurs } from './ask-request.server.ts'
import { closedPracticesOf, practiceInLmc, seenOf } from './practice-in-lmc-queries.server.ts'
import { removeOldRequests } from './remove-old-requests.server.ts'
import { parseNotOurs, parseRequestAnswer, parseSuccessor } from './request-form.ts'
import {
  requestsForOperator,
  requestsOfLmc,
  requestsOfPractice,
  requestsToAnswer,
  requestsToldTo,
} from './request-queries.server.ts'

const NOW = instantOf('2026-06-17', '10:00')
const DAY = 86_400_000
const TODAY = '2026-06-17'
const ELM = 'Y00001'
const [OURS, THEIRS] = ['borsetshire', 'loamshire']

function world({ neighbours = true } = {}) {
  const db = smallEngland()
  const officer = { personId: someone(db, 'lmc-officer', { lmcSlug: OURS }) }
  const other = { personId: neighbours ? someone(db, 'lmc-officer', { lmcSlug: THEIRS }) : 'nobody' }
  return { db, officer, other }
}
type By = { personId: string }
const seenNow = (db: Db, code = ELM, kind: 'not-ours' | 'took-over' = 'not-ours', lmc = OURS) =>
  seenOf(practiceInLmc(db, lmc, code, NOW)!, kind)
const said = { lmcSlug: OURS, practiceCode: ELM, from: '2026-04-01', otherLmc: THEIRS as string | null, reason: 'They moved' }
const ask = (db: Db, by: By, over: Partial<typeof said & { seen: string }> = {}, at: Instant = NOW) =>
  sayNotOurs(db, { ...said, seen: seenNow(db), ...over }, by, at)
const idOf = (db: Db, code = ELM) => requestsOfPractice(db, code, NOW)[0]!.id
const answer = (
  db: Db,
  by: By,
  act: 'confirm' | 'refuse' | 'take-back',
  { lmc = THEIRS, word = null as string | null, seen = 'waiting', at = NOW + 1 } = {},
) => answerRequest(db, { lmcSlug: lmc, id: idOf(db) }, { do: act, word, seen }, by, at)
const closes = (db: Db, code: string, holdsFrom: string, at: Instant) =>
  addToRegister(db, { statuses: [{ practiceCode: code, status: 'closed', holdsFrom, successorCode: null }] }, at)

test('nothing changes until the other LMC confirms; then the practice is theirs from the day said, as known from now on', () => {
  const { db, officer, other } = world()
  expect(ask(db, officer)).toEqual({ ok: true, waits: true })
  expect(requestsToAnswer(db, THEIRS, NOW)).toBe(1)
  expect(requestsToAnswer(db, OURS, NOW)).toBe(0)
  expect(isPracticeOfLmc(db, ELM, OURS, TODAY)).toBe(true)
  expect(answer(db, other, 'confirm')).toEqual({ ok: true, already: false })
  const lmcOn = (asAt: string, knownBefore: Instant) => practicesAsAt(db, { asAt, knownBefore }, [ELM])[0]!.lmcSlug
  expect([lmcOn('2026-03-31', NOW + DAY), lmcOn('2026-04-01', NOW + DAY), lmcOn('2026-04-01', NOW)]).toEqual([OURS, THEIRS, OURS])
  expect(requestsOfLmc(db, OURS, NOW + 2)).toMatchObject([{ state: 'confirmed', other: { slug: THEIRS } }])
  expect(verifyChain(db)).toMatchObject({ ok: true })
})

test('looks and shares follow: a practice that shares by name is read by its new LMC and no longer by the one it left', () => {
  const { db, officer, other } = world()
  chooseSharing(db, ELM, true, officer, NOW - DAY)
  ask(db, officer)
  answer(db, other, 'confirm')
  const names = (lmc: string) => lmcAnswers(db, lmc, NOW + 2).practices.flatMap(({ code, shared }) => (shared ? code : []))
  expect([names(OURS), names(THEIRS)]).toEqual([[], [ELM]])
  expect(requestsToldTo(db, ELM, NOW + 2)).toEqual([])
  expect(moveOf(db, ELM, NOW + 2)).toMatchObject({ from: 'Borsetshire LMC', to: 'Loamshire LMC', seenAt: null })
})

test('the practice reads what waits on its desk; a refusal changes nothing and is not told to it', () => {
  const { db, officer, other } = world()
  ask(db, officer)
  expect(requestsToldTo(db, ELM, NOW)).toMatchObject([{ state: 'waiting', reason: 'They moved' }])
  expect(answer(db, other, 'refuse', { word: 'They are yours' })).toEqual({ ok: true, already: false })
  expect(requestsToldTo(db, ELM, NOW + 2)).toEqual([])
  expect(requestsOfLmc(db, OURS, NOW + 2)).toMatchObject([{ state: 'refused', word: 'They are yours' }])
  expect(isPracticeOfLmc(db, ELM, OURS, TODAY)).toBe(true)
  expect(ask(db, officer, { reason: 'They wrote to us', seen: seenNow(db) }).ok).toBe(true)
})

test('a day to come, one before it opened, one before it came to this LMC, and the LMC itself are refused at their field', () => {
  const { db, officer } = world()
  const fieldOf = (over: Parameters<typeof ask>[2]) => {
    const outcome = ask(db, officer, over)
    return outcome.ok ? 'asked' : outcome.field
  }
  expect(fieldOf({ from: '2026-06-18' })).toBe('from')
  expect(fieldOf({ from: '1974-03-31' })).toBe('from')
  expect(fieldOf({ otherLmc: OURS })).toBe('lmc')
  addToRegister(db, { memberships: [{ practiceCode: ELM, lmcSlug: OURS, holdsFrom: '2026-05-01' }] }, NOW - DAY)
  expect(fieldOf({ from: '2026-04-30', seen: seenNow(db) })).toBe('from')
  expect(fieldOf({ from: '2026-05-01', seen: seenNow(db) })).toBe('asked')
})

test('two officers at once: the same form twice asks once, another one is refused; an answer given meanwhile is not passed over', () => {
  const { db, officer, other } = world()
  const second = { personId: 'a second officer' }
  const seen = seenNow(db)
  expect(ask(db, officer, { seen })).toEqual({ ok: true, waits: true })
  expect(ask(db, second, { seen })).toEqual({ ok: true, waits: true })
  expect(ask(db, second, { seen, reason: 'Another' })).toMatchObject({ ok: false, field: '' })
  expect(requestsOfPractice(db, ELM, NOW)).toHaveLength(1)
  expect(answer(db, other, 'refuse', { word: 'No' })).toEqual({ ok: true, already: false })
  expect(answer(db, other, 'refuse', { word: 'No' })).toEqual({ ok: true, already: true })
  expect(answer(db, second, 'confirm')).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(answer(db, second, 'confirm', { seen: 'refused' })).toEqual({ ok: false, reason: 'over-already' })
  expect(ask(db, second, { seen, reason: 'Another' })).toMatchObject({ ok: false, field: '' })
  expect(isPracticeOfLmc(db, ELM, OURS, TODAY)).toBe(true)
})

test('who asks takes it back and does not confirm; who is asked confirms and does not take back; nobody else does either', () => {
  const { db, officer, other } = world()
  ask(db, officer)
  const notThere = { ok: false, reason: 'not-there' }
  expect(answer(db, officer, 'confirm', { lmc: OURS })).toEqual(notThere)
  expect(answer(db, other, 'take-back')).toEqual(notThere)
  expect(answer(db, other, 'confirm', { lmc: 'elsewhere' })).toEqual(notThere)
  expect(answer(db, officer, 'take-back', { lmc: OURS })).toEqual({ ok: true, already: false })
  expect(answer(db, other, 'confirm', { seen: 'withdrawn' })).toEqual({ ok: false, reason: 'over-already' })
})

test('a practice that an import moved or closed meanwhile: the request is overtaken, and gives way to the next one', () => {
  const { db, officer, other } = world()
  ask(db, officer)
  closes(db, ELM, '2026-06-10', NOW)
  expect(answer(db, other, 'confirm')).toEqual({ ok: false, reason: 'overtaken' })
  expect(ask(db, officer)).toMatchObject({ ok: false, words: expect.stringContaining('closed') })
  const moved = world()
  ask(moved.db, moved.officer)
  addToRegister(moved.db, { memberships: [{ practiceCode: ELM, lmcSlug: THEIRS, holdsFrom: '2026-06-01' }] }, NOW)
  expect(answer(moved.db, moved.other, 'confirm')).toEqual({ ok: false, reason: 'overtaken' })
  expect(ask(moved.db, moved.officer)).toMatchObject({ ok: false, words: expect.stringContaining('not in your LMC') })
  const back = { ...said, lmcSlug: THEIRS, otherLmc: OURS, from: '2026-06-02', seen: seenNow(moved.db, ELM, 'not-ours', THEIRS) }
  expect(sayNotOurs(moved.db, back, moved.other, NOW + 2)).toEqual({ ok: true, waits: true })
  expect(requestsOfPractice(moved.db, ELM, NOW + 2).map(({ state }) => state)).toEqual(['waiting', 'overtaken'])
})

test('without officers on the other side the operator answers; an LMC that is not known is named, and asked where it has officers', () => {
  const { db, officer } = world({ neighbours: false })
  const known = (slug: string) => [OURS, THEIRS].includes(slug)
  const byOperator = (over: { lmcSlug?: string; act?: 'confirm' | 'refuse'; id?: string } = {}) =>
    answerAsOperator(db, { id: idOf(db), act: 'confirm', word: null, ...over }, known, NOW + 1)
  ask(db, officer)
  expect(requestsForOperator(db, NOW)).toHaveLength(1)
  expect(byOperator({ id: 'made-up' })).toEqual({ ok: false, reason: 'not-there' })
  expect(byOperator()).toMatchObject({ ok: true, did: 'confirmed' })
  expect(isPracticeOfLmc(db, ELM, THEIRS, TODAY)).toBe(true)

  const unknown = world()
  ask(unknown.db, unknown.officer, { otherLmc: null })
  const named = (lmcSlug?: string) =>
    answerAsOperator(unknown.db, { id: idOf(unknown.db), act: 'confirm', lmcSlug, word: null }, known, NOW + 1)
  expect(named()).toEqual({ ok: false, reason: 'lmc-missing' })
  expect(named('made-up')).toEqual({ ok: false, reason: 'lmc-unknown' })
  expect(named(OURS)).toEqual({ ok: false, reason: 'same-lmc' })
  expect(named(THEIRS)).toMatchObject({ ok: true, did: 'passed-on' })
  expect(requestsForOperator(unknown.db, NOW + 1)).toEqual([])
  expect(named(THEIRS)).toEqual({ ok: false, reason: 'has-officers' })
  expect(answer(unknown.db, unknown.other, 'confirm')).toEqual({ ok: true, already: false })
})

test('who took over is written at once within an LMC, and by the other LMC where the practice is of another; it inherits no answers', () => {
  const { db, officer, other } = world()
  closes(db, 'Y00002', '2026-05-01', NOW - DAY)
  const named = { lmcSlug: OURS, practiceCode: 'Y00002', successor: ELM, reason: 'They merged' }
  const name = (over: Partial<typeof named> = {}) =>
    nameSuccessor(db, { ...named, seen: seenNow(db, over.practiceCode ?? 'Y00002', 'took-over'), ...over }, officer, NOW)
  expect(closedPracticesOf(db, OURS, TODAY)).toMatchObject([{ code: 'Y00002', successorCode: null }])
  expect(name({ successor: 'Y00002' })).toMatchObject({ ok: false, field: 'successor' })
  expect(name({ successor: 'Z99999' })).toMatchObject({ ok: false, field: 'successor' })
  expect(name({ practiceCode: ELM })).toMatchObject({ ok: false, field: '' })
  addToRegister(db, practice({ code: 'Y00009', name: 'Later', lmc: OURS, since: '2026-06-01' }), NOW - DAY)
  expect(name({ successor: 'Y00009' })).toMatchObject({ ok: false, field: 'successor' })
  expect(name()).toEqual({ ok: true, waits: false })
  expect(practiceByCode(db, 'Y00002', TODAY)).toMatchObject({ successor: { code: ELM }, closedOn: '2026-04-30' })
  expect(practiceByCode(db, ELM, TODAY)?.predecessors).toMatchObject([{ code: 'Y00002' }])
  expect(name()).toMatchObject({ ok: false, field: 'successor' })
  expect(name({ successor: 'Y00003' })).toEqual({ ok: true, waits: true })
  expect(practiceByCode(db, 'Y00002', TODAY)?.successor?.code).toBe(ELM)
  const [request] = requestsOfPractice(db, 'Y00002', NOW)
  const which = { lmcSlug: THEIRS, id: request!.id }
  expect(answerRequest(db, which, { do: 'confirm', word: null, seen: 'waiting' }, other, NOW + 1).ok).toBe(true)
  expect(practiceByCode(db, 'Y00002', TODAY)?.successor?.code).toBe('Y00003')
})

test('forms: a day and an LMC are needed, a reason too, a refusal needs a word, no words hold an NHS number', () => {
  const errors = (outcome: { ok: boolean; errors?: object }) => Object.keys(outcome.errors ?? {})
  expect(errors(parseNotOurs({ from: 'soon', lmc: '', reason: '' }, [THEIRS]))).toEqual(['from', 'lmc', 'reason'])
  expect(errors(parseNotOurs({ from: '1 4 2026', lmc: 'made-up', reason: '943 476 5919' }, [THEIRS]))).toEqual(['lmc', 'reason'])
  expect(parseNotOurs({ from: '1 4 2026', lmc: 'not-known', reason: 'So' }, [THEIRS])).toMatchObject({ value: { lmc: null } })
  expect(parseSuccessor({ successor: ' y00001 ', reason: 'So' })).toMatchObject({ value: { successor: 'Y00001' } })
  expect(errors(parseSuccessor({ successor: ' ', reason: 'So' }))).toEqual(['successor'])
  expect(errors(parseRequestAnswer({ do: 'refuse', word: ' ' }))).toEqual(['word'])
  expect(parseRequestAnswer({ do: 'confirm', word: '' })).toMatchObject({ ok: true })
})

test('what came to nothing is removed after a year; what was confirmed stays, as the register rests on it', () => {
  const { db, officer, other } = world()
  ask(db, officer)
  answer(db, other, 'refuse', { word: 'No' })
  ask(db, officer)
  answer(db, other, 'confirm', { at: NOW + 2 })
  removeOldRequests(db, NOW + 364 * DAY)
  expect(requestsOfPractice(db, ELM, NOW)).toHaveLength(2)
  removeOldRequests(db, NOW + 366 * DAY)
  expect(requestsOfPractice(db, ELM, NOW).map(({ state }) => state)).toEqual(['confirmed'])
})

test('what an import overtook is ended within the hour, says so for 28 days, and is removed after a year', () => {
  const { db, officer } = world()
  ask(db, officer)
  removeOldRequests(db, NOW)
  expect(requestsOfLmc(db, OURS, NOW)).toMatchObject([{ state: 'waiting', answeredAt: null }])
  closes(db, ELM, '2026-06-10', NOW)
  removeOldRequests(db, NOW + 2)
  removeOldRequests(db, NOW + 3)
  expect(requestsOfLmc(db, OURS, NOW + 27 * DAY)).toMatchObject([{ state: 'overtaken', answeredAt: NOW + 2 }])
  expect(requestsOfLmc(db, OURS, NOW + 29 * DAY)).toEqual([])
  expect(verifyChain(db)).toMatchObject({ ok: true })
  removeOldRequests(db, NOW + 366 * DAY)
  expect(requestsOfPractice(db, ELM, NOW)).toEqual([])
})
