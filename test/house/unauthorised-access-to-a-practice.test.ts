import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { endSession } from '#app/features/people/sessions/sessions.server.ts'
import { roleAssignments } from '#db/schema/people.ts'
import { sessions } from '#db/schema/sign-in.ts'
import {
  ACTION,
  type AccessWorld,
  accessWorld,
  copyOf,
  ELM,
  ELM_NEWS,
  ELM_SINCE,
  KNOCKERS,
  OAK,
} from '#test/support/access-world.ts'
import { ask, askFrame, NOW } from '#test/support/asking.ts'
import { cookieOf, someone } from '#test/support/england.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const desk = `/practice/${ELM.code}`
const practicePages = () => [
  desk,
  `${desk}/sharing`,
  `${desk}/choose`,
  `${desk}/record`,
  `${desk}/calendar`,
  `${desk}/actions/${ACTION}`,
  `${desk}/actions/${ACTION}/entries/${world.elmEntry}`,
  ...[`${desk}/changes`, `${desk}/actions/${ACTION}?answer=partial`],
  `${desk}/actions/${ACTION}/progress/${world.elmProgress}`,
]
const everyPage = () => [
  ...[
    '/',
    '/menu',
    `/actions/${ACTION}`,
    '/ballots',
    '/how-figures-are-protected',
    '/sign-in',
    '/healthz',
    '/metrics',
    '/nowhere',
  ],
  ...['/lmc/borsetshire', '/lmc/loamshire', '/committee', '/committee?as-at=2026-06-14&known=2026-06-15'],
  ...practicePages(),
]
/** What only Elm may read. The person who recorded it is among it. */
const secrets = () => [
  ...[ELM.note, ELM.obstacle, ELM_NEWS, ELM_SINCE, world.elmEntry, world.elmProgress],
  ...[world.people.partner, world.people.manager],
]

test('what a practice says is in the data of its own pages, so that the tests below can fail', async () => {
  const { data } = await ask(copyOf(world), { path: `${desk}/actions/${ACTION}`, cookie: world.cookies.manager })
  for (const secret of [ELM.note, ELM.obstacle, ELM_NEWS, ELM_SINCE, world.elmEntry, world.elmProgress])
    expect(data).toContain(secret)
})

test.each(KNOCKERS.filter((who) => who !== 'partner' && who !== 'manager'))(
  'no page that %s opens sends a byte of what a practice says that does not share by name',
  async (who) => {
    const db = copyOf(world)
    for (const path of everyPage()) {
      const question = { path, cookie: world.cookies[who] }
      for (const answer of [await ask(db, question), await askFrame(db, question)])
        for (const secret of secrets()) expect([path, answer.data.includes(secret)]).toEqual([path, false])
    }
  },
)

test('the notes of a practice that shares by name stay with it, and its obstacles with its LMC', async () => {
  const db = copyOf(world)
  const itsPage = `/lmc/borsetshire/practices/${OAK.code}`
  for (const who of KNOCKERS.filter((one) => one !== 'next-door'))
    for (const path of [...everyPage(), itsPage]) {
      const { data } = await ask(db, { path, cookie: world.cookies[who] })
      const itsLmc = who === 'officer' && path === itsPage
      expect([who, path, data.includes(OAK.note), data.includes(OAK.obstacle)]).toEqual([who, path, false, itsLmc])
    }
})

test('an entry of another practice cannot be opened or corrected under one’s own address', async () => {
  const db = copyOf(world)
  const path = `/practice/Y00002/actions/${ACTION}/entries/${world.elmEntry}`
  const cookie = world.cookies['next-door']
  expect(await ask(db, { path, cookie })).toMatchObject({ status: 404, data: '' })
  const form = { correction: 'void' }
  expect(await ask(db, { path, cookie, form })).toMatchObject({ status: 404, data: '' })
  const corrections = db.$client.prepare('select count(*) from adoption_entries where corrects_id is not null').pluck()
  expect(corrections.get()).toBe(0)
})

test('news of another practice cannot be opened, corrected or undone under one’s own address', async () => {
  const db = copyOf(world)
  const cookie = world.cookies['next-door']
  const here = `/practice/Y00002/actions/${ACTION}`
  const path = `${here}/progress/${world.elmProgress}`
  expect(await ask(db, { path, cookie })).toMatchObject({ status: 404, data: '' })
  expect(await ask(db, { path, cookie, form: { do: 'take-back' } })).toMatchObject({ status: 404, data: '' })
  for (const form of [{ progress: world.elmProgress }, { entry: world.elmEntry }] as Record<string, string>[])
    expect(await ask(db, { path: `${here}/undo`, cookie, form, now: NOW - 86_400_000 + 2 })).toMatchObject({ status: 302 })
  const corrections =
    'select (select count(corrects_id) from progress_entries) + (select count(corrects_id) from adoption_entries)'
  expect(db.$client.prepare(corrections).pluck().get()).toBe(0)
})

test('an entry of one action cannot be opened under another', async () => {
  const path = `/practice/${ELM.code}/actions/medicines-choices/entries/${world.elmEntry}`
  expect((await ask(copyOf(world), { path, cookie: world.cookies.partner })).status).toBe(404)
})

test('someone whose time in the practice has ended is a stranger from then on', async () => {
  const db = copyOf(world)
  db.update(roleAssignments).set({ endedAt: NOW }).where(eq(roleAssignments.personId, world.people.partner)).run()
  for (const path of practicePages()) {
    expect(await ask(db, { path, cookie: world.cookies.partner })).toMatchObject({ status: 404, data: '' })
  }
})

test('a session that was ended, has run out or was made up opens nothing', async () => {
  const db = copyOf(world)
  await endSession(db, world.cookies.manager!, false)
  db.update(sessions).set({ expiresAt: 1 }).where(eq(sessions.personId, world.people.partner)).run()
  const storedEntry = db.select({ id: sessions.id }).from(sessions).where(eq(sessions.personId, world.people.officer)).get()
  for (const cookie of [world.cookies.manager, world.cookies.partner, `concert=${storedEntry?.id}`, 'concert=', 'concert=x'])
    expect(await ask(db, { path: desk, cookie })).toMatchObject({ status: 302, to: `/sign-in?to=${encodeURIComponent(desk)}` })
})

test('someone of two practices is let into both and no third', async () => {
  const db = copyOf(world)
  const person = someone(db, 'practice-manager', { practiceCode: 'Y00003' })
  db.insert(roleAssignments)
    .values({ id: 'second', personId: person, role: 'practice-manager', practiceCode: 'Y00002', startedAt: NOW })
    .run()
  const cookie = await cookieOf(db, person)
  const statuses = await Promise.all(
    ['Y00001', 'Y00002', 'Y00003'].map(async (code) => (await ask(db, { path: `/practice/${code}/choose`, cookie })).status),
  )
  expect(statuses).toEqual([404, 200, 200])
})

test('a code in another case or with something after it is not the practice', async () => {
  const db = copyOf(world)
  for (const code of ['y00001', 'Y00001%00', 'Y00001 ', 'Y00001;', 'Y0000_', 'Y0000%'])
    expect((await ask(db, { path: `/practice/${code}`, cookie: world.cookies.partner })).status).toBe(404)
})
