import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { adoptionDatabase, at, auditTrail } from '#test/support/adoption.ts'
import { lmc, region, together } from '#test/support/register.ts'
import { parseFeedback, parseFeedbackAnswer } from './feedback-form.ts'
import { OwnFeedbackList } from './feedback-list.tsx'
import {
  committeeFeedback,
  committeeFeedbackPiece,
  editionsAfter,
  feedbackActions,
  feedbackOf,
} from './feedback-queries.server.ts'
import { IN_GENERAL, MOST_FEEDBACK_A_DAY, namesPractice } from './feedback-rules.ts'
import { answerFeedback, sendFeedback } from './send-feedback.server.ts'

type Database = ReturnType<typeof adoptionDatabase>
const NOW = at('2024-08-14')
const LATER = at('2024-09-10')
const PARTNER = { personId: 'partner' }
const EDITOR = { personId: 'editor' }
const ELM = { practiceCode: 'ZZ001' } as const
const told = { sender: ELM, action: 'cap', kind: 'risk', words: 'The cap frightens the front desk.' } as const
const send = (db: Database, over: Partial<Parameters<typeof sendFeedback>[1]> = {}, now = NOW) =>
  sendFeedback(db, { ...told, ...over }, PARTNER, now)
const idOf = (outcome: ReturnType<typeof send>) => (outcome.ok ? outcome.id : outcome.reason)
const all = (db: Database, now = LATER) => committeeFeedback(db, { show: 'all', action: null, page: 1 }, now).feedback

/** Puts the register's LMCs, and this many others, into one region. */
function regionOver(db: Database, others: number) {
  const more = Array.from({ length: others }, (_, i) => `other-${i}`)
  const here = { region: 'Y60', since: '1990-01-01' }
  const areas = ['borsetshire', 'loamshire', ...more].map((slug) => lmc({ slug, ...here }))
  addToRegister(db, together(region('Y60', 'Midlands'), ...areas), at('2024-01-02'))
}

test('the committee reads what a practice says with its region and the week, and nothing that tells which practice it is', () => {
  const db = adoptionDatabase()
  regionOver(db, 1)
  const id = idOf(send(db))
  const [piece] = all(db)
  expect(piece).toEqual({
    id,
    actionSlug: 'cap',
    title: expect.any(String),
    kind: 'risk',
    words: told.words,
    answers: [],
    from: 'A practice, Midlands',
    day: null,
    week: '2024-08-12',
  })
  const everything = JSON.stringify([all(db), committeeFeedbackPiece(db, id, LATER)])
  for (const secret of ['ZZ001', 'borsetshire', 'Borsetshire', 'partner', String(NOW)]) expect(everything).not.toContain(secret)
})

test('two practices of one region who write the same in one week cannot be told apart', () => {
  const db = adoptionDatabase()
  regionOver(db, 1)
  send(db)
  send(db, { sender: { practiceCode: 'ZZ003' } }, NOW + 86_400_000)
  const [one, other] = all(db).map(({ id: _id, ...piece }) => piece)
  expect(one).toEqual(other)
})

test('a region over fewer than three LMCs is not named', () => {
  const db = adoptionDatabase()
  regionOver(db, 0)
  send(db)
  expect(all(db)).toMatchObject([{ from: 'A practice, England' }])
})

test('an LMC speaks under its name, with the day', () => {
  const db = adoptionDatabase()
  send(db, { sender: { lmcSlug: 'loamshire' } })
  expect(all(db)).toMatchObject([{ from: 'Loamshire LMC', day: '2024-08-14', week: null }])
})

test('words that give the practice away are refused, and nothing is written', () => {
  const db = adoptionDatabase()
  for (const words of ['We at ZZ001 see it so.', 'We at surgery  zz001 see it so.'])
    expect(send(db, { words })).toEqual({ ok: false, reason: 'names-practice' })
  expect(all(db)).toEqual([])
  expect(auditTrail(db)).toEqual([])
})

test('a practice is known by its code, name, postcode and telephone number, however they are written', () => {
  const practice = { code: 'X81007', name: 'Willow Lane Surgery', postcode: 'TS1 2AB', telephone: '01642 555 010' }
  for (const text of ['(x81007)', 'At Willow  Lane surgery, we', 'near ts12ab', 'ring 01642-555010'])
    expect([text, namesPractice(text, practice)]).toEqual([text, true])
  expect(namesPractice('Willows grow in the lane of the surgery', practice)).toBe(false)
  expect(namesPractice('It works', { ...practice, postcode: null, telephone: null })).toBe(false)
})

test('the committee answers and names the edition that changed; who wrote reads it, and no other place', () => {
  const db = adoptionDatabase()
  const feedbackId = idOf(send(db))
  const answer = { feedbackId, words: 'The September edition says it plainly.', edition: 'second' }
  expect(answerFeedback(db, answer, EDITOR, LATER)).toMatchObject({ ok: true, already: false })
  const [piece] = feedbackOf(db, ELM)
  expect(piece?.answers).toEqual([
    { id: expect.any(String), words: answer.words, edition: { slug: 'second', title: expect.any(String) }, recordedAt: LATER },
  ])
  expect(feedbackOf(db, { practiceCode: 'ZZ002' })).toEqual([])
  expect(feedbackOf(db, { lmcSlug: 'borsetshire' })).toEqual([])
  expect(auditTrail(db)).toEqual([`feedback.sent ${feedbackId}`, `feedback.answered ${piece?.answers[0]?.id}`])
})

test('what is said in general is answered, and tied to an edition of whichever round came after it', () => {
  const db = adoptionDatabase()
  const feedbackId = idOf(send(db, { action: null, kind: 'suggestion', words: 'Say what is new.' }))
  const piece = committeeFeedbackPiece(db, feedbackId, LATER)
  expect(piece?.feedback).toMatchObject({ actionSlug: null, title: 'In general', kind: 'suggestion' })
  expect(piece?.editions.map(({ value }) => value)).toEqual(['second'])
  const answer = { feedbackId, words: 'It says so now.' }
  expect(answerFeedback(db, { ...answer, edition: 'first' }, EDITOR, LATER)).toEqual({ ok: false, reason: 'edition-unknown' })
  expect(answerFeedback(db, { ...answer, edition: 'second' }, EDITOR, LATER)).toMatchObject({ ok: true })
  expect(feedbackOf(db, ELM)).toMatchObject([{ title: 'In general', answers: [{ edition: { slug: 'second' } }] }])
})

test('the same words in general and about an action are two pieces, listed apart; sent again in general they are one', () => {
  const db = adoptionDatabase()
  const about = idOf(send(db))
  const general = idOf(send(db, { action: null }))
  expect(send(db, { action: null })).toEqual({ ok: true, id: general, already: true })
  const { feedback, actions } = committeeFeedback(db, { show: 'all', action: IN_GENERAL, page: 1 }, LATER)
  expect([feedback.map(({ id }) => id), actions.map(({ value }) => value)]).toEqual([[general], [IN_GENERAL, 'cap']])
  const onCap = committeeFeedback(db, { show: 'all', action: 'cap', page: 1 }, LATER).feedback
  expect(onCap.map(({ id }) => id)).toEqual([about])
})

test('in general, too, no practice gives itself away and nobody of another place reads it', () => {
  const db = adoptionDatabase()
  expect(send(db, { action: null, words: 'We at ZZ001 ask.' })).toEqual({ ok: false, reason: 'names-practice' })
  send(db, { action: null })
  expect(feedbackOf(db, { practiceCode: 'ZZ002' })).toEqual([])
  expect(JSON.stringify(all(db))).not.toContain('ZZ001')
})

test('an edition that was out before the feedback, or belongs to no round of the action, did not change because of it', () => {
  const db = adoptionDatabase()
  const feedbackId = idOf(send(db))
  expect(editionsAfter(db, 'cap', NOW, LATER).map(({ value }) => value)).toEqual(['second'])
  for (const edition of ['first', 'nothing'])
    expect(answerFeedback(db, { feedbackId, words: 'So.', edition }, EDITOR, LATER)).toEqual({
      ok: false,
      reason: 'edition-unknown',
    })
  expect(answerFeedback(db, { feedbackId: 'nothing', words: 'So.', edition: null }, EDITOR, LATER)).toEqual({
    ok: false,
    reason: 'feedback-unknown',
  })
  expect(all(db)[0]?.answers).toEqual([])
})

test('what waits and what is answered are listed apart, by action where one is asked for', () => {
  const db = adoptionDatabase()
  const feedbackId = idOf(send(db))
  const other = idOf(send(db, { action: 'notice' }))
  answerFeedback(db, { feedbackId, words: 'So.', edition: null }, EDITOR, LATER)
  const ids = (show: 'waiting' | 'answered' | 'all', action: string | null = null) =>
    committeeFeedback(db, { show, action, page: 1 }, LATER).feedback.map(({ id }) => id)
  expect([ids('waiting'), ids('answered'), ids('all'), ids('all', 'cap')]).toEqual([
    [other],
    [feedbackId],
    [other, feedbackId],
    [feedbackId],
  ])
})

test('a form sent twice adds nothing, and neither does an answer', () => {
  const db = adoptionDatabase()
  const first = send(db)
  expect(send(db, {}, NOW + 1)).toEqual({ ok: true, id: idOf(first), already: true })
  const answer = { feedbackId: idOf(first), words: 'So.', edition: null }
  answerFeedback(db, answer, EDITOR, LATER)
  expect(answerFeedback(db, answer, EDITOR, LATER)).toMatchObject({ already: true })
  expect(all(db)[0]?.answers).toHaveLength(1)
})

test('an editor reads the answer of another that came meanwhile before theirs is added to it', () => {
  const db = adoptionDatabase()
  const first = send(db)
  const answer = { feedbackId: idOf(first), edition: null, seen: '0' }
  expect(answerFeedback(db, { ...answer, words: 'So.' }, EDITOR, LATER)).toMatchObject({ ok: true })
  const other = { ...answer, words: 'Not so.' }
  expect(answerFeedback(db, other, EDITOR, LATER)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(all(db)[0]?.answers).toHaveLength(1)
  expect(answerFeedback(db, { ...other, seen: '1' }, EDITOR, LATER)).toMatchObject({ ok: true })
  expect(all(db)[0]?.answers).toHaveLength(2)
})

test('a place sends so many a day and no more; another place still may', () => {
  const db = adoptionDatabase()
  for (let i = 0; i < MOST_FEEDBACK_A_DAY; i++) expect(send(db, { words: `Number ${i}.` })).toMatchObject({ ok: true })
  expect(send(db)).toEqual({ ok: false, reason: 'too-many' })
  expect(send(db, { sender: { practiceCode: 'ZZ002' } })).toMatchObject({ ok: true })
  expect(send(db, {}, NOW + 86_400_001)).toMatchObject({ ok: true })
})

test('a place or an action that is not there is refused', () => {
  const db = adoptionDatabase()
  expect(send(db, { sender: { practiceCode: 'ZZ999' } })).toEqual({ ok: false, reason: 'sender-unknown' })
  expect(send(db, { sender: { lmcSlug: 'nowhere' } })).toEqual({ ok: false, reason: 'sender-unknown' })
  expect(send(db, { action: 'later' })).toEqual({ ok: false, reason: 'action-unknown' })
})

test('one writes in general, about what the edition in force lists, and about what one came from', () => {
  const db = adoptionDatabase()
  const slugs = (asked: string | null) => feedbackActions(db, asked, NOW).map(({ value }) => value)
  expect(slugs('later')).toEqual(slugs(null))
  expect(slugs(null).slice(0, 3)).toEqual([IN_GENERAL, 'cap', 'notice'])
})

test('no words, too many words and an NHS number are each refused at their field', () => {
  const errors = (values: Record<string, string>) => {
    const outcome = parseFeedback({ action: 'cap', kind: 'works', words: 'It works.', ...values })
    return outcome.ok ? [] : Object.keys(outcome.errors)
  }
  expect(errors({})).toEqual([])
  expect(errors({ action: '' })).toEqual(['action'])
  expect(parseFeedback({ action: IN_GENERAL, kind: 'question', words: 'When?' })).toMatchObject({ value: { action: null } })
  expect(errors({ kind: 'praise' })).toEqual(['kind'])
  for (const words of ['', '  ', 'x'.repeat(1501), 'Ask 943 476 5919.']) expect(errors({ words })).toEqual(['words'])
  expect(parseFeedbackAnswer({ words: '', edition: '' })).toMatchObject({ ok: false, errors: { words: expect.any(String) } })
  expect(parseFeedbackAnswer({ words: 'So.', edition: '' })).toEqual({ ok: true, value: { words: 'So.', edition: null } })
})

test('a piece that was answered says when it was sent; the day of the answer stands with the answer', () => {
  const piece = {
    id: 'f',
    actionSlug: null,
    title: 'In general',
    kind: 'risk',
    words: 'Asked',
    recordedAt: at('2024-11-05'),
  } as const
  const answers = [{ id: 'a', words: 'Done', edition: null, recordedAt: at('2024-11-12') }]
  const list = createElement(OwnFeedbackList, { feedback: [{ ...piece, answers }] })
  const words = renderToStaticMarkup(list).replaceAll(/<[^>]*>/g, '')
  expect(words).toMatch(/Sent on 5 November 2024 at \d\d:\d\d Answered/)
  expect(words).toContain('The committee, 12 November 2024')
})
