import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { surveysOwed } from '#app/features/disputes/survey-answers/answer-queries.server.ts'
import { saveAnswers } from '#app/features/disputes/survey-answers/save-answers.server.ts'
import { surveySlug } from '#app/features/disputes/surveys/survey-form.ts'
import { plainWords } from '#app/features/disputes/surveys/survey-rules.ts'
import { allSurveys } from '#app/features/disputes/surveys/survey-store.server.ts'
import { endScopedRole } from '#app/features/people/joining-and-leaving/end-role.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { FormValues } from '#app/platform/form.ts'
import { instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { LMC_SURVEY, openedSurvey } from '#test/support/surveys.ts'
import { askLmcSurvey, openLmcSurvey, sendBackLmcSurvey, withdrawLmcSurvey } from './ask-lmc-survey.server.ts'
import { parseLmcSurvey } from './lmc-survey-form.ts'
import { lmcSurveysNotOpen, lmcSurveysPage, openSurveyAtLmc, runningAt } from './lmc-survey-queries.server.ts'
import { canOpenOn } from './lmc-survey-rules.ts'
import { standsInWords } from './lmc-surveys.tsx'
import { AskedNear } from './lmc-surveys-to-read.tsx'
import { readSurveysOnTime } from './open-read-surveys.server.ts'
import { removeOldSurveyRequests } from './remove-old-survey-requests.server.ts'

const NOW = instantOf('2026-06-17', '10:00')
const TODAY = '2026-06-17'
const OFFICER = { personId: 'officer' }
const EDITOR = { personId: 'editor' }
const ELM = { practiceCode: 'Y00001', personId: 'partner' }
const BORSETSHIRE = 'borsetshire'

const parsed = (values: FormValues = LMC_SURVEY) => {
  const read = parseLmcSurvey(values, TODAY)
  if (!read.ok) throw new Error(JSON.stringify(read.errors))
  return read.value
}
const ask = (db: Db, values = LMC_SURVEY) => askLmcSurvey(db, BORSETSHIRE, parsed(values), OFFICER, NOW)
const toRead = (db: Db) => lmcSurveysNotOpen(db, NOW).toRead
const waiting = (db: Db) => toRead(db)[0]!.id
const owed = (db: Db, lmc = BORSETSHIRE) => surveysOwed(db, ELM, lmc, NOW + 5).map(({ title }) => title)

test('an LMC’s questions are asked once an editor of the committee has read them, and of its own practices alone', () => {
  const db = smallEngland()
  expect(ask(db)).toEqual({ ok: true })
  expect(owed(db)).toEqual([])
  expect(openLmcSurvey(db, waiting(db), EDITOR, NOW)).toEqual({ ok: true })
  expect([owed(db), owed(db, 'loamshire')]).toEqual([['Services of Borsetshire'], []])
  expect(allSurveys(db)).toMatchObject([
    { slug: 'borsetshire--services-of-borsetshire', lmcSlug: BORSETSHIRE, sample: 'practices' },
  ])
  expect(lmcSurveysPage(db, BORSETSHIRE)).toMatchObject({ request: { outcome: 'opened' }, surveys: [{ own: true }] })
})

test('sent back with a word the office reads, withdrawn by the office, and neither twice', () => {
  const db = smallEngland()
  ask(db)
  const id = waiting(db)
  expect(sendBackLmcSurvey(db, { id, word: null }, EDITOR, NOW)).toEqual({ ok: false, reason: 'no-word' })
  expect(sendBackLmcSurvey(db, { id, word: 'Ask one thing at a time.' }, EDITOR, NOW)).toEqual({ ok: true })
  expect(lmcSurveysPage(db, BORSETSHIRE).request).toMatchObject({ outcome: 'sent-back', word: 'Ask one thing at a time.' })
  expect(openLmcSurvey(db, id, EDITOR, NOW)).toEqual({ ok: false, reason: 'not-waiting' })
  ask(db)
  expect(withdrawLmcSurvey(db, 'loamshire', waiting(db), OFFICER, NOW)).toEqual({ ok: false, reason: 'not-waiting' })
  expect(withdrawLmcSurvey(db, BORSETSHIRE, waiting(db), OFFICER, NOW)).toEqual({ ok: true })
  expect([toRead(db), allSurveys(db)]).toEqual([[], []])
})

test('one set waits at a time: a double click, and until what waits is opened, sent back or withdrawn', () => {
  const db = smallEngland()
  ask(db)
  expect(ask(db)).toEqual({ ok: false, reason: 'one-waiting' })
  openLmcSurvey(db, waiting(db), EDITOR, NOW)
  expect(ask(db, NEXT)).toEqual({ ok: true })
})

/** Questions of Borsetshire are open until the end of 1 July. */
function running() {
  const db = smallEngland()
  ask(db)
  openLmcSurvey(db, waiting(db), EDITOR, NOW)
  return db
}
const CLOSES = instantOf('2026-07-02', '00:00')
const NEXT: FormValues & { closesOn: string } = {
  ...{ ...LMC_SURVEY, title: 'Next', closesOn: '20 July 2026' },
  ...{ 'question-1': 'Do you still see students?', 'question-2': 'Which of these came back?' },
}
const askNext = (db: Db, opens: string, closesOn = NEXT.closesOn) => {
  const read = parseLmcSurvey({ ...NEXT, opens, closesOn }, TODAY, '2026-07-01')
  return read.ok ? askLmcSurvey(db, BORSETSHIRE, read.value, OFFICER, NOW) : read.errors
}
const openRead = (db: Db, at: number) => readSurveysOnTime(db)(at, new AbortController().signal)
const asked = (db: Db, at = NOW) => surveysOwed(db, ELM, BORSETSHIRE, at).map(({ title }) => title)

test('the next questions are written while earlier ones run, and open by themselves once these have closed', async () => {
  const db = running()
  const runs = { title: LMC_SURVEY.title, closesAt: CLOSES }
  expect([NOW, CLOSES - 1, CLOSES].map((at) => runningAt(db, BORSETSHIRE, at))).toEqual([runs, runs, null])
  expect(runningAt(db, 'loamshire', NOW)).toBeNull()
  expect(askNext(db, 'after')).toEqual({ ok: true })
  // Nothing opens that no editor has read.
  expect([await openRead(db, CLOSES), asked(db, CLOSES)]).toEqual([0, []])
  const id = waiting(db)
  expect(openLmcSurvey(db, id, EDITOR, NOW)).toEqual({ ok: true, opensAt: CLOSES })
  expect(toRead(db)).toEqual([])
  expect(openLmcSurvey(db, id, EDITOR, NOW)).toEqual({ ok: false, reason: 'read-already' })
  expect(ask(db, NEXT)).toEqual({ ok: false, reason: 'one-waiting' })
  await openRead(db, CLOSES - 1)
  expect([asked(db, CLOSES - 1), lmcSurveysPage(db, BORSETSHIRE).request]).toMatchObject([
    ['Services of Borsetshire'],
    { outcome: null },
  ])
  await openRead(db, CLOSES)
  expect([asked(db, CLOSES), await openRead(db, CLOSES)]).toEqual([['Next'], 0])
  expect(lmcSurveysPage(db, BORSETSHIRE).request).toMatchObject({ outcome: 'opened' })
})

test('or they open beside these, where the office chooses so, once an editor has read them', () => {
  const db = running()
  askNext(db, 'beside')
  expect(openLmcSurvey(db, waiting(db), EDITOR, NOW)).toEqual({ ok: true })
  expect(asked(db).sort()).toEqual(['Next', 'Services of Borsetshire'])
  // What is written now waits for the one that closes last.
  expect(runningAt(db, BORSETSHIRE, NOW)?.title).toBe('Next')
})

test('an editor who reads them once the earlier ones have closed opens them at once', () => {
  const db = running()
  askNext(db, 'after')
  expect(openLmcSurvey(db, waiting(db), EDITOR, CLOSES)).toEqual({ ok: true })
  expect(asked(db, CLOSES)).toEqual(['Next'])
})

test('the office withdraws what an editor has read until it opens; what could only open too late goes back to it', async () => {
  const db = running()
  askNext(db, 'after')
  const { id } = lmcSurveysPage(db, BORSETSHIRE).request!
  openLmcSurvey(db, id, EDITOR, NOW)
  expect(withdrawLmcSurvey(db, BORSETSHIRE, id, OFFICER, NOW)).toEqual({ ok: true })
  expect(await openRead(db, CLOSES)).toBe(0)
  askNext(db, 'after')
  openLmcSurvey(db, waiting(db), EDITOR, NOW)
  // The server stood still: it is ten minutes before the end of the last day.
  const late = instantOf('2026-07-20', '23:50')
  expect([await openRead(db, late), asked(db, late)]).toEqual([1, []])
  expect(lmcSurveysPage(db, BORSETSHIRE).request).toMatchObject({
    outcome: 'sent-back',
    word: expect.stringContaining('last day'),
  })
})

test('questions open only where practices have three days: by one rule for the form, the editor and the loop', async () => {
  const [lastButFew, lastGood] = ['2026-07-04', '2026-07-05']
  for (const [closesOn, good] of [
    [lastButFew, false],
    [lastGood, true],
  ] as const) {
    expect([closesOn, canOpenOn({ closesOn }, '2026-07-02')]).toEqual([closesOn, good])
    const db = running()
    const typed = askNext(db, 'after', longDay(closesOn))
    expect(typed).toEqual(good ? { ok: true } : { closesOn: expect.stringContaining('choose 5 July 2026 or a later day') })
    // It was written for an earlier day, and the questions that run were opened meanwhile.
    const request = { topic: 'menu', waits: true, fields: { ...parsed(NEXT).fields, closesOn } } as const
    if (!good) askLmcSurvey(db, BORSETSHIRE, request, OFFICER, NOW)
    const read = openLmcSurvey(db, waiting(db), EDITOR, NOW)
    expect(read).toEqual(good ? { ok: true, opensAt: CLOSES } : { ok: false, reason: 'too-short' })
    if (!good) db.$client.prepare("update lmc_survey_requests set read_at = 1, read_by = 'editor' where settled_at is null").run()
    await openRead(db, CLOSES)
    expect(asked(db, CLOSES)).toEqual(good ? ['Next'] : [])
  }
})

test('what an editor has read is listed until it opens, and an editor can send it back', async () => {
  const db = running()
  askNext(db, 'after')
  const id = waiting(db)
  openLmcSurvey(db, id, EDITOR, NOW)
  expect(lmcSurveysNotOpen(db, NOW)).toMatchObject({
    toRead: [],
    read: [{ id, readAt: NOW, running: { title: LMC_SURVEY.title } }],
  })
  expect(sendBackLmcSurvey(db, { id, word: 'The menu has changed.' }, EDITOR, NOW)).toEqual({ ok: true })
  expect([await openRead(db, CLOSES), asked(db, CLOSES), lmcSurveysNotOpen(db, NOW).read]).toEqual([0, [], []])
  expect(lmcSurveysPage(db, BORSETSHIRE).request).toMatchObject({ outcome: 'sent-back', word: 'The menu has changed.' })
})

const eventsOf = (db: Db, action: string) =>
  db.$client.prepare("select actor, json_extract(detail, '$.readBy') as readBy from audit_events where action = ?").all(action)

test('what a loop opens or sends back it does as Concert, and who read it stands beside', async () => {
  for (const [at, action] of [
    [CLOSES, 'opened'],
    [instantOf('2026-07-20', '23:50'), 'sent-back'],
  ] as const) {
    const db = running()
    askNext(db, 'after')
    openLmcSurvey(db, waiting(db), EDITOR, NOW)
    await openRead(db, at)
    expect(eventsOf(db, `lmc-survey.${action}`).at(-1)).toEqual({ actor: 'concert', readBy: 'editor' })
    expect(db.$client.prepare('select settled_by from lmc_survey_requests where read_by is not null').pluck().all()).toEqual([
      'concert',
    ])
  }
})

test('what an editor read who has left does not open by itself: another reads it anew', async () => {
  const db = running()
  askNext(db, 'after')
  const reader = someone(db, 'committee-editor')
  const id = waiting(db)
  openLmcSurvey(db, id, { personId: reader }, NOW)
  expect(toRead(db)).toEqual([])
  const role = { role: 'committee-editor', practiceCode: null, lmcSlug: null, officeSlug: null } as const
  expect(endScopedRole(db, reader, role, NOW + 1)).toMatchObject({ ok: true })
  expect([waiting(db), lmcSurveysPage(db, BORSETSHIRE).request]).toMatchObject([id, { readAt: null }])
  expect([await openRead(db, CLOSES), asked(db, CLOSES)]).toEqual([0, []])
  expect(openLmcSurvey(db, id, EDITOR, NOW + 2)).toEqual({ ok: true, opensAt: CLOSES })
  expect([await openRead(db, CLOSES), asked(db, CLOSES)]).toEqual([1, ['Next']])
  expect(eventsOf(db, 'lmc-survey.opened').at(-1)).toEqual({ actor: 'concert', readBy: 'editor' })
})

test('questions that cannot be opened keep no other LMC waiting, and the fault is told', async () => {
  const db = running()
  askNext(db, 'after')
  openLmcSurvey(db, waiting(db), EDITOR, NOW)
  openedSurvey(db, 'theirs', '2026-07-01', NOW, { lmc: 'loamshire' })
  askLmcSurvey(
    db,
    'loamshire',
    { ...parsed(), waits: true, fields: { ...parsed().fields, closesOn: '2026-07-20' } },
    OFFICER,
    NOW,
  )
  openLmcSurvey(db, waiting(db), EDITOR, NOW + 1)
  db.$client
    .prepare(
      "update lmc_survey_requests set fields = json_object('closesOn', '2026-07-20') where lmc_slug = ? and settled_at is null",
    )
    .run(BORSETSHIRE)
  await expect(openRead(db, CLOSES)).rejects.toThrow()
  expect(lmcSurveysPage(db, 'loamshire').request).toMatchObject({ outcome: 'opened' })
})

test('a question is not asked again within four weeks, in whatever capitals and marks, and a set does not ask it twice', () => {
  const again = {
    ...NEXT,
    'question-1': ' do you STILL take blood, for the hospital ',
    'kind-1': 'one-of',
    'options-1': 'Yes | No',
  }
  const refused = { ok: false, reason: 'asked-lately', field: 'question-1' }
  for (const [closesOn, waits, good] of [
    ['2026-07-01', false, false],
    ['2026-07-28', true, false],
    ['2026-07-29', true, true],
  ] as const) {
    const db = running()
    const asked = { ...parsed(again), waits, fields: { ...parsed(again).fields, closesOn } }
    expect([closesOn, askLmcSurvey(db, BORSETSHIRE, asked, OFFICER, NOW)]).toEqual([closesOn, good ? { ok: true } : refused])
    // Another LMC asks what it likes.
    expect(askLmcSurvey(db, 'loamshire', asked, OFFICER, NOW)).toEqual({ ok: true })
  }
  const twice = parseLmcSurvey({ ...again, 'question-2': 'Do you still take blood for the hospital?' }, TODAY)
  expect(twice.ok ? {} : twice.errors).toMatchObject({ 'question-2': 'An earlier question has the same words.' })
})

test('words are compared without look-alikes and marks, and numbers with what makes them others', () => {
  for (const same of [
    [
      'Do you still take blood?',
      'DO YOU, STILL, TAKE BLOOD',
      'Do you stiIl take b1ood',
      'Do you st1|l take bl00d?',
      'Dó you sti\u200bll take blood',
    ],
    ['Over 1,000 patients?', 'Over 1000 patients', 'Over l,OOO patients?'],
    ['Do you give covid-19 jabs?', 'Do you give covid 19 jabs', 'Do you give Covid – 19 jabs?'],
    ['10 to 15 or 10-15', '10 to 15, or 10 – 15?'],
    ['≥ 25 patients', '>=25 patients'],
  ])
    expect([same[0], new Set(same.map(plainWords)).size]).toEqual([same[0], 1])
  for (const [one, other] of [
    ['> 25 patients', '< 25 patients'],
    ['>25 patients', '25 patients'],
    ['>= 25 patients', '> 25 patients'],
    ['1.5 sessions', '15 sessions'],
    ['2-3 sessions', '23 sessions'],
    ['A change of -5%', 'A change of +5%'],
    ['A change of −5%', 'A change of 5%'],
  ] as const)
    expect([one, plainWords(one)]).not.toEqual([one, plainWords(other)])
  // Words with accents can be written.
  const read = parseLmcSurvey({ ...LMC_SURVEY, 'question-1': 'Is “Tŷ Doctor” naïve about ½ of it?' }, TODAY)
  expect(read.ok).toBe(true)
})

/** As a request that was written before a rule held, or before other questions were opened. */
const written = (db: Db, values: FormValues, waits = false) =>
  db.$client
    .prepare(
      `insert into lmc_survey_requests (id, lmc_slug, topic, fields, waits, asked_at, asked_by)
       values ('earlier', '${BORSETSHIRE}', 'menu', ?, ?, ?, 'officer')`,
    )
    .run(JSON.stringify(parsed(values).fields), waits ? 1 : 0, NOW)

test('what was written before the rule is judged when an editor opens it', () => {
  const again = running()
  written(again, LMC_SURVEY)
  expect(openLmcSurvey(again, 'earlier', EDITOR, NOW)).toEqual({ ok: false, reason: 'asked-lately', field: 'question-1' })
  const waits = running()
  written(waits, { ...LMC_SURVEY, closesOn: '28 July 2026' }, true)
  expect(openLmcSurvey(waits, 'earlier', EDITOR, NOW)).toMatchObject({ reason: 'asked-lately' })
  const third = running()
  askNext(third, 'beside')
  openLmcSurvey(third, waiting(third), EDITOR, NOW)
  written(third, { ...NEXT, 'question-1': 'A third?', 'question-2': 'A fourth?' })
  expect(openLmcSurvey(third, 'earlier', EDITOR, NOW)).toEqual({ ok: false, reason: 'two-open' })
  for (const db of [again, waits, third]) expect(waiting(db)).toBe('earlier')
  // Once nothing is open, and no question is near, it opens.
  expect(openLmcSurvey(third, 'earlier', EDITOR, CLOSES)).toEqual({ ok: true })
})

test('and when it opens by itself: asked again, it goes back to the office with the reason', async () => {
  const db = running()
  written(db, { ...LMC_SURVEY, closesOn: '20 July 2026' }, true)
  db.$client.prepare("update lmc_survey_requests set read_at = 1, read_by = 'editor' where id = 'earlier'").run()
  expect([await openRead(db, CLOSES), asked(db, CLOSES)]).toEqual([1, []])
  expect(lmcSurveysPage(db, BORSETSHIRE).request).toMatchObject({
    outcome: 'sent-back',
    word: expect.stringContaining('asked in other questions'),
  })
})

test('an editor finds beneath a request what its LMC asks less than four weeks before or after, and no other', () => {
  const db = running()
  openedSurvey(db, 'theirs', '2026-07-01', NOW, { lmc: 'loamshire' })
  for (const [title, closesOn] of [
    ['Four weeks before', '2026-06-22'],
    ['Nearly before', '2026-06-23'],
    ['Nearly after', '2026-08-16'],
    ['Four weeks after', '2026-08-17'],
  ] as const)
    openedSurvey(db, `borsetshire--${closesOn}`, closesOn, NOW, { lmc: BORSETSHIRE, title })
  askNext(db, 'after')
  const near = (sets: ReturnType<typeof toRead>) => sets.map((one) => one.near.map(({ title }) => title).sort())
  expect(near(toRead(db))).toEqual([['Nearly after', 'Nearly before', LMC_SURVEY.title]])
  expect(
    toRead(db)[0]!
      .near.find(({ title }) => title === LMC_SURVEY.title)
      ?.questions.map(({ words }) => words),
  ).toEqual(['Do you still take blood for the hospital?', 'Which of these have you given up?'])
  const shown = renderToStaticMarkup(createElement(AskedNear, { near: toRead(db)[0]!.near }))
  for (const words of [LMC_SURVEY.title, 'last day 1 July 2026', 'Do you still take blood', 'Spirometry', 'less than 28 days'])
    expect(shown).toContain(words)
  expect(renderToStaticMarkup(createElement(AskedNear, { near: [] }))).toBe('')
})

test('two sets are open at most: a third is written, and opens once these have closed', () => {
  const db = running()
  const other = (title: string, n: number) => ({ ...NEXT, title, 'question-1': `Other ${n}?`, 'question-2': `Some of ${n}?` })
  expect(ask(db, other('Second', 2))).toEqual({ ok: true })
  openLmcSurvey(db, waiting(db), EDITOR, NOW)
  expect(ask(db, other('Third', 3))).toEqual({ ok: false, reason: 'two-open' })
  expect(toRead(db)).toEqual([])
  expect(askLmcSurvey(db, BORSETSHIRE, { ...parsed(other('Third', 3)), waits: true }, OFFICER, NOW)).toEqual({ ok: true })
})

test('while questions run the form asks when the next open, and counts their days from there', () => {
  const db = running()
  expect(askNext(db, '')).toEqual({ opens: 'Choose when it opens.' })
  expect(askNext(db, 'constructor')).toEqual({ opens: 'Choose when it opens.' })
  expect(askNext(db, 'after', '2 July 2026')).toEqual({
    closesOn: 'It opens on 2 July 2026 at the earliest: choose 5 July 2026 or a later day.',
  })
  expect(askNext(db, 'after', '14 August 2026')).toEqual({ closesOn: 'Keep it open for 42 days at most.' })
  expect(askNext(db, 'beside', '13 August 2026')).toEqual({ closesOn: 'Keep it open for 42 days at most.' })
  expect(askNext(db, 'after', '13 August 2026')).toEqual({ ok: true })
  // Where nothing runs, the choice is not asked and means nothing.
  const read = parseLmcSurvey({ ...LMC_SURVEY, opens: 'after' }, TODAY)
  expect(read.ok && read.value.waits).toBe(false)
})

test('the desk says when questions that wait open, and that an editor has read them', () => {
  const running = { title: 'Services', closesAt: CLOSES }
  const request = { id: 'r', ...parsed(), askedAt: NOW, readAt: null, outcome: null, word: null }
  const words = (over: object, now: typeof running | null = running) => standsInWords({ ...request, ...over }, now)
  expect(words({ waits: true })).toContain('an editor reads them first. They open on 2 July 2026, once “Services” has closed.')
  expect(words({ waits: true, readAt: NOW })).toContain('an editor has read them. They open on 2 July 2026')
  expect(words({ waits: true, readAt: NOW }, null)).toContain('They open within a minute')
  expect(words({ waits: false })).toContain('an editor reads them before your practices are asked.')
})

test('a day that passed while it waited is not opened, and the same title twice has two addresses', () => {
  const db = smallEngland()
  ask(db)
  expect(openLmcSurvey(db, waiting(db), EDITOR, instantOf('2026-07-20', '10:00'))).toEqual({ ok: false, reason: 'too-short' })
  openLmcSurvey(db, waiting(db), EDITOR, NOW)
  const later = instantOf('2026-07-20', '10:00')
  const again = parseLmcSurvey({ ...LMC_SURVEY, closesOn: '10 August 2026' }, '2026-07-20')
  if (again.ok) askLmcSurvey(db, BORSETSHIRE, again.value, OFFICER, later)
  openLmcSurvey(db, waiting(db), EDITOR, later)
  expect(allSurveys(db).map(({ slug }) => slug)).toEqual([
    'borsetshire--services-of-borsetshire-2',
    'borsetshire--services-of-borsetshire',
  ])
})

test.each([
  ['title', '', 'Give it a title'],
  ['topic', 'appetite', 'Choose what it is about'],
  ['words', 'About 943 476 5919', 'NHS number'],
  ['closesOn', '17 June 2026', 'choose 20 June 2026 or a later day'],
  ['closesOn', '19 June 2026', 'choose 20 June 2026 or a later day'],
  ['closesOn', '1 September 2026', '42 days at most'],
  ['question-1', 'Would you take part in a strike?', 'committee alone'],
  ['question-1', 'From which day would you start the cap?', 'committee alone'],
  ['question-1', 'How great is your appetite for more?', 'committee alone'],
  ['options-1', 'Yes|No', 'needs no answers'],
  ['options-2', 'Phlebotomy', 'two to 6 different'],
  ['options-2', 'A|B|C|D|E|F|G', 'two to 6 different'],
  ['options-2', 'Wounds|wounds', 'two to 6 different'],
  ['options-2', 'Wounds|None', 'offered anyway'],
  ['options-2', 'Wounds|Not known', 'offered anyway'],
  ['question-2', 'Do you still take blood for the hospital?', 'the same words'],
  ['options-3', 'Wounds|Blood', 'needs no answers'],
  // A Cyrillic о, a Greek ο, a Latin click for an l, a bar, a digit of another script.
  ['question-1', 'Do yоu still take blood for the hospital?', 'letters a to z'],
  ['question-1', 'Do yοu still take blood for the hospital?', 'letters a to z'],
  ['question-1', 'Do you stiǀl take blood for the hospital?', 'letters a to z'],
  ['question-1', 'Do you sti|l take blood for the hospital?', 'letters a to z'],
  ['question-1', 'Do you take blood on ۵ days?', 'letters a to z'],
  ['options-2', 'Wound care|Wоund care', 'letters a to z'],
  ['options-2', 'Wound care|W0und care', 'two to 6 different'],
  ['question-2', 'Do you stiIl take b1ood for the h0spital?', 'the same words'],
])('what an LMC asks with %s “%s” is refused at its field', (field, typed, words) => {
  const read = parseLmcSurvey(
    { ...LMC_SURVEY, [field]: typed, ...(field === 'options-3' && { 'question-3': 'Another?' }) },
    TODAY,
  )
  expect(read.ok ? {} : read.errors[field]).toContain(words)
})

test('questions in any words have keys of their own', () => {
  const long = 'How many appointments of last week went to work that the hospital was paid for'
  const read = parseLmcSurvey({ ...LMC_SURVEY, 'question-1': `${long}: GPs`, 'question-2': `${long}: nurses` }, TODAY)
  const odd = parseLmcSurvey({ ...LMC_SURVEY, 'question-1': 'Constructor', 'question-2': '???' }, TODAY)
  for (const one of [read, odd])
    expect(one.ok && one.value.fields.questions.map(({ key }) => key)).toEqual(['question-1', 'question-2'])
})

test('what the committee publishes under the words of an LMC’s questions does not take their place', () => {
  const db = smallEngland()
  ask(db)
  openLmcSurvey(db, waiting(db), EDITOR, NOW)
  openedSurvey(db, surveySlug({ title: 'Borsetshire, services of Borsetshire' }), '2026-06-30', NOW)
  expect(allSurveys(db).map(({ lmcSlug, fields }) => [lmcSlug, fields.title])).toEqual([
    [BORSETSHIRE, 'Services of Borsetshire'],
    [null, 'Records, June 2026'],
  ])
})

test('no question, or answers without their question', () => {
  const read = (values: FormValues) => {
    const outcome = parseLmcSurvey({ ...LMC_SURVEY, ...values }, TODAY)
    return outcome.ok ? {} : outcome.errors
  }
  expect(read({ 'question-1': '', 'question-2': '', 'options-2': '' })).toEqual({ 'question-1': 'Write at least one question.' })
  expect(read({ 'question-2': '' })).toEqual({ 'question-2': expect.stringContaining('Write the question') })
  expect(parsed().fields.questions.map(({ kind, options }) => [kind, options.length])).toEqual([
    ['yes-no', 0],
    ['some-of', 2],
  ])
})

test('officers read by name what sharing practices answered, from the choice on and no longer; each look is written down', () => {
  const db = smallEngland()
  openedSurvey(db, 'records', '2026-06-30', NOW - 5)
  saveAnswers(db, { ...ELM, slug: 'records', answers: { late: 'yes', 'how-many': 73_219 }, seen: '0' }, NOW)
  const seen = (lmc = BORSETSHIRE) => openSurveyAtLmc(db, lmc, 'records', OFFICER, NOW + 10)!.named
  const looks = () => db.$client.prepare("select count(*) from audit_events where action = 'lmc.answers-seen'").pluck().get()
  expect([seen(), looks()]).toEqual([[], 0])
  chooseSharing(db, 'Y00001', true, ELM, NOW + 1)
  expect(seen()).toMatchObject([{ code: 'Y00001', answers: { late: 'Yes', 'how-many': '73,219' } }])
  expect([seen('loamshire'), looks()]).toEqual([[], 1])
  chooseSharing(db, 'Y00001', false, ELM, NOW + 2)
  expect(seen()).toEqual([])
})

test('what persons answered for themselves is shown to no officer, and another LMC’s questions are not there', () => {
  const db = smallEngland()
  chooseSharing(db, 'Y00001', true, ELM, NOW - 10)
  openedSurvey(db, 'own', '2026-06-30', NOW - 5, { sample: 'persons' })
  saveAnswers(db, { ...ELM, slug: 'own', answers: { late: 'yes' }, seen: '0' }, NOW)
  expect(openSurveyAtLmc(db, BORSETSHIRE, 'own', OFFICER, NOW)!.named).toEqual([])
  openedSurvey(db, 'theirs', '2026-06-30', NOW - 5, { lmc: 'loamshire' })
  expect(openSurveyAtLmc(db, BORSETSHIRE, 'theirs', OFFICER, NOW)).toBeUndefined()
})

test('a year after it was settled a request goes, and the survey stays', () => {
  const db = smallEngland()
  ask(db)
  openLmcSurvey(db, waiting(db), EDITOR, NOW)
  removeOldSurveyRequests(db, NOW + 366 * 86_400_000)
  expect([lmcSurveysPage(db, BORSETSHIRE).request, allSurveys(db).length]).toEqual([null, 1])
})
