import { expect, test } from 'vitest'
import { askedDispute } from '#app/features/disputes/file/dispute-queries.server.ts'
import { saveAnswers } from '#app/features/disputes/survey-answers/save-answers.server.ts'
import type { SurveyFields, SurveyQuestion } from '#app/features/disputes/surveys/survey-rules.ts'
import { storeSurvey, surveyBySlug } from '#app/features/disputes/surveys/survey-store.server.ts'
import { demonstrationKey } from '#app/features/figures/releases/figures-key.server.ts'
import { issueSurveyResults } from '#app/features/figures/surveys/issue-survey-results.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { type Day, endOfDay, instantOf } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { freshDatabase } from '#test/support/database.ts'
import { lmc, practice, together } from '#test/support/register.ts'
import { openedSurvey, surveyFields } from '#test/support/surveys.ts'
import { changesIn } from './changes-rules.ts'
import { changeOf, comparability } from './comparison-rules.ts'
import { headlinesOf, volumeOf } from './headline-rules.ts'
import { rowsOf, waveBySlug } from './wave-queries.server.ts'
import { changeWords, withSurveys } from './with-surveys.server.ts'

const { questions } = surveyFields('2025-06-30')
const [late] = questions as [SurveyQuestion]
const asked = (question: Partial<SurveyQuestion> = {}, more = {}) => ({
  question: { ...late, ...question },
  sample: 'practices' as const,
  answered: 300,
  ...more,
})

test.each([
  ['the same words, base and time', {}, {}, 'yes', 'Same words'],
  ['other words', { words: 'Did records come late?' }, {}, 'no', 'The words changed'],
  ['another base', { base: 'cases' }, {}, 'no', 'practices before, cases now'],
  ['another time', { period: 'the last year' }, {}, 'no', 'the last three months before, the last year now'],
  ['another kind', { kind: 'number' }, {}, 'no', 'What could be answered'],
  ['asked after another answer', { onlyIf: { key: 'x', value: 'yes' } }, {}, 'care', 'after another answer'],
  ['persons instead of practices', {}, { sample: 'persons' }, 'no', 'Practices answered one wave'],
  ['748 held against 281', {}, { answered: 748 }, 'care', '748 answered and 300 before'],
] as const)('%s: comparable or not, and why', (_what, question, more, comparable, why) => {
  expect(comparability(asked(), asked(question, more) as never)).toEqual({ comparable, why: expect.stringContaining(why) })
})

test('a share moved only beyond chance, and what more of it means decides whether for the better', () => {
  const share = (percent: number) => ({ count: percent * 3, of: 300 })
  expect(changeOf(share(58), share(39), 'worse')).toBe('better')
  expect(changeOf(share(31), share(64), 'worse')).toBe('worse')
  expect(changeOf(share(31), share(64), 'neither')).toBe('more')
  expect(changeOf(share(50), share(53), 'worse')).toBe('not beyond chance')
  expect(changeOf({ count: 0, of: 0 }, share(50), 'worse')).toBe('not beyond chance')
})

test('a question is told in one share: the yes, the many, the low end of a scale', () => {
  expect(questions.flatMap(headlinesOf).map(({ reported }) => reported)).toEqual([
    'Records came late',
    'Records that came late: 6 or more',
    'What goes wrong most: Delivery',
    'What goes wrong most: Collection',
    'What it costs: Minutes',
    'What it costs: Appointments',
    'Longest wait: 8 days or more',
    'List size: 5,000 or more',
    'Trust: 0 to 4 of 10',
  ])
})

/** Two waves of the dispute about primary care support, answered by 60 practices each: late fell from 50 to 20, trust rose. */
function twoWaves(second: Partial<SurveyFields> = {}): Db {
  const db = freshDatabase()
  const codes = Array.from({ length: 60 }, (_, n) => `Z${String(n).padStart(5, '0')}`)
  const facts = codes.map((code) => practice({ code, lmc: 'borsetshire', since: '1990-01-01' }))
  addToRegister(db, together(lmc({ slug: 'borsetshire' }), ...facts), instantOf('2024-01-01', '09:00'))
  const wave = (slug: string, closesOn: Day, yes: number, trust: number, more: Partial<SurveyFields>) => {
    const opened = instantOf(`${closesOn.slice(0, 7)}-01`, '09:00')
    openedSurvey(db, slug, closesOn, opened, { title: slug, wave: slug, ...more })
    inTransaction(db, (tx) => {
      for (const [n, code] of codes.entries()) {
        const answers = {
          late: n < yes ? 'yes' : 'no',
          ...(n < yes && { 'how-many': 4 }),
          worst: 'delivery',
          lost: [],
          wait: 9,
          patients: 8000,
          trust,
        }
        saveAnswers(tx, { practiceCode: code, personId: 'p', slug, answers, seen: '0' }, opened + 1)
      }
    })
    issueSurveyResults(db, demonstrationKey, endOfDay(closesOn) + 10 * 86_400_000)
  }
  wave('first', '2024-06-30', 50, 2, { saidOther: 'All is well.' })
  wave('second', '2025-06-30', 20, 8, { follows: 'first', saidCommittee: 'Nothing improved.', ...second })
  return db
}
const disputeOn = (db: Db, day: Day) => withSurveys(db, askedDispute(db, 'primary-care-support', day, '2026-06-17')!)

test('waves stand in the file of their dispute: each share by wave, whether they compare, and each side’s claim beside the figures', () => {
  const { asked: now, waves } = disputeOn(twoWaves(), '2026-06-17')
  const question = now.dispute.questions.find(({ reported }) => reported === 'Records came late')!
  expect(question).toMatchObject({ comparable: 'yes', lineName: 'Medical records', exact: late.words })
  expect(question.results.map(({ name, of, interval }) => [name, of, interval !== null])).toEqual([
    ['first', 60, true],
    ['second', 60, true],
  ])
  expect(waves.map(({ slug, isOut, changes }) => [slug, isOut, changes?.better])).toEqual([
    ['first', true, undefined],
    ['second', true, ['Records came late', 'Trust: 0 to 4 of 10']],
  ])
  const claims = now.dispute.claims.slice(-2)
  expect(claims.map(({ who, words }) => [who, words])).toEqual([
    [now.dispute.contractor, 'All is well.'],
    ['GPC England', 'Nothing improved.'],
  ])
  expect(claims[1]!.beside).toBe(changeWords(waves[1]!.changes!))
  expect(claims[1]!.beside).toContain('2 better')
})

test('as at a day before its results a wave is named and has no figure', () => {
  const db = twoWaves()
  const then = disputeOn(db, '2025-07-06')
  expect(then.waves.map(({ slug, isOut, answered }) => [slug, isOut, answered])).toEqual([
    ['first', true, 60],
    ['second', false, null],
  ])
  expect(then.asked.dispute.questions.find(({ reported }) => reported === 'Records came late')!.results).toHaveLength(1)
  expect(disputeOn(db, '2024-05-30').waves).toEqual([])
})

test('a question in other words is not held against the wave before', () => {
  const changed = questions.map((one) => (one.key === 'late' ? { ...one, words: 'Were records late?' } : one))
  const db = twoWaves({ questions: changed })
  const rows = rowsOf(waveBySlug(db, 'second')!, waveBySlug(db, 'first'))
  expect(rows.find(({ id }) => id === 'late')).toMatchObject({ comparable: 'no', change: null })
  expect(changesIn(rows).not).toMatchObject([{ reported: 'Records came late' }])
})

test('how many in all is worked out from the published bands alone', () => {
  const db = twoWaves()
  const { published } = waveBySlug(db, 'first')!
  const [, many] = questions
  const told = published!.questions.find(({ key }) => key === 'how-many')!
  const four = told.options.find(({ value }) => value === 'from-3')!.count
  expect(Math.abs(volumeOf(published!, many!)! - four * 4)).toBeLessThan(60)
  expect(volumeOf(published!, late)).toBeNull()
})

test('words added to a survey after it closed change no figure', () => {
  const db = twoWaves()
  const before = waveBySlug(db, 'first')!.published
  storeSurvey(
    db,
    'first',
    { ...surveyBySlug(db, 'first')!.fields, achieved: 'A promise.' },
    null,
    instantOf('2025-01-01', '09:00'),
  )
  expect(waveBySlug(db, 'first')!.published).toEqual(before)
})
