import { expect, test } from 'vitest'
import { obstacleValues, parseCorrection, parseReturn, parseSharing, parseStatement } from './adoption-form.ts'
import { parseChoices } from './choices-form.ts'
import { obstacleInWords } from './obstacle-words.ts'
import { REFUSALS } from './refusal-words.ts'

const TODAY = '2024-09-16'
const taking = { state: 'taking', effectiveOn: '2024-08-01' }
const errorsOf = (outcome: { ok: boolean }) => ('errors' in outcome ? outcome.errors : undefined)

test('taking an action from a day is in full unless it is said to be in part', () => {
  const statement = {
    state: 'taking',
    extent: 'full',
    effectiveOn: '2024-08-01',
    plannedFor: null,
    obstacleKind: null,
    obstacle: null,
    note: null,
  }
  expect(parseStatement(taking, TODAY)).toEqual({ ok: true, value: statement })
  expect(parseStatement({ ...taking, extent: 'partial' }, TODAY)).toEqual({
    ok: true,
    value: { ...statement, extent: 'partial' },
  })
})

test.each(['1 8 2024', '1/8/24', '1 Aug 2024', '1 August 2024', '2024-08-01'])('a day may be typed as %s', (effectiveOn) => {
  expect(parseStatement({ ...taking, effectiveOn }, TODAY)).toMatchObject({ ok: true, value: { effectiveOn: '2024-08-01' } })
})

test.each([
  ['', 'Enter the day from which this holds.'],
  ['2024-02-30', 'Enter a real day, such as 1 8 2024 or 1 August 2024.'],
  ['31/11/2026', 'Enter a real day, such as 1 8 2024 or 1 August 2024.'],
  ['1 August', 'Enter a real day, such as 1 8 2024 or 1 August 2024.'],
  ['2024-09-17', REFUSALS['in-the-future'].words],
  ['0204-08-01', expect.stringContaining('Check the year: it lies before the NHS began')],
])('a practice cannot take an action from "%s"', (effectiveOn, message) => {
  expect(errorsOf(parseStatement({ ...taking, effectiveOn }, TODAY))).toEqual({ effectiveOn: message })
})

test('a plan is for today or later, and goes with planned alone', () => {
  const planned = { state: 'planned', effectiveOn: TODAY }
  expect(parseStatement({ ...planned, plannedFor: TODAY }, TODAY)).toMatchObject({ value: { plannedFor: TODAY, extent: null } })
  expect(parseStatement(planned, TODAY)).toMatchObject({ ok: true, value: { plannedFor: null } })
  expect(errorsOf(parseStatement({ ...planned, plannedFor: '2024-09-15' }, TODAY))).toEqual({
    plannedFor: REFUSALS['plan-in-the-past'].words,
  })
  expect(errorsOf(parseStatement({ ...taking, plannedFor: '2024-10-01' }, TODAY))).toEqual({
    plannedFor: REFUSALS['day-without-plan'].words,
  })
})

test('in part goes with taking; a "full" left set beside another state is not held against anyone', () => {
  expect(errorsOf(parseStatement({ ...taking, state: 'stopped', extent: 'partial' }, TODAY))).toHaveProperty('extent')
  expect(parseStatement({ ...taking, state: 'stopped', extent: 'full' }, TODAY)).toMatchObject({ value: { extent: null } })
  expect(errorsOf(parseStatement({ ...taking, extent: 'mostly' }, TODAY))).toHaveProperty('extent')
})

test('every field that is wrong says so at once', () => {
  const outcome = parseStatement(
    { state: 'sabotage', effectiveOn: 'soon', note: 'x'.repeat(1001), obstacle: 'x'.repeat(501) },
    TODAY,
  )
  expect(Object.keys(errorsOf(outcome) ?? {}).sort()).toEqual(['effectiveOn', 'note', 'obstacle', 'state'])
})

test('a note or an obstacle with an NHS number is refused and says why', () => {
  const outcome = parseStatement(
    { ...taking, note: 'Mrs B, 943 476 5919, asked', obstacleKind: 'other', obstacle: '943-476-5919' },
    TODAY,
  )
  expect(errorsOf(outcome)).toEqual({
    note: expect.stringContaining('NHS number'),
    obstacle: expect.stringContaining('NHS number'),
  })
})

test('what stands in the way is one of the list, with a few words that “other” cannot do without', () => {
  const listed = { ...taking, obstacleKind: 'waiting', obstacle: ' the supplier ' }
  expect(parseStatement(listed, TODAY)).toMatchObject({
    ok: true,
    value: { obstacleKind: 'waiting', obstacle: 'the supplier' },
  })
  expect(errorsOf(parseStatement({ ...taking, obstacleKind: 'other' }, TODAY))).toHaveProperty('obstacle')
  expect(errorsOf(parseStatement({ ...taking, obstacle: 'words alone' }, TODAY))).toHaveProperty('obstacleKind')
  expect(errorsOf(parseStatement({ ...taking, obstacleKind: 'weather' }, TODAY))).toHaveProperty('obstacleKind')
})

test('words of before the list stand under “other” in a form, and stay readable', () => {
  const old = { obstacleKind: null, obstacle: 'The ICB has asked us to wait' }
  expect(obstacleValues(old)).toEqual({ obstacleKind: 'other', obstacle: old.obstacle })
  expect(obstacleInWords(old)).toBe(old.obstacle)
  expect(obstacleInWords({ obstacleKind: 'local-scheme', obstacle: null })).toBe('A local scheme pays for it')
})

test('a correction says what was so instead, a past plan included, or that it never was', () => {
  const plan = { correction: 'instead', state: 'planned', effectiveOn: '2024-08-01', plannedFor: '2024-09-01' }
  expect(parseCorrection(plan, TODAY)).toMatchObject({ ok: true, value: { instead: { plannedFor: '2024-09-01' } } })
  const never = { correction: 'void', state: 'nonsense', note: ' wrong practice ' }
  expect(parseCorrection(never, TODAY)).toEqual({ ok: true, value: { void: true, note: 'wrong practice' } })
  expect(errorsOf(parseCorrection({ ...never, note: '9434765919' }, TODAY))).toHaveProperty('note')
  expect(errorsOf(parseCorrection(taking, TODAY))).toHaveProperty('correction')
})

const choosable = (...slugs: string[]) => slugs.map((actionSlug) => ({ actionSlug, asks: [] }))

test('several actions are chosen at once, from one day but where one has its own, and none from a day nobody gave', () => {
  const days = { since: '2024-08-01', 'since-notice': TODAY, 'since-letters': '2024-07-01' }
  const values = { 'take-cap': 'full', 'take-notice': 'full', ...days }
  const outcome = parseChoices(values, choosable('cap', 'notice', 'letters'), TODAY)
  expect(outcome).toMatchObject({
    ok: true,
    value: [
      { actionSlug: 'cap', state: 'taking', effectiveOn: '2024-08-01' },
      { actionSlug: 'notice', state: 'taking', effectiveOn: TODAY },
    ],
  })
  expect(errorsOf(parseChoices({ ...values, 'since-cap': '2024-13-01' }, choosable('cap', 'notice'), TODAY))).toHaveProperty(
    'since-cap',
  )
  expect(errorsOf(parseChoices({ ...values, since: '' }, choosable('cap', 'notice'), TODAY))).toEqual({
    since: 'Enter the day from which this holds.',
  })
  expect(errorsOf(parseChoices({}, choosable('cap'), TODAY))).toHaveProperty('')
})

test('one decision holds several answers: each day goes where it belongs, and an answer without one holds from the day decided', () => {
  const four = choosable('cap', 'notice', 'letters', 'freeze')
  const values = {
    decidedOn: '2024-08-05',
    since: '1 August 2024',
    'take-cap': 'partial',
    'take-notice': 'planned',
    'since-notice': '2024-10-01',
    'take-letters': 'not-planning',
    'take-freeze': 'stopped',
    'since-freeze': '2024-08-12',
  }
  expect(parseChoices(values, four, TODAY)).toMatchObject({
    ok: true,
    value: [
      { actionSlug: 'cap', state: 'taking', extent: 'partial', effectiveOn: '2024-08-01' },
      { actionSlug: 'notice', state: 'planned', plannedFor: '2024-10-01', effectiveOn: '2024-08-05' },
      { actionSlug: 'letters', state: 'not-planning', effectiveOn: '2024-08-05' },
      { actionSlug: 'freeze', state: 'stopped', effectiveOn: '2024-08-12' },
    ],
  })
  const wrong = {
    ...values,
    decidedOn: '',
    'since-notice': '2024-07-01',
    'note-cap': '943 476 5919',
    'obstacleKind-letters': 'weather',
  }
  expect(Object.keys(errorsOf(parseChoices(wrong, four, TODAY)) ?? {}).sort()).toEqual([
    'decidedOn',
    'note-cap',
    'obstacleKind-letters',
    'since-notice',
  ])
  expect(errorsOf(parseChoices({ ...values, 'since-notice': '2024-07-01' }, four, TODAY))).toHaveProperty('since-notice')
  expect(errorsOf(parseChoices({ ...values, 'take-cap': 'sabotage' }, four, TODAY))).toHaveProperty('')
})

test('sharing by name is a yes or a no, never a default', () => {
  expect(parseSharing({ shares: 'yes' })).toEqual({ ok: true, value: { sharesByName: true } })
  expect(parseSharing({ shares: 'no' })).toEqual({ ok: true, value: { sharesByName: false } })
  expect(errorsOf(parseSharing({ shares: '' }))).toHaveProperty('shares')
})

test('a return names its week by a real day', () => {
  expect(parseReturn({ week: '2024-09-16' })).toEqual({ ok: true, value: { week: '2024-09-16' } })
  expect(errorsOf(parseReturn({ week: 'this' }))).toHaveProperty('week')
})
