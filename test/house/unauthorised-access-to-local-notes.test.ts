import { beforeAll, expect, test } from 'vitest'
import { writeLocalNote } from '#app/features/menu/local-notes/write-local-note.server.ts'
import { ACTION, type AccessWorld, accessWorld, copyOf, ELM, KNOCKERS } from '#test/support/access-world.ts'
import { ask, NOW } from '#test/support/asking.ts'

const SECRET = 'Only Borsetshire reads this'
let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

function noted() {
  const db = copyOf(world)
  const words = { flag: 'do-not', reason: SECRET, advice: null, effort: null, impact: null } as const
  const written = { ...words, lmcSlug: 'borsetshire', actionSlug: ACTION, seen: '' }
  expect(writeLocalNote(db, written, { personId: world.people.officer }, NOW - 1).ok).toBe(true)
  return db
}

test('what an LMC writes is read by its own practices and officers: on no public page, in no other LMC, by no committee', async () => {
  const db = noted()
  const paths = ['/', '/menu/print', '/menu/editions.json', '/lmc/loamshire', '/lmc/loamshire/notes', '/committee']
  for (const path of [...paths, '/practice/Y00003', '/practice/Y00003/choose'])
    for (const who of KNOCKERS)
      expect([path, who, (await ask(db, { path, cookie: world.cookies[who] })).data.includes(SECRET)]).toEqual([path, who, false])
  for (const path of [`/practice/${ELM.code}`, `/practice/${ELM.code}/choose`, `/practice/${ELM.code}/actions/${ACTION}`]) {
    const reads = await Promise.all(KNOCKERS.map(async (who) => (await ask(db, { path, cookie: world.cookies[who] })).data))
    expect(KNOCKERS.filter((_, i) => reads[i]?.includes(SECRET))).toEqual(['partner', 'manager'])
  }
})

test('on the menu and where safety is read, only practices and officers of its area see it', async () => {
  const db = noted()
  for (const path of ['/menu', `/actions/${ACTION}`]) {
    const reads = await Promise.all(KNOCKERS.map(async (who) => (await ask(db, { path, cookie: world.cookies[who] })).data))
    expect(KNOCKERS.filter((_, i) => reads[i]?.includes(SECRET))).toEqual(['partner', 'manager', 'next-door', 'officer'])
  }
})

test('a practice reads that its LMC says so, and not which officer wrote it', async () => {
  const { data } = await ask(noted(), { path: `/practice/${ELM.code}`, cookie: world.cookies.partner })
  expect(data).toContain('Borsetshire LMC')
  expect(data).not.toContain(world.people.officer)
})

test('an officer of another LMC writes nothing, wherever the form is sent', async () => {
  const form = { do: 'write', seen: '', flag: 'conditions', reason: 'Mine', advice: '', effort: '', impact: '' }
  const db = copyOf(world)
  for (const who of KNOCKERS.filter((one) => one !== 'officer')) {
    const { status } = await ask(db, { path: `/lmc/borsetshire/notes/${ACTION}`, cookie: world.cookies[who], form })
    expect([who, status]).toEqual([who, who === 'nobody' ? 302 : 404])
  }
  expect(db.$client.prepare('select count(*) from local_notes').pluck().get()).toBe(0)
})

test('a flag leads one’s own practice, and no other, to the form with that answer chosen; nothing is recorded by the way', async () => {
  const db = noted()
  const path = `/practice/${ELM.code}/actions/${ACTION}?answer=not-applicable`
  const states = () =>
    db.$client
      .prepare('select practice_code || state from adoption_standings where action_slug = ? order by 1')
      .pluck()
      .all(ACTION)
  for (const who of ['next-door', 'elsewhere', 'officer', 'member', 'editor'] as const)
    expect((await ask(db, { path, cookie: world.cookies[who] })).status).toBe(404)
  const led = await ask(db, { path, cookie: world.cookies.manager })
  expect(led.status).toBe(302)
  const to = led.to ?? ''
  expect(to).toBe(`/practice/${ELM.code}/choose?take=${ACTION}&answer=not-applicable&step=2`)
  for (const who of ['next-door', 'elsewhere', 'officer', 'member', 'editor'] as const)
    expect((await ask(db, { path: to, cookie: world.cookies[who] })).status).toBe(404)
  expect((await ask(db, { path: to, cookie: world.cookies.manager })).status).toBe(200)
  expect(states()).toEqual(['Y00001taking', 'Y00002taking'])
})
