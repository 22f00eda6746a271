import { expect, test } from 'vitest'
import { accessLogOf } from '#app/features/audit/logs/access-log-queries.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { type Instant, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { answerCall } from './answer-call.server.ts'
import { askForCall, withdrawCall } from './ask-for-call.server.ts'
import { parseCall, parseCallAnswer } from './call-form.ts'
import { callsOfLmc, callsOfPractice, callsWaiting } from './call-queries.server.ts'
import { openCalls, openOneCall } from './open-calls.server.ts'
import { removeOldCalls } from './remove-old-calls.server.ts'

const NOW = instantOf('2026-06-17', '10:00')
const DAY = 86_400_000
const ELM = 'Y00001'
const BORSETSHIRE = 'borsetshire'

function world() {
  const db = smallEngland()
  const partner = { personId: someone(db, 'practice-partner', { practiceCode: ELM }) }
  const officer = { personId: someone(db, 'lmc-officer', { lmcSlug: BORSETSHIRE }) }
  return { db, partner, officer }
}
const about = (words: string | null = null, seen = '') => ({ topic: 'action', words, seen }) as const
function asked(db: Db, by: { personId: string }, at: Instant = NOW): string {
  expect(askForCall(db, ELM, about('How do we begin?'), by, at)).toEqual({ ok: true, already: false })
  return callsOfPractice(db, ELM, at)[0]!.id
}
const movesTo = (db: Db, lmcSlug: string, at: Instant) =>
  addToRegister(db, { memberships: [{ practiceCode: ELM, lmcSlug, holdsFrom: '2026-06-18' }] }, at)

test('a practice asks, an officer takes the call and says it is done with a word, and the practice reads it all', () => {
  const { db, partner, officer } = world()
  const id = asked(db, partner)
  expect(callsOfLmc(db, BORSETSHIRE, NOW)).toMatchObject([{ id, state: 'waiting', takenBy: null, words: 'How do we begin?' }])
  const which = { lmcSlug: BORSETSHIRE, id }
  expect(answerCall(db, which, { do: 'take', answer: null, seen: 'waiting' }, officer, NOW + 1).ok).toBe(true)
  expect(callsOfPractice(db, ELM, NOW + 1)).toMatchObject([{ state: 'taken' }])
  expect(callsOfLmc(db, BORSETSHIRE, NOW + 1)).toMatchObject([{ takenBy: 'lmc-officer borsetshire' }])
  expect(answerCall(db, which, { do: 'done', answer: 'Begin small', seen: 'taken' }, officer, NOW + 2).ok).toBe(true)
  expect(callsOfPractice(db, ELM, NOW + 2)).toMatchObject([{ state: 'done', answer: 'Begin small' }])
  expect(JSON.stringify(callsOfPractice(db, ELM, NOW + 2))).not.toContain(officer.personId)
  expect(callsWaiting(db, BORSETSHIRE, NOW + 2)).toEqual({ count: 0, since: null })
})

test('a double click asks once, another wish is refused until the first is withdrawn', () => {
  const { db, partner } = world()
  const id = asked(db, partner)
  expect(askForCall(db, ELM, about('How do we begin?'), partner, NOW + 1)).toEqual({ ok: true, already: true })
  expect(askForCall(db, ELM, about('Something new'), partner, NOW + 2)).toEqual({ ok: false, reason: 'asked-already' })
  expect(withdrawCall(db, ELM, id, partner, NOW + 3)).toEqual({ ok: true, already: false })
  expect(withdrawCall(db, ELM, id, partner, NOW + 4)).toEqual({ ok: true, already: true })
  expect(callsOfLmc(db, BORSETSHIRE, NOW + 4)).toEqual([])
  // The back button: the page that was drawn before all this.
  expect(askForCall(db, ELM, about('Something new'), partner, NOW + 5)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(askForCall(db, ELM, about('Something new', id), partner, NOW + 6)).toEqual({ ok: true, already: false })
})

test('two officers who act on one call at once: the second is told how it stands', () => {
  const { db, partner, officer } = world()
  const which = { lmcSlug: BORSETSHIRE, id: asked(db, partner) }
  const other = { personId: someone(db, 'lmc-officer', { lmcSlug: 'loamshire' }) }
  const take = { do: 'take', answer: null, seen: 'waiting' } as const
  expect(answerCall(db, which, take, officer, NOW + 1)).toEqual({ ok: true, already: false })
  expect(answerCall(db, which, take, officer, NOW + 2)).toEqual({ ok: true, already: true })
  expect(answerCall(db, which, take, other, NOW + 3)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(answerCall(db, which, { ...take, do: 'done', seen: 'taken' }, other, NOW + 4)).toMatchObject({ ok: true })
  expect(answerCall(db, which, { ...take, do: 'give-back', seen: 'done' }, officer, NOW + 5)).toEqual({
    ok: false,
    reason: 'over-already',
  })
})

test('a call withdrawn while the officer types is gone for the officer, and nothing is written', () => {
  const { db, partner, officer } = world()
  const id = asked(db, partner)
  withdrawCall(db, ELM, id, partner, NOW + 1)
  const done = { do: 'done', answer: 'We spoke', seen: 'waiting' } as const
  expect(answerCall(db, { lmcSlug: BORSETSHIRE, id }, done, officer, NOW + 2)).toEqual({ ok: false, reason: 'not-there' })
  expect(callsOfPractice(db, ELM, NOW + 2)).toMatchObject([{ state: 'withdrawn', answer: null }])
})

test('a practice that leaves the LMC between asking and the call is seen by neither LMC, and may ask its new one', () => {
  const { db, partner, officer } = world()
  const id = asked(db, partner)
  movesTo(db, 'loamshire', NOW + 1)
  const later = NOW + DAY
  for (const lmcSlug of [BORSETSHIRE, 'loamshire']) expect(callsOfLmc(db, lmcSlug, later)).toEqual([])
  expect(openOneCall(db, BORSETSHIRE, id, officer, later)).toBeUndefined()
  expect(callsOfPractice(db, ELM, later)).toMatchObject([{ state: 'moved', lmc: { slug: BORSETSHIRE } }])
  expect(askForCall(db, ELM, about(null, id), partner, later)).toEqual({ ok: true, already: false })
  expect(callsOfLmc(db, 'loamshire', later)).toHaveLength(1)
  expect(callsOfLmc(db, BORSETSHIRE, later)).toEqual([])
})

test('each look of an officer stands in the practice’s log, one line a day, and only where the list showed it', () => {
  const { db, partner, officer } = world()
  openCalls(db, BORSETSHIRE, officer, NOW - 1)
  const id = asked(db, partner)
  openCalls(db, BORSETSHIRE, officer, NOW + 1)
  openCalls(db, BORSETSHIRE, officer, NOW + 2)
  openOneCall(db, BORSETSHIRE, id, officer, NOW + 3)
  withdrawCall(db, ELM, id, partner, NOW + 4)
  openCalls(db, BORSETSHIRE, officer, NOW + 5)
  const log = accessLogOf(db, ELM, '2026-06-17')
  expect(log.calls).toMatchObject([{ times: 2, officers: 1, lmcName: expect.stringContaining('Borsetshire') }])
  expect(log.own).toMatchObject([{ what: 'call-seen' }])
  expect(accessLogOf(db, 'Y00002', '2026-06-17')).toMatchObject({ calls: [], own: [] })
})

test('a done call stays on the list for 28 days, and in the practice’s own for a year', () => {
  const { db, partner, officer } = world()
  const id = asked(db, partner)
  answerCall(db, { lmcSlug: BORSETSHIRE, id }, { do: 'done', answer: null, seen: 'waiting' }, officer, NOW)
  expect(callsOfLmc(db, BORSETSHIRE, NOW + 28 * DAY - 1)).toHaveLength(1)
  expect(callsOfLmc(db, BORSETSHIRE, NOW + 28 * DAY)).toEqual([])
  removeOldCalls(db, NOW + 365 * DAY)
  expect(callsOfPractice(db, ELM, NOW + 365 * DAY)).toHaveLength(1)
  removeOldCalls(db, NOW + 365 * DAY + 1)
  expect(callsOfPractice(db, ELM, NOW + 365 * DAY)).toEqual([])
})

test('no text about a call holds an NHS number, and something else says what', () => {
  expect(parseCall({ topic: 'action', words: 'Patient 943 476 5919' })).toMatchObject({ ok: false, errors: { words: /NHS/ } })
  expect(parseCallAnswer({ do: 'done', answer: '943 476 5919' })).toMatchObject({ ok: false, errors: { answer: /NHS/ } })
  expect(parseCall({ topic: 'other', words: ' ' })).toMatchObject({ ok: false, errors: { words: expect.any(String) } })
  expect(parseCall({ topic: 'toString', words: '' })).toMatchObject({ ok: false, errors: { topic: expect.any(String) } })
})

test('a closed practice, and one in no LMC, has nobody to ask', () => {
  const { db, partner } = world()
  expect(askForCall(db, 'Y99999', about(), partner, NOW)).toEqual({ ok: false, reason: 'practice-closed' })
})
