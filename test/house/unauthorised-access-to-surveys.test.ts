import { beforeAll, expect, test } from 'vitest'
import { saveAnswers } from '#app/features/disputes/survey-answers/save-answers.server.ts'
import type { Db } from '#db/client.server.ts'
import { type AccessWorld, accessWorld, copyOf, ELM, KNOCKERS, SURVEY } from '#test/support/access-world.ts'
import { allRoutes, ask, NOW } from '#test/support/asking.ts'
import { ANSWERED, openedSurvey } from '#test/support/surveys.ts'

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
    expect([who, read.data.includes(String(SECRET))]).toEqual([who, own])
  }
})

test('unauthorised access to what a colleague answered for themselves: not even in their own practice', async () => {
  const db = copyOf(world)
  openedSurvey(db, 'own', '2026-06-30', NOW - 10, { sample: 'persons' })
  answered(db, 'own')
  for (const who of KNOCKERS) {
    const { data } = await ask(db, { path: `/practice/${ELM.code}/surveys/own`, cookie: world.cookies[who] })
    expect([who, data.includes(String(SECRET))]).toEqual([who, who === 'partner'])
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
      expect([address, who, data.includes(String(SECRET))]).toEqual([address, who, false])
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
