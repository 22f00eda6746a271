import { beforeEach, expect, test } from 'vitest'
import { claimById } from '#app/features/disputes/claims/claim-queries.server.ts'
import { courseOf, type Wanted } from '#app/features/disputes/claims/claim-rules.ts'
import { recordClaim } from '#app/features/disputes/claims/record-claim.server.ts'
import { claimSchemes, seenOfSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import type { Db } from '#db/client.server.ts'
import { adoptionDatabase, at, BY } from '#test/support/adoption.ts'
import { beginLetter } from '../letters/begin-letter.server.ts'
import { lettersAndDrafts } from '../letters/letter-list-queries.server.ts'
import { beforeLetter, letterPage } from '../letters/letter-page-queries.server.ts'
import { draftById, draftsAbout, letterById } from '../letters/letter-queries.server.ts'
import { makeFromDraft } from '../letters/making-queries.server.ts'
import { recordWhatCame } from '../letters/record-reply.server.ts'
import { recordSent } from '../letters/record-sent.server.ts'
import { discardDraft, saveDraft } from '../letters/save-draft.server.ts'
import { claimForLetter, lettersOfClaim } from './claim-letters-queries.server.ts'
import { recordSentInClaim, SENT_IN_CLAIM } from './record-sent-in-claim.server.ts'

const TODAY = '2026-11-20'
const NOW = at(TODAY)
const practiceCode = 'ZZ001'
let db: Db
let claimId: string
const shown = () => seenOfSchemes(claimSchemes(db, TODAY))
const claim = () => claimById(db, { practiceCode }, claimId)!
const add = (wanted: Wanted) => {
  const outcome = recordClaim(db, { who: { practiceCode }, claimId, seen: claim().seen, schemes: shown(), wanted }, BY, NOW)
  expect(outcome).toMatchObject({ ok: true })
}

beforeEach(() => {
  db = adoptionDatabase()
  const wanted: Wanted = {
    kind: 'claim',
    claim: {
      ...{ scheme: 'primary-care-support/claims-route', line: 'primary-care-support/payments', evidence: 'Statements' },
      ...{ sentTo: '', sentOn: null, reference: '', answerBy: null },
      losses: [{ kind: 'payment', from: '2026-01-01', until: '2026-01-31', pence: 120_450 }],
    },
  }
  const begun = recordClaim(db, { who: { practiceCode }, claimId: null, seen: '', schemes: shown(), wanted }, BY, NOW)
  if (!begun.ok) throw new Error(begun.reason)
  claimId = begun.claimId
})

/** A letter about the claim, filled in and recorded as sent; `meanwhile` happens between the two. What is then written in its claim. */
function sent(letterSlug: string, sentOn: string, filled: Record<string, string> = {}, meanwhile = () => {}) {
  const [next] = lettersOfClaim(db, practiceCode, claim()).next.filter(({ slug }) => slug === letterSlug)
  const { known } = claimForLetter(db, practiceCode, claimId, TODAY)!
  const wanted = { practiceCode, letterSlug, followsId: next?.follows ?? null, lineId: claimId, known }
  const begun = beginLetter(db, wanted, BY, NOW)
  if (!begun.ok) throw new Error(begun.reason)
  const draft = draftById(db, practiceCode, begun.draftId)!
  const all = { ...draft.filled, signatory: 'Dr A', organisation: draft.filled.organisation ?? 'NHS England', ...filled }
  saveDraft(db, { practiceCode, draftId: draft.id, seen: String(draft.version), filled: { ...all, date: sentOn } }, BY, NOW)
  const { hash, made } = makeFromDraft(db, draftById(db, practiceCode, draft.id)!, NOW)
  expect(made.missing).toEqual([])
  meanwhile()
  const went = draftById(db, practiceCode, draft.id)!.filled
  const outcome = recordSent(db, { practiceCode, draftId: draft.id, sentOn, seen: hash }, BY, NOW)
  if (!outcome.ok) throw new Error(outcome.reason)
  return { practiceCode, letterId: outcome.letterId, filled: went }
}
const CLAIM = { 'field-what': 'Payments of January were not made.', 'field-service': 'payments' }

test('a claim is written as a letter with its losses filled in; once it went, the claim says to whom and on which day', () => {
  expect(lettersOfClaim(db, practiceCode, claim()).next.map(({ slug }) => slug)).toEqual(['claim-losses'])
  expect(claimForLetter(db, practiceCode, claimId, TODAY)!.known).toMatchObject({
    losses: 'A payment due that did not come, 1 January 2026 to 31 January 2026: £1,204.50',
    total: '£1,204.50',
  })
  const letter = sent('claim-losses', '2026-11-02', CLAIM)
  expect(recordSentInClaim(db, letter, BY, NOW)).toBe('written')
  expect(claim()).toMatchObject({
    state: 'waiting',
    sentOn: '2026-11-02',
    reference: expect.stringMatching(/^our letter L1\/2026$/),
  })
  expect(claim().sentTo).not.toBe('')
  expect(lettersOfClaim(db, practiceCode, claim())).toMatchObject({
    sent: [{ sentOn: '2026-11-02' }],
    next: [{ slug: 'claim-chaser', follows: letter.letterId }],
  })
})

test('a chaser and an acceptance stand in its course; one that the claim would not take changes nothing', () => {
  recordSentInClaim(db, sent('claim-losses', '2026-11-02', CLAIM), BY, NOW)
  recordSentInClaim(db, sent('claim-chaser', '2026-11-10'), BY, NOW)
  expect(claim().chasers).toBe(1)
  add({ kind: 'offer', happenedOn: '2026-11-12', pence: 50_000, words: null })
  expect(lettersOfClaim(db, practiceCode, claim()).next.map(({ slug }) => slug)).toEqual(['claim-accept', 'claim-decline'])
  const filled = { 'field-losses': 'January', 'choice-others': 'kept' }
  const letter = sent('claim-accept', '2026-11-15', filled)
  expect(recordSentInClaim(db, letter, BY, NOW)).toBe('written')
  expect(claim().state).toBe('accepted')
  expect(courseOf(claim()).map(({ kind }) => kind)).toEqual(['sent', 'chaser', 'offer', 'accepted'])
  add({ kind: 'withdrawn', happenedOn: '2026-11-16', pence: null, words: null })
  expect(recordSentInClaim(db, letter, BY, NOW)).toBe('refused')
  expect(SENT_IN_CLAIM.refused).toContain('Its claim does not take it')
})

test('a claim that went by a form is chased by letter all the same: the letter names its day and its reference', () => {
  const { scheme, line, evidence, losses } = claim()
  const went = { sentTo: 'NHS England', sentOn: '2026-11-02', reference: 'CAS-1178', answerBy: '2026-11-12' }
  const chaser = { practiceCode, letterSlug: 'claim-chaser', followsId: null }
  expect(beforeLetter(db, { ...chaser, lineId: claimId }, NOW)).toBeUndefined()
  expect(beginLetter(db, { ...chaser, lineId: claimId }, BY, NOW)).toEqual({ ok: false, reason: 'needs-earlier' })
  add({ kind: 'claim', claim: { scheme, line, evidence, losses, ...went } })
  expect(lettersOfClaim(db, practiceCode, claim()).next).toEqual([{ slug: 'claim-chaser', words: 'Write a chaser' }])
  expect(beforeLetter(db, { ...chaser, lineId: claimId }, NOW)).toBeDefined()
  expect(beforeLetter(db, { ...chaser, practiceCode: 'ZZ002', lineId: claimId }, NOW)).toBeUndefined()
  const letter = sent('claim-chaser', '2026-11-14')
  expect(letterById(db, practiceCode, letter.letterId)?.subject).toBe('Our claim of 2 November 2026, CAS-1178: not decided yet')
  expect(recordSentInClaim(db, letter, BY, NOW)).toBe('written')
  expect(claim().chasers).toBe(1)
  add({ kind: 'offer', happenedOn: '2026-11-16', pence: 50_000, words: null })
  expect(lettersOfClaim(db, practiceCode, claim()).next).toMatchObject([{ slug: 'claim-accept' }, { slug: 'claim-decline' }])
})

test('a claim that was corrected after its letter was written is not marked as sent with what the letter never said', () => {
  const correct = (changed: { pence?: number; until?: string }) => () => {
    const { scheme, line, evidence, sentTo, sentOn, reference, answerBy, losses } = claim()
    const own = { scheme, line, evidence, sentTo, sentOn, reference, answerBy }
    add({ kind: 'claim', claim: { ...own, losses: [{ ...losses[0]!, ...changed }] } })
  }
  const letter = sent('claim-losses', '2026-11-02', CLAIM, correct({ pence: 99_900 }))
  expect(recordSentInClaim(db, letter, BY, NOW)).toBe('differs')
  correct({ pence: 120_450, until: '2026-01-30' })()
  expect(recordSentInClaim(db, letter, BY, NOW)).toBe('differs')
  expect(claim()).toMatchObject({ state: 'writing', sentOn: null })
  correct({ until: '2026-01-31' })()
  const reworded = 'Global sum, 1 January 2026 to 31 January 2026, £1,204.50, as the statement shows.'
  expect(recordSentInClaim(db, { ...letter, filled: { ...letter.filled, 'field-losses': reworded } }, BY, NOW)).toBe('written')
})

test('an offer that was raised after its acceptance was written is not accepted', () => {
  recordSentInClaim(db, sent('claim-losses', '2026-11-02', CLAIM), BY, NOW)
  add({ kind: 'offer', happenedOn: '2026-11-12', pence: 50_000, words: null })
  const filled = { 'field-losses': 'January', 'choice-others': 'kept' }
  const raised = () => add({ kind: 'offer', happenedOn: '2026-11-14', pence: 60_000, words: null })
  expect(recordSentInClaim(db, sent('claim-accept', '2026-11-15', filled, raised), BY, NOW)).toBe('differs')
  expect(claim()).toMatchObject({ state: 'offered', offered: 60_000 })
})

test('a claim opens the letters that it leads to now, and no other: none that answers another letter, none to an offer that never came', () => {
  const refusal = (letterSlug: string, followsId: string | null = null) => {
    const page = beforeLetter(db, { practiceCode, letterSlug, followsId, lineId: claimId }, NOW)
    const begun = beginLetter(db, { practiceCode, letterSlug, followsId, lineId: claimId }, BY, NOW)
    expect(page === undefined).toBe(!begun.ok)
    return begun.ok ? null : begun.reason
  }
  expect(refusal('claim-chaser')).toBe('needs-earlier')
  const { letterId, ...letter } = sent('claim-losses', '2026-11-02', CLAIM)
  recordSentInClaim(db, { letterId, ...letter }, BY, NOW)
  for (const other of ['withdraw-notice', 'reminder', 'claim-accept', 'claim-decline', 'claim-chaser'])
    expect([other, refusal(other)]).toEqual([other, 'needs-earlier'])
  expect(['claim-losses', 'notice-never-commissioned'].map((slug) => refusal(slug))).toEqual(['not-of-claim', 'not-of-claim'])
  expect(['claim-accept', 'withdraw-notice'].map((slug) => refusal(slug, letterId))).toEqual(['not-of-claim', 'not-of-claim'])
  expect(refusal('claim-chaser', letterId)).toBeNull()
  add({ kind: 'offer', happenedOn: '2026-11-12', pence: 50_000, words: null })
  expect(refusal('claim-chaser', letterId)).toBe('not-of-claim')
  expect(beginLetter(db, { practiceCode, letterSlug: 'claim-accept', followsId: letterId }, BY, NOW)).toEqual({
    ok: false,
    reason: 'draft-open',
  })
  const [chaser] = draftsAbout(db, practiceCode, claimId)
  expect(discardDraft(db, { practiceCode, draftId: chaser!.id, seen: '1' }, BY, NOW)).toMatchObject({ ok: true })
  expect(refusal('claim-accept', letterId)).toBeNull()
})

/** A sum is offered in answer to a letter. */
function offeredIn(letterId: string) {
  const seen = letterPage(db, practiceCode, letterId, NOW)!.seen
  const came = { kind: 'reply', what: 'money', happenedOn: '2026-11-12' } as const
  expect(recordWhatCame(db, { practiceCode, letterId, seen, ...came }, BY, NOW)).toMatchObject({ ok: true })
}
/** What the page of a letter that went and the list of letters say comes next. */
function nextOf(letterId: string) {
  const { next } = letterPage(db, practiceCode, letterId, NOW)!
  expect(lettersAndDrafts(db, practiceCode, NOW).sent.find(({ id }) => id === letterId)?.next).toEqual(next)
  return next
}

test('a letter about a claim opens no letter that its claim does not lead to: an offer that came is recorded in the claim first', () => {
  const losses = sent('claim-losses', '2026-11-02', CLAIM)
  recordSentInClaim(db, losses, BY, NOW)
  const refused = ({ letterId }: { letterId: string }) => {
    offeredIn(letterId)
    expect(nextOf(letterId)).toEqual({
      kind: 'write',
      words: 'A sum is offered. Record the offer in your claim first, then write the next letter',
    })
    const accept = { practiceCode, letterSlug: 'claim-accept', followsId: letterId }
    expect(beforeLetter(db, accept, NOW)).toBeUndefined()
    expect(beginLetter(db, accept, BY, NOW)).toEqual({ ok: false, reason: 'not-of-claim' })
  }
  refused(losses)
  const chaser = sent('claim-chaser', '2026-11-10')
  recordSentInClaim(db, chaser, BY, NOW)
  refused(chaser)
  add({ kind: 'offer', happenedOn: '2026-11-12', pence: 50_000, words: null })
  expect(nextOf(chaser.letterId)).toMatchObject({ kind: 'write', letter: 'claim-accept' })
  for (const { letterId } of [losses, chaser])
    expect(beforeLetter(db, { practiceCode, letterSlug: 'claim-accept', followsId: letterId }, NOW)).toBeDefined()
  const begun = beginLetter(db, { practiceCode, letterSlug: 'claim-accept', followsId: chaser.letterId }, BY, NOW)
  if (!begun.ok) throw new Error(begun.reason)
  const draft = draftById(db, practiceCode, begun.draftId)!
  expect(draft).toMatchObject({ lineId: claimId, followsId: chaser.letterId })
  // It names the claim, not the chaser that it answers.
  expect(makeFromDraft(db, draft, NOW).facts).toMatchObject({ 'earlier.date': '2 November 2026', 'earlier.reference': 'L1/2026' })
  discardDraft(db, { practiceCode, draftId: draft.id, seen: '1' }, BY, NOW)
  add({ kind: 'declined', happenedOn: '2026-11-13', pence: null, words: null })
  expect(nextOf(chaser.letterId)).toEqual({ kind: 'followed', words: 'Goes on in its claim' })
})

test('a letter that answers one about a claim is about no line of a register; a reminder of it is begun all the same', () => {
  const { letterId, ...letter } = sent('claim-losses', '2026-11-02', CLAIM)
  recordSentInClaim(db, { letterId, ...letter }, BY, NOW)
  const chaser = { practiceCode, letterSlug: 'claim-chaser', followsId: letterId }
  const reminder = { practiceCode, letterSlug: 'reminder', followsId: letterId }
  for (const wanted of [chaser, reminder])
    expect(beginLetter(db, { ...wanted, lineId: 'a-line' }, BY, NOW)).toEqual({ ok: false, reason: 'not-of-claim' })
  expect(beginLetter(db, reminder, BY, NOW)).toMatchObject({ ok: true })
})

test('a letter about a claim that was not answered by its day leads to the chaser in the claim, and not to a reminder beside it', () => {
  const LATER = at('2026-12-20')
  const next = (letterId: string) => letterPage(db, practiceCode, letterId, LATER)!.next
  const write = { kind: 'write', words: 'No answer by the day asked: write again' }
  const losses = sent('claim-losses', '2026-11-02', CLAIM)
  const first = 'No answer by the day asked. Record in your claim first that it went, then write a chaser'
  expect(next(losses.letterId)).toEqual({ kind: 'write', words: first })
  recordSentInClaim(db, losses, BY, NOW)
  expect(next(losses.letterId)).toEqual({ ...write, letter: 'claim-chaser' })
  const chaser = sent('claim-chaser', '2026-11-10')
  recordSentInClaim(db, chaser, BY, NOW)
  expect(next(chaser.letterId)).toEqual({ ...write, letter: 'claim-chaser' })
  add({ kind: 'offer', happenedOn: '2026-11-12', pence: 50_000, words: null })
  expect(next(chaser.letterId)).toEqual({ kind: 'followed', words: 'Goes on in its claim' })
  const decline = sent('claim-decline', '2026-11-14', { 'field-why': 'February' })
  recordSentInClaim(db, decline, BY, NOW)
  expect(next(decline.letterId)).toEqual({ ...write, letter: 'claim-chaser' })
  add({ kind: 'refused', happenedOn: '2026-11-18', pence: null, words: null })
  expect(next(decline.letterId)).toEqual({ kind: 'followed', words: 'Goes on in its claim' })
})

test('an acceptance that is not answered is asked again by a reminder: nothing is to be decided any more', () => {
  recordSentInClaim(db, sent('claim-losses', '2026-11-02', CLAIM), BY, NOW)
  add({ kind: 'offer', happenedOn: '2026-11-12', pence: 50_000, words: null })
  const accept = sent('claim-accept', '2026-11-15', { 'field-losses': 'January', 'choice-others': 'kept' })
  recordSentInClaim(db, accept, BY, NOW)
  expect(letterPage(db, practiceCode, accept.letterId, at('2026-12-20'))!.next.letter).toBe('reminder')
})

test('a letter about a claim that is begun twice is one draft', () => {
  const wanted = { practiceCode, letterSlug: 'claim-losses', followsId: null, lineId: claimId }
  const first = beginLetter(db, wanted, BY, NOW)
  expect(first).toMatchObject({ ok: true })
  expect(beginLetter(db, wanted, BY, NOW)).toEqual(first)
  expect(draftsAbout(db, practiceCode, claimId)).toHaveLength(1)
})

test('another practice’s claim fills in no letter and is written by none', () => {
  expect(claimForLetter(db, 'ZZ002', claimId, TODAY)).toBeUndefined()
  const letter = sent('claim-losses', '2026-11-02', CLAIM)
  expect(recordSentInClaim(db, { ...letter, practiceCode: 'ZZ002' }, BY, NOW)).toBe('not')
  expect(claim().sentOn).toBeNull()
})

test('its course stands in the order of its days, however late it was written down', () => {
  recordSentInClaim(db, sent('claim-losses', '2026-11-02', CLAIM), BY, NOW)
  add({ kind: 'refused', happenedOn: '2026-11-18', pence: null, words: null })
  add({ kind: 'answer', happenedOn: '2026-11-09', pence: null, words: 'A reference.' })
  expect(courseOf(claim()).map(({ day }) => day)).toEqual(['2026-11-02', '2026-11-09', '2026-11-18'])
})
