import { expect, test } from 'vitest'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { verifyRows } from '#app/features/audit/chain/verify-rows.server.ts'
import { removeOldSurveyAnswers } from '#app/features/disputes/survey-answers/remove-old-answers.server.ts'
import { saveAnswers } from '#app/features/disputes/survey-answers/save-answers.server.ts'
import type { Answers } from '#app/features/disputes/surveys/survey-rules.ts'
import { surveyBySlug } from '#app/features/disputes/surveys/survey-store.server.ts'
import {
  discloseLmcSurvey,
  discloseSurvey,
  type PublishedSurvey,
  type SurveyTally,
  surveyFigure,
} from '#app/features/figures/disclosure/disclose-survey.ts'
import { hashOf } from '#app/features/figures/disclosure/release-text.ts'
import { demonstrationKey, keyOf } from '#app/features/figures/releases/figures-key.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { addDays, endOfDay, type Instant, instantOf } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { surveyResults } from '#db/schema/surveys.ts'
import { freshDatabase } from '#test/support/database.ts'
import { lmc, practice, together } from '#test/support/register.ts'
import { openedSurvey } from '#test/support/surveys.ts'
import { dueSurveys, issueSurveyResults, resultsAt, workOutSurvey } from './issue-survey-results.server.ts'
import { surveyResultsOf } from './survey-results-queries.server.ts'
import { tallySurvey } from './tally-survey.server.ts'
import { verifySurveyResults } from './verify-survey-results.server.ts'

const CLOSES = '2026-06-30'
const OPENED = instantOf('2026-06-01', '09:00')
/** The Monday after the week in which it closed. */
const MONDAY = instantOf('2026-07-06', '09:00')
const DUE = MONDAY + 60_000
const SLUG = 'records'
const code = (n: number) => `Z${String(n).padStart(5, '0')}`

/** So many practices of one LMC with a survey open to them. */
function england(practices: number, survey: Parameters<typeof openedSurvey>[4] = {}): Db {
  const db = freshDatabase()
  const facts = Array.from({ length: practices }, (_, n) => practice({ code: code(n), lmc: 'borsetshire', since: '1990-01-01' }))
  addToRegister(db, together(lmc({ slug: 'borsetshire' }), ...facts), instantOf('2024-01-01', '09:00'))
  openedSurvey(db, SLUG, CLOSES, OPENED, survey)
  return db
}
function answer(db: Db, n: number, answers: Answers, at: Instant = OPENED + 1): void {
  const outcome = saveAnswers(db, { practiceCode: code(n), personId: `p${n}`, slug: SLUG, answers, seen: '0' }, at)
  if (!outcome.ok) throw new Error(outcome.reason)
}
const said = (late: 'yes' | 'no' | null, more: Answers = {}): Answers => ({
  late,
  ...(late === 'yes' && { 'how-many': 4 }),
  lost: [],
  ...more,
})
const issue = (db: Db, now = DUE, key = demonstrationKey) => issueSurveyResults(db, key, now)
const published = (db: Db) => surveyResultsOf(db, SLUG)!.published
const told = (survey: PublishedSurvey, key: string) => survey.questions.find((one) => one.key === key)!
const sum = (survey: PublishedSurvey, key: string) => told(survey, key).options.reduce((all, { count }) => all + count, 0)

test('results come out once, with the release of the week in which the survey closed', () => {
  const db = england(40)
  for (let n = 0; n < 30; n++) answer(db, n, said(n < 20 ? 'yes' : 'no'))
  expect(resultsAt(surveyBySlug(db, SLUG)!)).toBe(MONDAY)
  expect(issue(db, MONDAY)).toEqual({ ok: true, issued: [] })
  expect(dueSurveys(db, DUE)).toEqual([SLUG])
  expect(issue(db)).toEqual({ ok: true, issued: [SLUG] })
  expect(issue(db)).toEqual({ ok: true, issued: [] })
  expect(surveyResultsOf(db, SLUG)).toMatchObject({ knownAt: MONDAY, published: { answered: 30, place: 'england' } })
  expect(verifyRows(db).faults.filter((fault) => 'table' in fault && fault.table === 'survey_results')).toEqual([])
  expect(() => db.$client.exec('delete from survey_results')).toThrow('append-only')
})

test('late answers, changes and answers of later never change what is published', () => {
  const db = england(40)
  for (let n = 0; n < 30; n++) answer(db, n, said('yes'))
  const closed = endOfDay(CLOSES)
  for (let n = 30; n < 40; n++) answer(db, n, said('no'), closed + 1)
  const before = workOutSurvey(db, demonstrationKey.draw, surveyBySlug(db, SLUG)!)
  issue(db)
  expect(published(db).answered).toBe(30)
  const frozen = surveyResultsOf(db, SLUG)
  answer(england(1), 0, said('yes'))
  expect(
    saveAnswers(db, { practiceCode: code(0), personId: 'p', slug: SLUG, answers: said('no'), seen: '1' }, closed + 5),
  ).toMatchObject({ reason: 'closed' })
  expect(workOutSurvey(db, demonstrationKey.draw, surveyBySlug(db, SLUG)!)).toBe(before)
  issue(db, DUE + 86_400_000 * 30)
  expect(surveyResultsOf(db, SLUG)).toEqual(frozen)
})

test('every count is near the truth, what takes one answer adds up, and a question is told of those it was asked of', () => {
  const db = england(900)
  inTransaction(db, (tx) => {
    for (let n = 0; n < 800; n++)
      answer(
        tx,
        n,
        said(n < 500 ? 'yes' : n < 790 ? 'no' : null, {
          worst: n % 2 ? 'delivery' : 'collection',
          lost: n % 4 ? ['minutes'] : [],
          trust: n % 11,
        }),
      )
  })
  const tally = tallySurvey(db, surveyBySlug(db, SLUG)!)
  issue(db)
  const survey = published(db)
  for (const question of survey.questions)
    for (const { value, count } of question.options) {
      const truth = tally.questions.find(({ key }) => key === question.key)!.options.find((one) => one.value === value)!.count
      expect([question.key, value, Math.abs(count - truth) <= 20]).toEqual([question.key, value, true])
      expect(count).toBeGreaterThanOrEqual(0)
      expect(count).toBeLessThanOrEqual(question.of)
    }
  for (const key of ['late', 'worst', 'trust']) expect([key, sum(survey, key)]).toEqual([key, 800])
  expect(told(survey, 'how-many').of).toBe(told(survey, 'late').options.find(({ value }) => value === 'yes')!.count)
  expect(sum(survey, 'how-many')).toBe(told(survey, 'how-many').of)
  expect(surveyFigure(survey, 'late', ['yes'])).toMatchObject({ kind: 'england', of: 800 })
})

test('too few answers, and nothing but that is said', () => {
  const db = england(40)
  for (let n = 0; n < 19; n++) answer(db, n, said('yes'))
  issue(db)
  expect(published(db)).toMatchObject({ answered: null, questions: [] })
})

test('of persons in few practices nothing is published, and nothing of a question that few were asked', () => {
  const times = TIMES
  const of = (practices: number) => discloseSurvey(demonstrationKey.draw, times, { ...tallyOf(300, 800), practices })
  expect([of(19).answered, of(20).answered]).toEqual([null, 800])
  const followed = (yes: number) => {
    const { questions, ...tally } = tallyOf(yes, 800)
    const after = (key: string, above: string) => ({ ...questions[0]!, key, above: { key: above, value: 'yes' } })
    const all = [...questions, after('then', 'late'), after('and-then', 'then')]
    return discloseSurvey(demonstrationKey.draw, times, { ...tally, questions: all })
  }
  expect(followed(3).questions.map(({ options }) => options.length)).toEqual([3, 0, 0])
  expect(followed(300).questions.map(({ options }) => options.length)).toEqual([3, 3, 3])
})

test('answers of persons are counted with the practices they are from', () => {
  const db = england(2, { sample: 'persons' })
  for (const personId of ['a', 'b', 'c'])
    saveAnswers(db, { practiceCode: code(0), personId, slug: SLUG, answers: said('yes'), seen: '0' }, OPENED + 1)
  expect(tallySurvey(db, surveyBySlug(db, SLUG)!)).toMatchObject({ answered: 3, practices: 1 })
})

test('a year after its last day the answers of a wave go, and what was published stays', () => {
  const db = england(40)
  for (let n = 0; n < 30; n++) answer(db, n, said('yes'))
  const kept = () => db.$client.prepare('select count(*) from survey_answers').pluck().get()
  removeOldSurveyAnswers(db, 12, endOfDay('2027-07-02'))
  expect(kept()).toBe(30)
  issue(db)
  removeOldSurveyAnswers(db, 12, endOfDay('2027-06-29'))
  expect(kept()).toBe(30)
  removeOldSurveyAnswers(db, 12, endOfDay('2027-07-02'))
  expect(kept()).toBe(0)
  expect(published(db).answered).toBe(30)
})

test('worked out anew from answers and key results are the same to the byte; answers changed behind their back, or gone, are told apart', () => {
  const db = england(40)
  for (let n = 0; n < 30; n++) answer(db, n, said('yes'))
  issue(db)
  const finding = () => [...verifySurveyResults(db, demonstrationKey)]
  expect(finding()).toEqual([{ id: SLUG, finding: 'same' }])
  db.$client.prepare("update survey_answers set answers = replace(answers, 'yes', 'no') where practice_code < ?").run(code(15))
  expect(finding()).toEqual([{ id: SLUG, finding: 'differs' }])
  removeOldSurveyAnswers(db, 12, endOfDay('2027-07-02'))
  expect(finding()).toEqual([{ id: SLUG, finding: 'facts-removed' }])
  expect(() => [...verifySurveyResults(db, keyOf(Buffer.alloc(32, 7)))]).toThrow('key')
})

test('an LMC’s results stay what they are when the register learns later who had left it', () => {
  const db = england(12, { lmc: 'borsetshire' })
  for (let n = 0; n < 12; n++) answer(db, n, said('yes'))
  issue(db)
  addToRegister(db, together(lmc({ slug: 'loamshire' })), DUE)
  addToRegister(db, { memberships: [{ practiceCode: code(2), lmcSlug: 'loamshire', holdsFrom: '2026-06-20' }] }, DUE + 1)
  expect([...verifySurveyResults(db, demonstrationKey)]).toEqual([{ id: SLUG, finding: 'same' }])
})

test('under another key than earlier figures nothing comes out', () => {
  const db = england(40)
  issue(db)
  openedSurvey(db, 'second', CLOSES, OPENED)
  expect(issue(db, DUE, keyOf(Buffer.alloc(32, 7)))).toEqual({ ok: false, issued: [] })
})

/** A tally of one question with so many yes, of so many answers, all of practices that do not share. */
const tallyOf = (yes: number, answered: number): SurveyTally => {
  const option = (value: string, count: number) => ({ value, count, sharing: 0, others: count })
  const options = [option('yes', yes), option('no', answered - yes), option('not-known', 0)]
  return {
    survey: SLUG,
    answered,
    practices: answered,
    others: answered,
    questions: [{ key: 'late', above: null, options, rest: 'no', words: null }],
  }
}
const keys = Array.from({ length: 6000 }, (_, i) => keyOf(Buffer.alloc(32, `key ${i}`)).draw)
const TIMES = { weekEnd: '2026-07-05', known: MONDAY }

/** How often each published count of "yes" comes, over many secret keys. */
function law(make: (draw: (typeof keys)[number]) => PublishedSurvey): Map<number, number> {
  const seen = new Map<number, number>()
  for (const draw of keys) {
    const { count } = told(make(draw), 'late').options.find(({ value }) => value === 'yes')!
    seen.set(count, (seen.get(count) ?? 0) + 1)
  }
  return seen
}

test('one mover: a count of England that is seen under one truth is seen under its neighbour, and not far oftener', () => {
  const [one, other] = [300, 301].map((yes) => law((draw) => discloseSurvey(draw, TIMES, tallyOf(yes, 800))))
  for (const [count, times] of one!) {
    if (times < 60) continue
    const again = other!.get(count) ?? 0
    expect([count, times / again < 6, again / times < 6]).toEqual([count, true, true])
  }
  // The test can fail: counts as they are would name the mover.
  const exact = [300, 301].map((yes) =>
    law(
      () =>
        ({
          ...discloseSurvey(keys[0]!, TIMES, tallyOf(yes, 800)),
          questions: [{ key: 'late', of: 800, options: [{ value: 'yes', count: yes }] }],
        }) as never,
    ),
  )
  expect([...exact[0]!.keys()].some((count) => exact[1]!.has(count))).toBe(false)
})

test('one mover between two waves: the second is drawn anew, so the difference of the two names nobody', () => {
  const wave = (survey: string, yes: number) => (draw: (typeof keys)[number]) =>
    told(
      discloseSurvey(draw, survey === SLUG ? TIMES : { weekEnd: addDays(TIMES.weekEnd, 364), known: MONDAY + 364 * 86_400_000 }, {
        ...tallyOf(yes, 800),
        survey,
      }),
      'late',
    ).options[0]!.count
  const steps = (yes: number) => {
    const seen = new Map<number, number>()
    for (const draw of keys) {
      const step = wave('next', yes)(draw) - wave(SLUG, 300)(draw)
      seen.set(step, (seen.get(step) ?? 0) + 1)
    }
    return seen
  }
  const [none, one] = [steps(300), steps(301)]
  expect([...none.keys()].length).toBeGreaterThan(4)
  for (const step of [-1, 0, 1, 2])
    expect([step, none.get(step)! / one.get(step)! < 6, one.get(step)! / none.get(step)! < 6]).toEqual([step, true, true])
})

test('an LMC’s own questions: a row by the rule of its rows; of a yes or no the yes alone; never none and never all', () => {
  for (const yes of [0, 6, 12]) {
    const survey = discloseLmcSurvey(
      demonstrationKey.draw,
      { lmc: 'borsetshire', open: 40, weekEnd: TIMES.weekEnd },
      tallyOf(yes, 12),
    )
    expect(told(survey, 'late').options.map(({ value }) => value)).toEqual(['yes'])
    const { count } = told(survey, 'late').options[0]!
    expect(count > 0 && count < 12).toBe(true)
  }
  const few = discloseLmcSurvey(demonstrationKey.draw, { lmc: 'borsetshire', open: 40, weekEnd: TIMES.weekEnd }, tallyOf(3, 7))
  expect(few).toMatchObject({ answered: null, questions: [] })
})

test('every answer of an LMC’s choice of three is told, one that is called “no” too; of two the first alone', () => {
  const rows = (...values: string[]) => {
    const options = [...values, 'not-known'].map((value) => ({ value, count: 4, sharing: 0, others: 4 }))
    const questions = [{ key: 'late', above: null, options, rest: values.at(-1)!, words: null }]
    const tally = { ...tallyOf(4, 12), questions }
    return discloseLmcSurvey(demonstrationKey.draw, { lmc: 'borsetshire', open: 40, weekEnd: TIMES.weekEnd }, tally)
  }
  const shown = (...values: string[]) => told(rows(...values), 'late').options.map(({ value }) => value)
  expect(shown('yes', 'no', 'partly')).toEqual(['yes', 'no', 'partly'])
  expect(shown('here', 'elsewhere')).toEqual(['here'])
})

test('an LMC’s row where under five do not share does not read their answers', () => {
  const rows = [0, 4].map((yes) => {
    const tally = tallyOf(yes, 12)
    const shared = {
      ...tally,
      others: 4,
      questions: tally.questions.map((q) => ({
        ...q,
        options: q.options.map((o) => ({ ...o, sharing: o.value === 'yes' ? 5 : 3 })),
      })),
    }
    return discloseLmcSurvey(demonstrationKey.draw, { lmc: 'borsetshire', open: 40, weekEnd: TIMES.weekEnd }, shared)
  })
  expect(rows[0]).toEqual(rows[1])
})

test('who shares is as it was when the survey closed, and who left the LMC counts no more', () => {
  const db = england(12, { lmc: 'borsetshire' })
  for (let n = 0; n < 12; n++) answer(db, n, said('yes'))
  chooseSharing(db, code(0), true, { personId: 'p' }, OPENED + 5)
  chooseSharing(db, code(1), true, { personId: 'p' }, endOfDay(CLOSES) + 5)
  addToRegister(db, together(lmc({ slug: 'loamshire' })), OPENED + 6)
  addToRegister(db, { memberships: [{ practiceCode: code(2), lmcSlug: 'loamshire', holdsFrom: '2026-06-20' }] }, OPENED + 7)
  expect(tallySurvey(db, surveyBySlug(db, SLUG)!)).toMatchObject({ answered: 11, others: 10 })
})

/** Three sets of an LMC that close in one week and ask one question, in other capitals and marks and with an I for an l; all practices answer each alike. */
function askedThrice(): Db {
  const db = england(12, { lmc: 'borsetshire' })
  const { questions } = surveyBySlug(db, SLUG)!.fields
  for (const [slug, words] of [
    ['second', 'did a record come later than the day agreed'],
    ['third', 'Did a record come, Iater, than the day agreed??'],
  ] as const) {
    const asked = { ...questions[0]!, key: 'question-1', words }
    openedSurvey(db, slug, '2026-07-03', OPENED, { lmc: 'borsetshire', questions: [asked] })
  }
  for (let n = 0; n < 12; n++)
    for (const { slug, key } of [
      { slug: SLUG, key: 'late' },
      { slug: 'second', key: 'question-1' },
      { slug: 'third', key: 'question-1' },
    ])
      saveAnswers(
        db,
        { practiceCode: code(n), personId: 'p', slug, answers: { [key]: n < 6 ? 'yes' : 'no' }, seen: '0' },
        OPENED + 1,
      )
  return db
}
const yesOf = (text: string) =>
  (JSON.parse(text) as PublishedSurvey).questions[0]!.options.find(({ value }) => value === 'yes')!.count

test('one fact asked in three sets that close in one week has one figure: to average over them tells nothing more', () => {
  const db = askedThrice()
  const sets = [SLUG, 'second', 'third'].map((slug) => surveyBySlug(db, slug)!)
  const drawnBy = (format: 'concert-survey-1' | 'concert-survey-2') =>
    keys.slice(0, 60).map((draw) => new Set(sets.map((set) => yesOf(workOutSurvey(db, draw, set, format)))).size)
  expect(new Set(drawnBy('concert-survey-2'))).toEqual(new Set([1]))
  // The test can fail: drawn by set, one fact had a fresh number in each, and three figures told it nearly.
  expect(Math.max(...drawnBy('concert-survey-1'))).toBe(3)
  // Another LMC, another week, another option, other words: numbers of their own.
  const names = new Set<string>()
  for (const set of sets.slice(0, 1))
    workOutSurvey(
      db,
      (label) => {
        names.add(label)
        return demonstrationKey.draw(label)
      },
      set,
    )
  // A letter that looks like another is one with it, so each i is an l.
  expect(
    [...names].filter((label) => label.startsWith('lmc|borsetshire|question/dldarecordcomelaterthanthedayagreed/yes|')).length,
  ).toBe(2)
})

test('results issued in the first format stay as issued: they are worked out anew in it', () => {
  const db = askedThrice()
  issue(db)
  const [row] = db.$client.prepare('select text from survey_results where survey_slug = ?').all(SLUG) as { text: string }[]
  expect(JSON.parse(row!.text)).toMatchObject({ format: 'concert-survey-2', method: 'v3' })
  const earlier = askedThrice()
  const survey = surveyBySlug(earlier, SLUG)!
  const text = workOutSurvey(earlier, demonstrationKey.draw, survey, 'concert-survey-1')
  expect(text).not.toBe(row!.text.replace('survey-2', 'survey-1'))
  const times = { method: 'v3', weekEnd: '2026-07-05', knownAt: resultsAt(survey), issuedAt: DUE }
  earlier
    .insert(surveyResults)
    .values({ surveySlug: SLUG, ...times, hash: hashOf(text), text })
    .run()
  issue(earlier)
  const found = [...verifySurveyResults(earlier, demonstrationKey)].map(({ finding }) => finding)
  expect(found).toEqual(['same', 'same', 'same'])
})
