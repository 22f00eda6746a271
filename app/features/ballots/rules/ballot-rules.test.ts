import { expect, test } from 'vitest'
import {
  type BallotFacts,
  type BallotKind,
  lawOf,
  legalTests,
  mandateUntil,
  noticeOfActionDaysOn,
  perMille,
  perMilleWords,
  sharesOf,
  statusOn,
} from './ballot-rules.ts'
import { wouldHaveNeeded } from './needed-rules.ts'
import { noticeDays } from './notice-rules.ts'

const ballot = (facts: Partial<BallotFacts> = {}): BallotFacts => ({
  kind: 'statutory',
  soughtAnswer: 'yes',
  openedOn: '2026-02-17',
  closedOn: '2026-03-31',
  declaredOn: '2026-04-01',
  eligible: 1000,
  cast: 600,
  yes: 390,
  no: 210,
  turnoutPerMille: null,
  soughtPerMille: null,
  ...facts,
})
const answers = (facts: Partial<BallotFacts>) => {
  const legal = legalTests(ballot(facts))
  return legal.applies ? Object.fromEntries(legal.tests.map(({ name, met }) => [name, met])) : legal.words
}

test('a statutory ballot that opened on 17 February 2026 needs the support of 40% of those entitled', () => {
  expect(answers({ openedOn: '2026-02-17' })).toEqual({ Turnout: true, Majority: true, 'Support of those entitled': false })
  expect(answers({ openedOn: '2026-02-17', yes: 400, no: 200 })).toMatchObject({ 'Support of those entitled': true })
})

test('one that opened on 18 February 2026 needs turnout and a majority only', () => {
  expect(answers({ openedOn: '2026-02-18' })).toEqual({ Turnout: true, Majority: true })
})

test('half of those entitled is enough, one fewer is not, before and after', () => {
  for (const openedOn of ['2026-02-17', '2026-02-18']) {
    expect(answers({ openedOn, cast: 500, yes: 450, no: 50 })).toMatchObject({ Turnout: true })
    expect(answers({ openedOn, cast: 499, yes: 450, no: 49 })).toMatchObject({ Turnout: false })
  }
})

test('exactly half of the votes is no majority, and a spoiled paper counts as a vote', () => {
  expect(answers({ cast: 600, yes: 300, no: 300 })).toMatchObject({ Majority: false })
  expect(answers({ cast: 600, yes: 300, no: 299 })).toMatchObject({ Majority: false })
})

test('a count that is not known leaves its test open', () => {
  expect(answers({ eligible: null })).toEqual({ Turnout: null, Majority: true, 'Support of those entitled': null })
})

test('no other kind of vote passes or fails, whatever its counts and its day', () => {
  for (const kind of ['referendum', 'indicative', 'non-statutory'] satisfies BallotKind[])
    for (const openedOn of ['2024-06-17', '2026-02-18']) {
      expect(legalTests(ballot({ kind, openedOn, cast: 1, yes: 1, no: 0 }))).toEqual({
        applies: false,
        words: expect.stringContaining('no legal threshold applies'),
      })
      expect(mandateUntil(ballot({ kind, openedOn }))).toBeUndefined()
    }
})

test('the notice clock: of a vote to come, of action under a mandate, and when it is too late for one', () => {
  const vote = { kind: 'statutory', openedOn: '2026-06-02', status: 'announced', mandateUntil: null } as const
  expect(noticeDays(vote, '2026-05-20')).toEqual({ ballotBy: '2026-05-26', action: null })
  expect(noticeDays({ ...vote, kind: 'non-statutory' }, '2026-05-20')).toEqual({ ballotBy: null, action: null })
  const carried = { ...vote, status: 'declared', mandateUntil: '2027-07-06' } as const
  expect(noticeDays(carried, '2026-07-15').action).toEqual({ days: 10, from: '2026-07-25', lastReceived: '2027-06-26' })
  expect(noticeDays(carried, '2027-06-26').action).toMatchObject({ from: '2027-07-06' })
  expect(noticeDays(carried, '2027-06-27').action).toMatchObject({ from: null })
  expect(noticeDays(carried, '2027-07-07').action).toBeNull()
  const earlier = { ...carried, openedOn: '2024-06-17', mandateUntil: '2025-01-28' }
  expect(noticeDays(earlier, '2024-08-01').action).toEqual({ days: 14, from: '2024-08-15', lastReceived: '2025-01-14' })
})

test('notice and mandate follow the same day', () => {
  expect(lawOf('statutory', '2026-02-17')).toMatchObject({
    noticeOfBallotDays: 7,
    noticeOfActionDays: 14,
    mandateMonths: 6,
    mandateAgreedMonths: 9,
  })
  expect(lawOf('statutory', '2026-02-18')).toMatchObject({
    noticeOfBallotDays: 7,
    noticeOfActionDays: 10,
    mandateMonths: 12,
    mandateAgreedMonths: null,
  })
  expect([noticeOfActionDaysOn('2026-02-17'), noticeOfActionDaysOn('2026-02-18')]).toEqual([14, 10])
})

test('a mandate begins with the day the vote closes', () => {
  expect(mandateUntil(ballot({ openedOn: '2026-02-17', closedOn: '2026-03-31' }))).toBe('2026-09-29')
  expect(mandateUntil(ballot({ openedOn: '2026-02-18', closedOn: '2026-03-31' }))).toBe('2027-03-30')
})

test('a vote is announced, open through its last day, closed, then declared', () => {
  const days = ['2026-02-16', '2026-02-17', '2026-03-31', '2026-04-01', '2026-04-02']
  expect(days.map((day) => statusOn(ballot({ declaredOn: '2026-04-02' }), day))).toEqual([
    'announced',
    'open',
    'open',
    'closed',
    'declared',
  ])
  expect(statusOn(ballot({ declaredOn: null }), '2030-01-01')).toBe('closed')
  expect(statusOn(ballot({ declaredOn: '2026-03-31' }), '2026-03-31')).toBe('declared')
})

test('the ballot of 2024 comes to the shares that were published', () => {
  const july = ballot({ kind: 'non-statutory', eligible: 12590, cast: 8518, yes: 8375, no: 143 })
  expect(sharesOf(july)).toEqual({ turnoutPerMille: 677, soughtPerMille: 983, soughtOfEligiblePerMille: 665 })
  expect(perMilleWords(677)).toBe('67.7%')
})

test('shares count the answer that was sought', () => {
  const referendum = ballot({
    kind: 'referendum',
    soughtAnswer: 'no',
    eligible: null,
    cast: 19009,
    yes: 155,
    no: 18854,
    turnoutPerMille: 612,
  })
  expect(sharesOf(referendum)).toEqual({ turnoutPerMille: 612, soughtPerMille: 992, soughtOfEligiblePerMille: null })
})

test('a published share stands in where the counts are not known', () => {
  const counts = { eligible: null, cast: null, yes: null, no: null }
  expect(sharesOf(ballot({ ...counts, soughtPerMille: 989 }))).toEqual({
    turnoutPerMille: null,
    soughtPerMille: 989,
    soughtOfEligiblePerMille: null,
  })
})

test('a half is rounded up, and a share of nothing is none', () => {
  expect([perMille(1, 2000), perMille(1, 2001), perMille(1, 3), perMille(3, 3)]).toEqual([1, 1, 333, 1000])
  expect([perMille(0, 0), perMille(null, 5), perMille(5, null)]).toEqual([null, null, null])
})

test('a share is never rounded onto or across a threshold, nor to none or all', () => {
  expect(perMille(4998, 10_000)).toBe(499)
  expect(perMille(5002, 10_000)).toBe(501)
  expect([perMille(5000, 10_000), perMille(4000, 10_000)]).toEqual([500, 400])
  expect([perMille(3998, 10_000), perMille(4004, 10_000)]).toEqual([399, 401])
  expect([perMille(9999, 10_000), perMille(1, 10_000), perMille(0, 10_000), perMille(7, 7)]).toEqual([999, 1, 0, 1000])
})

test('what a vote would have needed as a statutory ballot is by the law of the day it opened, and not said of a vote of practices', () => {
  const july = {
    kind: 'non-statutory',
    elector: 'person',
    openedOn: '2024-06-17',
    eligible: 12590,
    cast: 8518,
    yes: 8375,
  } as const
  expect(wouldHaveNeeded(july)).toMatchObject({ law: 'Trade Union Act 2016', votes: 6295, yes: 5036 })
  expect(wouldHaveNeeded({ ...july, openedOn: '2026-02-18' })).toMatchObject({ votes: 6295, yes: null })
  expect(wouldHaveNeeded({ ...july, elector: 'practice' })).toBeUndefined()
  expect(wouldHaveNeeded({ ...july, kind: 'statutory' })).toBeUndefined()
  expect(wouldHaveNeeded({ ...july, yes: null })).toBeUndefined()
})
