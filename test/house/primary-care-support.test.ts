import { expect, test } from 'vitest'
import { askedDispute } from '#app/features/disputes/file/dispute-queries.server.ts'
import type { DisputeOn } from '#app/features/disputes/file/dispute-rules.ts'
import type { Rung } from '#app/features/disputes/file/dispute-words.ts'
import type { Day } from '#app/platform/time.ts'
import { freshDatabase } from '#test/support/database.ts'

/* The primary care support file, line by line, on the two days by which people know it: its deadline, and the day after the auditors. */
const on = (day: Day): DisputeOn => {
  const asked = askedDispute(freshDatabase(), 'primary-care-support', day, '2026-11-29')
  if (!asked?.ok) throw new Error(`no file as at ${day}`)
  return asked.dispute
}
const DEADLINE = on('2017-12-31')
const AFTER = on('2018-05-18')

test('nine lines of the contract, and the tenth thing that was in nobody’s', () => {
  expect(AFTER.lines.map(({ key }) => key)).toEqual([
    'payments',
    'pensions',
    'performers-list',
    'records',
    'screening',
    'registrations',
    'supplies',
    'pharmacy-entry',
    'support-centre',
    'misdirected-letters',
  ])
  expect(AFTER.lines.at(-1)?.covers).toContain("in nobody's contract")
  const contract = AFTER.facts.find(({ label }) => label === 'Contract')?.words
  for (const fact of ['August 2015', 'nine service lines', 'seven years', '£330m', 'three more years'])
    expect(contract).toContain(fact)
  const before = AFTER.facts.find(({ label }) => label === 'Before it')
  expect([before?.words, before?.conflict].join(' ')).toMatch(/47 local offices.*1,650.*£90m.*38 offices.*35 closed/)
  const plan = AFTER.facts.find(({ label }) => label === 'The plan')
  expect([plan?.words, plan?.conflict].join(' ')).toMatch(/£77m to £24m, 69%.*1,390 to 314.*£64m.*35% less.*40% less/)
})

/** Days by demand: overdue, open; null = not made yet. */
test.each([
  [1, '2016-05~', null, 609, 747],
  [2, '2016-11-21~', null, 405, 543],
  [3, '2017-02-14', '2017-06', 184, 322],
  [4, '2017-10-30', '2017-12-31', 0, 138],
  [5, '2018-01-16', null, null, 122],
  [6, '2018-01-16', null, null, 122],
  [7, '2017-11-10', null, 51, 189],
  [8, '2018~', null, null, 137],
  [9, 'by 2017-03-31', '2017-04', 245, 383],
])(
  'demand %i was asked %s, with the deadline %s: %j days on the deadline of 2017, %j after the auditors',
  (number, asked, due, then, after) => {
    const days = (file: DisputeOn) => {
      const demand = file.demands.find((one) => one.number === number)
      if (!demand) return null
      expect([demand.asked.when, demand.deadline?.due ?? null]).toEqual([asked, due])
      return demand.deadline ? demand.daysOverdue : demand.daysOpen
    }
    expect([days(DEADLINE), days(AFTER)]).toEqual([then, after])
  },
)

test('what came of the demands: goodwill, unpaid again, told no, missed, and none for the review', () => {
  const outcomes = (file: DisputeOn) => file.demands.map(({ number, outcome }) => [number, outcome?.state ?? null])
  expect(outcomes(DEADLINE)).toEqual([
    [1, 'partly'],
    [2, 'not'],
    [3, 'not'],
    [4, null],
    [7, null],
    [9, 'not'],
  ])
  expect(outcomes(AFTER)).toEqual([
    [1, 'partly'],
    [2, 'not'],
    [3, 'not'],
    [4, 'not'],
    [5, null],
    [6, null],
    [7, null],
    [8, null],
    [9, 'not'],
  ])
})

/** line, what was asked, October 2016, December 2017, whether they compare. */
test.each([
  ['registrations', 'three days', 58, 39, 'yes'],
  ['records', 'three weeks', 81, 62, 'care'],
  ['records', 'Wrong records', 31, 64, 'no'],
  ['records', 'agreed day', 28, null, 'no'],
  ['records', 'to be collected', null, 88, 'no'],
  ['records', 'to be delivered', null, 93, 'no'],
  ['records', 'more work', null, 73, 'once'],
  ['supplies', 'expected day', 23, null, 'once'],
  ['support-centre', 'reasonable time', 51, null, 'once'],
  ['pensions', 'deductions', null, 51, 'no'],
  ['payments', 'payments', null, null, 'no'],
  ['performers-list', 'Delays', null, null, 'no'],
])('%s, “%s”: %j in 2016, %j in 2017, comparable: %s', (line, words, first, second, comparable) => {
  const question = AFTER.questions.find((one) => one.line === line && one.reported.includes(words))
  const share = (wave: string) => question?.results.find((one) => one.wave === wave)?.percent ?? null
  expect([share('bma-1'), share('bma-2'), question?.comparable]).toEqual([first, second, comparable])
  const before = DEADLINE.questions.find((one) => one.line === line && one.reported.includes(words))
  expect(before?.results.map(({ wave }) => wave) ?? []).not.toContain('bma-2')
})

test('the waves: 281 practices, 748 practices and 1,540 GPs, and those of Capita and Pulse', () => {
  expect(AFTER.waves.map(({ key, samples }) => [key, ...samples.map(({ n }) => n)])).toEqual([
    ['cap-1'],
    ['cap-2', 1000],
    ['pulse-1', 500],
    ['bma-0'],
    ['bma-1', 281],
    ['cap-3'],
    ['bma-2', 748, 1540],
  ])
  const shares = AFTER.questions.flatMap(({ results }) => results.map(({ wave, percent }) => `${wave} ${percent}`))
  expect(shares).toEqual(
    expect.arrayContaining(['cap-1 63', 'cap-2 21', 'cap-1 69', 'cap-2 42', 'cap-3 58', 'cap-3 61', 'pulse-1 33', 'pulse-1 18']),
  )
  const exact = AFTER.questions.flatMap(({ results }) => results).filter(({ n }) => n !== null)
  expect(exact.map(({ n, of }) => [n, of])).toEqual([
    [658, 748],
    [696, 748],
  ])
})

const EVENTS: [string, string, string][] = [
  ['2015-09-01', 'contract', 'Capita takes over'],
  ['2015-09/2016-03', 'service', '279 practices'],
  ['2016-05~', 'letter', 'Nagpaul'],
  ['2016-07', 'vote', 'no confidence'],
  ['2016-09-22', 'press', 'Londonwide'],
  ['2016-09', 'contract', 'five of nine'],
  ['2016-11-08', 'parliament', 'Geoffrey Robinson'],
  ['2016-12', 'service', 'at risk'],
  ['2017-02-14', 'meeting', 'Derby'],
  ['2017-04-24', 'meeting', 'Derby'],
  ['2017-09-19', 'meeting', 'Derby'],
  ['2017-10-30', 'letter', 'Simon Stevens'],
  ['2017-11-02', 'press', 'Capita denies it'],
  ['2017-11-07', 'meeting', '31 December 2017'],
  ['2017-11-10', 'vote', 'public control'],
  ['2018-01-11', 'meeting', 'NHS England'],
  ['2018-01-16', 'letter', 'legal routes'],
  ['2018-02-01', 'parliament', '40%'],
  ['2018-02-02', 'watchdog', 'clinical correspondence'],
  ['2018-04~', 'foi', 'pension records'],
  ['2018-05-14', 'foi', 'over 16 weeks'],
  ['2018-05-17', 'watchdog', 'primary care support'],
  ['2018-05-17', 'letter', 'again'],
]
test.each(EVENTS)('%s, %s: %s', (when, kind, words) => {
  const has = (file: DisputeOn) => file.events.some((one) => one.when === when && one.kind === kind && one.words.includes(words))
  expect(has(AFTER)).toBe(true)
  expect(has(DEADLINE)).toBe(!when.startsWith('2018'))
})

test('on 18 May 2018 the list ends with the auditors, and the meeting of 7 November has two days', () => {
  expect(AFTER.events.at(-1)?.when).toBe('2018-05-17')
  expect(AFTER.events.find(({ when, kind }) => when === '2017-11-07' && kind === 'meeting')?.conflict).toContain('9 November')
})

test('compensation: £250, a route of which it was not known whether it was open, 489 requests, over 16 weeks', () => {
  const last = (file: DisputeOn, title: string) => file.schemes.find((one) => one.title.startsWith(title))?.statuses.at(-1)
  expect(last(DEADLINE, 'Goodwill')).toMatchObject({ when: 'by 2017-06-30', state: 'closed' })
  expect(last(DEADLINE, 'Claims route')).toMatchObject({ when: '2017-11-10', state: 'not-known' })
  expect(last(AFTER, 'Claims route')).toMatchObject({
    when: '2018-01-16',
    state: 'open',
    words: expect.stringContaining('severe delays'),
  })
  expect(last(DEADLINE, 'Performers list')).toMatchObject({ state: 'closed', words: expect.stringContaining('12 weeks') })
  expect(last(AFTER, 'Performers list')).toMatchObject({
    when: '2018-05-14',
    words: expect.stringMatching(/489 requests.*1,000.*200/),
  })
  expect(AFTER.schemes.find(({ title }) => title === 'Claims route')).toMatchObject({
    payer: expect.stringContaining('not Capita'),
    rule: expect.stringContaining('may bar more'),
  })
  expect(JSON.stringify(AFTER.schemes)).toMatch(/25 GPs or practices, about £250,000/)
  expect(JSON.stringify(AFTER.schemes)).not.toContain('88 (44%)')
})

test('findings: 1,811 letters of high priority, 87 women, £5.3m, two counts of the targets', () => {
  const words = AFTER.findings.map((one) => [one.words, one.answer ?? ''].join(' ')).join(' ')
  for (const fact of [
    '374,000',
    '1,811',
    '25,361',
    '580,000',
    '170,000',
    '277,000',
    '162,000',
    '39,000',
    '87 women',
    '£5.3m',
    '41%',
    '41 of 45',
    '32 of 45',
  ])
    expect(words).toContain(fact)
  expect(words).not.toMatch(/47,708|3,591/)
  expect(DEADLINE.findings).toEqual([])
})

/** Rungs of a line after the auditors: raised, notice, money, safety, auditors, legal. */
test.each([
  ['payments', 'used not-known used not-known used announced'],
  ['pensions', 'used not-known named not-known used announced'],
  ['performers-list', 'used not-known used not-known used announced'],
  ['records', 'used used used named used announced'],
  ['screening', 'not-known not-known not-known not-known used not-known'],
  ['registrations', 'used used not-known not-known used announced'],
  ['supplies', 'used not-known not-known not-known used announced'],
  ['pharmacy-entry', 'not-known not-known not-known not-known used no'],
  ['support-centre', 'used used not-known not-known used announced'],
  ['misdirected-letters', 'used no not-known not-known used not-known'],
])('%s has gone so far: %s', (line, states) => {
  const rungs: Rung[] = ['raised', 'rectification', 'money', 'safety', 'auditors', 'legal']
  const of = (file: DisputeOn) => rungs.map((rung) => file.ladder.find(({ key }) => key === line)!.cells[rung].state)
  expect(of(AFTER).join(' ')).toBe(states)
  expect(of(DEADLINE)).not.toContain('announced')
  expect(of(DEADLINE)[4]).not.toBe('used')
})

test('legal support is announced, outcome not known; the stop condition is not met', () => {
  expect(AFTER.legal).toMatchObject([
    { when: '2018-01-16', state: 'announced', words: expect.stringContaining('outcome not known') },
  ])
  expect(DEADLINE.legal).toEqual([])
  const stop = (file: DisputeOn) => file.phases[0]?.stops[0]
  expect([stop(DEADLINE)?.byWhen, stop(DEADLINE)?.outcomes.length, stop(AFTER)?.outcomes.at(-1)?.state]).toEqual([
    '2017-12-31',
    0,
    'not',
  ])
})

test('today the screening letters are overtaken, and the contract runs on with two ends in its sources', () => {
  const today = on('2026-11-29')
  expect(today.lines.find(({ key }) => key === 'screening')?.state?.state).toBe('overtaken')
  expect(today.ended).toBeNull()
  const extension = today.facts.find(({ label }) => label === 'Second extension')
  expect([extension?.words, extension?.conflict].join(' ')).toMatch(/18 months.*31 August 2028/)
  expect(JSON.stringify(today.schemes)).toContain('88 (44%)')
})
