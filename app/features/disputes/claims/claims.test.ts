import { beforeEach, expect, test } from 'vitest'
import { verifyRows } from '#app/features/audit/chain/verify-rows.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { adoptionDatabase, at, BY, closePractice } from '#test/support/adoption.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { claimValues, parseClaim, parseHappened, readPounds } from './claim-form.ts'
import { type Claimant, claimById, claimsOf } from './claim-queries.server.ts'
import { isOverdue, lawInWords, MOST_CLAIMS, MOST_ENTRIES, type Wanted } from './claim-rules.ts'
import { recordClaim } from './record-claim.server.ts'
import { practicesWithClaims } from './remove-claims.server.ts'
import { claimSchemes, seenOfSchemes } from './schemes.server.ts'

const TODAY = '2018-05-18'
const NOW = at(TODAY)
const TYPED = {
  ...{
    scheme: 'primary-care-support/claims-route',
    line: 'primary-care-support/payments',
    evidence: 'Statements',
    sentTo: 'NHS England',
  },
  ...{ sentOn: '2 April 2018', reference: 'R-7', answerBy: '30 April 2018', 'loss-1': 'payment', 'from-1': '1 Jan 2018' },
  ...{ 'until-1': '31 Jan 2018', 'sum-1': '£1,204.50' },
}
const read = (changed: Record<string, string> = {}): Wanted => {
  const form = parseClaim({ ...TYPED, ...changed }, TODAY)
  if (!form.ok) throw new Error(JSON.stringify(form.errors))
  return form.value
}
const errors = (changed: Record<string, string>) => {
  const form = parseClaim({ ...TYPED, ...changed }, TODAY)
  return form.ok ? {} : form.errors
}
const practice = { practiceCode: 'ZZ001' }

let db: Db
beforeEach(() => {
  db = adoptionDatabase()
})
const shown = () => seenOfSchemes(claimSchemes(db, TODAY))
const kept = (wanted = read(), who: Claimant = practice): string => {
  const outcome = recordClaim(db, { who, claimId: null, seen: '', schemes: shown(), wanted }, BY, NOW)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.claimId
}
const then = (claimId: string, kind: string, happenedOn = '1 May 2018', pence = '') => {
  const form = parseHappened({ kind, happenedOn, pence, words: '' }, TODAY)
  if (!form.ok) return form
  const seen = claimById(db, practice, claimId)!.seen
  return recordClaim(db, { who: practice, claimId, seen, schemes: '', wanted: form.value }, BY, NOW)
}

test.each([
  ['£1,204.50', 120_450],
  ['1204.5', undefined],
  ['250', 25_000],
  ['£250,00', undefined],
  ['1,20.00', undefined],
  ['50p', undefined],
  ['-5', undefined],
  ['£1.2.3', undefined],
  ['１００', 10_000],
])('a sum typed as %s is read in pence, or not at all', (typed, pence) => {
  expect(readPounds(typed)).toBe(pence)
})

test.each([
  ['pence with letters', { 'sum-1': '£12.5o' }, 'sum-1', /such as £1,204.50/],
  ['a comma for a point', { 'sum-1': '£250,00' }, 'sum-1', /such as £1,204.50/],
  ['a negative sum', { 'sum-1': '-£250' }, 'sum-1', /such as £1,204.50/],
  ['nothing', { 'sum-1': '0.00' }, 'sum-1', /above nothing/],
  ['a billion', { 'sum-1': '1,000,000,000' }, 'sum-1', /a million pounds or more/],
  ['a loss that ends before it begins', { 'until-1': '31 Dec 2017' }, 'until-1', /before it begins/],
  ['a loss of a kind nobody knows', { 'loss-1': 'toString' }, 'loss-1', /kind of loss/],
  ['a loss of tomorrow', { 'until-1': '19 May 2018' }, 'until-1', /still to come/],
  ['no loss', { 'loss-1': '', 'from-1': '', 'until-1': '', 'sum-1': '' }, 'loss-1', /at least one/],
  ['sent to nobody', { sentTo: '' }, 'sentTo', /to whom/],
  ['an answer before it was sent', { answerBy: '1 April 2018' }, 'answerBy', /before the claim was sent/],
  ['an NHS number', { evidence: 'Of 943 476 5919' }, 'evidence', /NHS number/],
  ['no scheme', { scheme: '' }, 'scheme', /scheme/],
])('refused at its field: %s', (_what, changed, field, message) => {
  expect(errors(changed)).toEqual({ [field]: expect.stringMatching(message) })
})

test('a claim keeps its losses to the penny, and its form gives back what was typed', () => {
  const claim = claimById(
    db,
    practice,
    kept(read({ 'loss-2': 'loan', 'from-2': '1 Feb 2018', 'until-2': '2 Feb 2018', 'sum-2': '0.01' })),
  )!
  expect(claim).toMatchObject({ total: 120_451, state: 'waiting', reference: 'R-7' })
  const again = parseClaim(claimValues(claim), TODAY)
  expect(again.ok && again.value.kind === 'claim' && again.value.claim.losses).toEqual(claim.losses)
  expect([isOverdue(claim, TODAY), isOverdue(claim, '2018-04-30')]).toEqual([true, false])
})

test('the days of losses come back in words; messages stand in the order of the page, losses before where it went', () => {
  const claim = claimById(db, practice, kept(read()))!
  expect(claimValues(claim)).toMatchObject({ 'from-1': '1 January 2018', 'until-1': '31 January 2018' })
  const wrong = { scheme: '', 'sum-1': '50p', evidence: 'Of 943 476 5919', sentOn: 'soon', answerBy: 'later' }
  expect(Object.keys(errors(wrong))).toEqual(['scheme', 'sum-1', 'evidence', 'sentOn', 'answerBy'])
})

test('its course: chased, answered, offered, accepted, paid; what cannot follow is refused, and nothing is overwritten', () => {
  const claimId = kept()
  expect(then(claimId, 'accepted')).toEqual({ ok: false, reason: 'no-offer' })
  expect(then(claimId, 'offer')).toEqual({ ok: false, errors: { pence: 'Enter the sum that was offered.' } })
  expect(then(claimId, 'offer', '1 May 2018', 'some')).toMatchObject({ ok: false, errors: { pence: expect.any(String) } })
  for (const [kind, pence] of [['chaser'], ['answer'], ['offer', '£500'], ['accepted'], ['paid', '500.00']] as const)
    expect(then(claimId, kind, '1 May 2018', pence)).toMatchObject({ ok: true })
  expect(claimById(db, practice, claimId)).toMatchObject({ state: 'paid', offered: 50_000, paid: 50_000, chasers: 1 })
  expect(then(claimId, 'chaser')).toEqual({ ok: false, reason: 'is-over' })
  expect(() => db.$client.prepare("update claim_entries set words = 'x'").run()).toThrow('append-only')
  expect(verifyRows(db).faults.filter((fault) => 'table' in fault && fault.table === 'claim_entries')).toEqual([])
})

test('what is written down late leads back to nothing: state, sums and removal follow the order of the days, as the course does', () => {
  const claimId = kept()
  const claim = () => claimById(db, practice, claimId)!
  then(claimId, 'filed', '10 May 2018')
  const scope = { returnsFrom: NOW - 1, returnsBefore: NOW + 86_400_000 }
  for (const [kind, day] of [
    ['answer', '3 May 2018'],
    ['refused', '4 May 2018'],
  ] as const) {
    expect(then(claimId, kind, day)).toMatchObject({ ok: true })
    expect([claim().state, lawInWords(claim())?.words]).toEqual(['filed', 'Filed at court, outcome not known'])
  }
  expect(practicesWithClaims(db, scope)).toEqual([])
  then(claimId, 'offer', '9 May 2018', '500')
  then(claimId, 'offer', '8 May 2018', '300')
  then(claimId, 'support', '2 May 2018')
  expect([claim().offered, claim().state, lawInWords(claim())?.on]).toEqual([50_000, 'filed', '2018-05-10'])
  then(claimId, 'paid', '11 May 2018', '500')
  then(claimId, 'answer', '5 May 2018')
  expect(claim().state).toBe('paid')
  expect(practicesWithClaims(db, scope)).toEqual(['ZZ001'])
})

test('a claim that is over stays over when its words are corrected, and goes with its round', () => {
  const claimId = kept()
  const correct = () =>
    recordClaim(
      db,
      {
        who: practice,
        claimId,
        seen: claimById(db, practice, claimId)!.seen,
        schemes: shown(),
        wanted: read({ reference: 'R-8' }),
      },
      BY,
      NOW,
    )
  const scope = { returnsFrom: NOW - 1, returnsBefore: NOW + 86_400_000 }
  expect([correct().ok, practicesWithClaims(db, scope)]).toEqual([true, []])
  then(claimId, 'paid', '1 May 2018', '500')
  expect(correct()).toMatchObject({ ok: true })
  expect(claimById(db, practice, claimId)).toMatchObject({ state: 'paid', reference: 'R-8' })
  expect(practicesWithClaims(db, scope)).toEqual(['ZZ001'])
})

test('the same form sent twice begins one claim', () => {
  expect(kept()).toBe(kept())
  expect(kept(read({ reference: 'R-8' }))).not.toBe(kept())
  expect(claimsOf(db, practice).length).toBe(2)
})

test('a claim has so many entries at most, and can be taken off all the same', () => {
  const claimId = kept()
  inTransaction(db, () => {
    for (let n = 1; n < MOST_ENTRIES; n++) then(claimId, 'chaser')
  })
  expect(then(claimId, 'chaser')).toEqual({ ok: false, reason: 'is-full' })
  const { seen } = claimById(db, practice, claimId)!
  expect(recordClaim(db, { who: practice, claimId, seen, schemes: '', wanted: { kind: 'removed' } }, BY, NOW)).toMatchObject({
    ok: true,
  })
})

test('so many claims are begun at most, those taken off among them; what is begun goes on', () => {
  const first = kept(read({ reference: 'first' }))
  inTransaction(db, () => {
    for (let n = 1; n < MOST_CLAIMS; n++) {
      const claimId = kept(read({ reference: `R-${n}` }))
      const { seen } = claimById(db, practice, claimId)!
      recordClaim(db, { who: practice, claimId, seen, schemes: '', wanted: { kind: 'removed' } }, BY, NOW)
    }
  })
  expect(claimsOf(db, practice).length).toBe(1)
  const one = { who: practice, claimId: null, seen: '', schemes: shown(), wanted: read({ reference: 'more' }) }
  expect(recordClaim(db, one, BY, NOW)).toEqual({ ok: false, reason: 'too-many' })
  expect(then(first, 'chaser')).toMatchObject({ ok: true })
})

test('a claim that waits goes once its practice has closed, with the round of the closing or of the last word after it', () => {
  const claimId = kept()
  const until = (returnsBefore: number, returnsFrom = NOW - 1) => practicesWithClaims(db, { returnsFrom, returnsBefore })
  const day = 86_400_000
  expect(until(NOW + 400 * day)).toEqual([])
  closePractice(db, 'ZZ001', dayOf(NOW + 10 * day), NOW + 9 * day)
  expect([until(NOW + 9 * day), until(NOW + 11 * day)]).toEqual([[], ['ZZ001']])
  const { seen } = claimById(db, practice, claimId)!
  const answer = { kind: 'answer', happenedOn: dayOf(NOW), pence: null, words: null } as const
  expect(recordClaim(db, { who: practice, claimId, seen, schemes: '', wanted: answer }, BY, NOW + 40 * day)).toMatchObject({
    ok: true,
  })
  expect([until(NOW + 11 * day), until(NOW + 41 * day, NOW + 39 * day)]).toEqual([[], ['ZZ001']])
})

test('a scheme whose status changed while a claim was written is said once; sent again knowingly the claim is kept', () => {
  const wanted = read()
  const asked = { who: practice, claimId: null, seen: '', wanted }
  const earlier = shown().replace(/:(open|not-known)/, ':closed')
  expect(recordClaim(db, { ...asked, schemes: earlier }, BY, NOW)).toEqual({ ok: false, reason: 'scheme-changed' })
  expect(claimsOf(db, practice)).toEqual([])
  expect(recordClaim(db, { ...asked, schemes: shown() }, BY, NOW)).toMatchObject({ ok: true })
})

test('a colleague’s entry is not passed over, and another practice neither reads nor changes a claim', () => {
  const claimId = kept()
  const { seen } = claimById(db, practice, claimId)!
  const wanted = { kind: 'chaser', happenedOn: '2018-05-01', pence: null, words: null } as const
  expect(then(claimId, 'answer')).toMatchObject({ ok: true })
  const late = { who: practice, claimId, seen, schemes: '', wanted }
  expect(recordClaim(db, late, BY, NOW)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(recordClaim(db, { ...late, who: { practiceCode: 'ZZ002' } }, BY, NOW)).toEqual({ ok: false, reason: 'no-such-claim' })
  expect(claimById(db, { practiceCode: 'ZZ002' }, claimId)).toBeUndefined()
})

test('a doctor’s own claim stands in no list of the practice and in no colleague’s, and taken off it is gone for good', () => {
  db = smallEngland()
  const of = { practiceCode: 'Y00001' }
  const doctor = someone(db, 'practice-partner', of)
  const colleague = someone(db, 'practice-manager', of)
  const own = { practiceCode: 'Y00001', personId: doctor }
  const now = at('2026-06-16')
  const schemes = seenOfSchemes(claimSchemes(db, '2026-06-16'))
  const saved = recordClaim(db, { who: own, claimId: null, seen: '', schemes, wanted: read() }, { personId: doctor }, now)
  if (!saved.ok) throw new Error(saved.reason)
  const { claimId } = saved
  for (const who of [{ practiceCode: 'Y00001' }, { practiceCode: 'Y00001', personId: colleague }]) {
    expect([claimsOf(db, who), claimById(db, who, claimId)]).toEqual([[], undefined])
    const asked = { who, claimId, seen: '', schemes, wanted: { kind: 'removed' } } as const
    expect(recordClaim(db, asked, { personId: colleague }, now)).toEqual({ ok: false, reason: 'no-such-claim' })
  }
  const { seen } = claimById(db, own, claimId)!
  expect(
    recordClaim(db, { who: own, claimId, seen, schemes, wanted: { kind: 'removed' } }, { personId: doctor }, now),
  ).toMatchObject({ ok: true })
  expect(db.$client.prepare('select count(*) from doctor_claim_entries').pluck().get()).toBe(0)
})
