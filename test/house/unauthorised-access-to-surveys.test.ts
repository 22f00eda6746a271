import { beforeAll, expect, test } from 'vitest'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { saveAnswers } from '#app/features/disputes/survey-answers/save-answers.server.ts'
import { demonstrationKey } from '#app/features/figures/releases/figures-key.server.ts'
import { issueSurveyResults } from '#app/features/figures/surveys/issue-survey-results.server.ts'
import { askLmcSurvey } from '#app/features/lmc-desk/surveys/ask-lmc-survey.server.ts'
import { parseLmcSurvey } from '#app/features/lmc-desk/surveys/lmc-survey-form.ts'
import { lmcSurveysNotOpen } from '#app/features/lmc-desk/surveys/lmc-survey-queries.server.ts'
import { dayOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type AccessWorld, accessWorld, copyOf, ELM, KNOCKERS, OAK, SURVEY } from '#test/support/access-world.ts'
import { allRoutes, ask, NOW } from '#test/support/asking.ts'
import { ANSWERED, LMC_SURVEY, openedSurvey } from '#test/support/surveys.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})
const PAGE = `/practice/${ELM.code}/surveys/${SURVEY}`
/** Elm's answer: no other number of the world is this one. */
const SECRET = 73_219
const answered = (db: Db, slug = SURVEY) =>
  saveAnswers(
    db,
    { practiceCode: ELM.code, personId: world.people.partner, slug, answers: { late: 'yes', 'how-many': SECRET }, seen: '0' },
    NOW - 5,
  )
/** Whether the number stands in a page or its data, as a program or as a person writes it. */
const tells = (data: string) => data.includes(String(SECRET)) || data.includes(SECRET.toLocaleString('en-GB'))
const kept = (db: Db) => db.$client.prepare('select count(*) from survey_answers').pluck().get()

test('unauthorised access to a practice’s survey: its own people alone read and answer it', async () => {
  for (const who of KNOCKERS) {
    const db = copyOf(world)
    const own = who === 'partner' || who === 'manager'
    const asked = { path: PAGE, cookie: world.cookies[who] }
    const sent = await ask(db, { ...asked, form: { ...ANSWERED, seen: '0' } })
    expect([who, sent.status, kept(db)]).toEqual([who, own || who === 'nobody' ? 302 : 404, own ? 1 : 0])
    const other = copyOf(world)
    answered(other)
    const read = await ask(other, asked)
    expect([who, tells(read.data)]).toEqual([who, own])
  }
})

test('unauthorised access to what a colleague answered for themselves: not even in their own practice', async () => {
  const db = copyOf(world)
  openedSurvey(db, 'own', '2026-06-30', NOW - 10, { sample: 'persons' })
  answered(db, 'own')
  for (const who of KNOCKERS) {
    const { data } = await ask(db, { path: `/practice/${ELM.code}/surveys/own`, cookie: world.cookies[who] })
    expect([who, tells(data)]).toEqual([who, who === 'partner'])
  }
})

test('unauthorised access to answers through any other page: no address but the practice’s own shows one', async () => {
  const db = copyOf(world)
  answered(db)
  const places: Record<string, string> = {
    practice: ELM.code,
    lmc: 'borsetshire',
    dispute: 'primary-care-support',
    survey: SURVEY,
  }
  const addresses = allRoutes
    .map(({ address }) => address)
    .filter((address) => /^\/(lmc|committee|disputes|figures)/.test(address))
  for (const address of addresses.filter((one) => [...one.matchAll(/:(\w+)/g)].every(([, name]) => places[name!])))
    for (const who of ['officer', 'neighbour', 'member', 'editor', 'nobody'] as const) {
      const path = address.replace(/:(\w+)/g, (_all, name: string) => places[name]!)
      const { data } = await ask(db, { path, cookie: world.cookies[who] })
      expect([address, who, tells(data)]).toEqual([address, who, false])
    }
})

test('unauthorised access to an LMC’s surveys: its own officers alone, by name only while the practice shares', async () => {
  for (const who of KNOCKERS) {
    const db = copyOf(world)
    answered(db)
    const page = { path: `/lmc/borsetshire/surveys/${SURVEY}`, cookie: world.cookies[who] }
    const hidden = await ask(db, page)
    expect([who, hidden.status]).toEqual([who, who === 'officer' ? 200 : who === 'nobody' ? 302 : 404])
    expect([who, tells(hidden.data)]).toEqual([who, false])
    chooseSharing(db, ELM.code, true, { personId: world.people.partner }, NOW - 1)
    expect([who, tells((await ask(db, page)).data)]).toEqual([who, who === 'officer'])
  }
})

test('unauthorised access to what an LMC asks: only its officers ask, and only an editor of the committee opens', async () => {
  for (const who of KNOCKERS) {
    const db = copyOf(world)
    const cookie = world.cookies[who]
    await ask(db, { path: '/lmc/borsetshire/surveys', cookie, form: { do: 'ask', ...LMC_SURVEY } })
    const waiting = lmcSurveysNotOpen(db, NOW).toRead
    expect([who, waiting.length]).toEqual([who, who === 'officer' ? 1 : 0])
    const read = parseLmcSurvey(LMC_SURVEY, dayOf(NOW))
    if (read.ok && waiting.length === 0) askLmcSurvey(db, 'borsetshire', read.value, { personId: 'x' }, NOW)
    const request = lmcSurveysNotOpen(db, NOW).toRead[0]!.id
    const asked = { path: '/committee/lmc-surveys', cookie }
    expect([who, (await ask(db, asked)).data.includes('Services of Borsetshire')]).toEqual([who, who === 'editor'])
    await ask(db, { ...asked, form: { do: 'open', request, word: '' } })
    expect([who, lmcSurveysNotOpen(db, NOW).toRead.length]).toEqual([who, who === 'editor' ? 0 : 1])
  }
})

test('a word for one LMC that is too long is given back in the box of that LMC alone', async () => {
  const db = copyOf(world)
  const read = parseLmcSurvey(LMC_SURVEY, dayOf(NOW))
  if (!read.ok) throw new Error('not read')
  for (const lmc of ['borsetshire', 'loamshire']) askLmcSurvey(db, lmc, read.value, { personId: 'x' }, NOW)
  const [one] = lmcSurveysNotOpen(db, NOW).toRead
  const field = `word-${one!.id}`
  const word = 'x'.repeat(301)
  const form = { do: 'send-back', request: one!.id, [field]: word }
  const { status, body } = await ask(db, { path: '/committee/lmc-surveys', cookie: world.cookies.editor, form })
  const page = (body as { data?: unknown }).data ?? body
  expect([status, page]).toEqual([422, { errors: { [field]: expect.stringContaining('longer') }, values: { [field]: word } }])
  await ask(db, { path: '/committee/lmc-surveys', cookie: world.cookies.editor, form: { ...form, [field]: 'Ask less.' } })
  expect(lmcSurveysNotOpen(db, NOW).toRead.length).toBe(1)
})

test('unauthorised access to the results of an LMC’s own questions: its officers, and the practices that answered', async () => {
  const db = copyOf(world)
  openedSurvey(db, 'own-questions', '2026-06-18', NOW - 10, { lmc: 'borsetshire' })
  answered(db, 'own-questions')
  issueSurveyResults(db, demonstrationKey, NOW + 10 * 86_400_000)
  const now = NOW + 10 * 86_400_000
  for (const who of KNOCKERS) {
    const cookie = world.cookies[who]
    const code = who === 'next-door' ? OAK.code : ELM.code
    const { body } = await ask(db, { path: `/practice/${code}/surveys/own-questions`, cookie, now })
    const results = (body as { results?: unknown } | null)?.results
    expect([who, Boolean(results)]).toEqual([who, who === 'partner' || who === 'manager'])
    const publicly = await ask(db, { path: '/disputes/primary-care-support/surveys/own-questions', cookie, now })
    expect([who, publicly.status]).toEqual([who, 404])
  }
})

test('an answer drawn for a survey that another LMC asks is not taken', async () => {
  const db = copyOf(world)
  openedSurvey(db, 'elsewhere', '2026-06-30', NOW - 10, { lmc: 'loamshire' })
  const asked = { path: `/practice/${ELM.code}/surveys/elsewhere`, cookie: world.cookies.partner }
  expect((await ask(db, asked)).status).toBe(404)
  expect((await ask(db, { ...asked, form: { ...ANSWERED, seen: '0' } })).status).toBe(404)
  expect(kept(db)).toBe(0)
})
