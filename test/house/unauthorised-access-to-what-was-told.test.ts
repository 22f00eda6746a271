import { beforeAll, expect, test } from 'vitest'
import { allowTelling } from '#app/features/adoption/told/allow-telling.server.ts'
import { type AccessWorld, accessWorld, copyOf, ELM } from '#test/support/access-world.ts'
import { ask, NOW } from '#test/support/asking.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})
const PAGE = `/practice/${ELM.code}/told`
const choices = (db: ReturnType<typeof copyOf>) => db.$client.prepare('select count(*) from telling_choices').pluck().get()

test('only a partner of the practice allows its LMC to record by telephone; its manager reads whether it may', async () => {
  for (const [who, status] of [
    ['manager', 404],
    ['next-door', 404],
    ['officer', 404],
    ['editor', 404],
    ['partner', 302],
  ] as const) {
    const db = copyOf(world)
    expect((await ask(db, { path: PAGE, cookie: world.cookies[who], form: { allow: 'yes', seen: '0' } })).status).toBe(status)
    expect(choices(db)).toBe(who === 'partner' ? 1 : 0)
  }
})

test('the officer’s page tells nothing of a practice that does not share: neither answers nor how much it has recorded', async () => {
  const db = copyOf(world)
  allowTelling(db, { practiceCode: ELM.code, allowed: true, seen: '0' }, { personId: world.people.partner }, NOW - 1)
  const { body, data } = await ask(db, { path: `/lmc/borsetshire/practices/${ELM.code}/told`, cookie: world.cookies.officer })
  expect(body).toMatchObject({ seen: '', actions: [] })
  expect(data).not.toContain(ELM.obstacle)
  const answer = { about: 'medicines-choices', answer: 'full', since: '16 June 2026', seen: '' }
  const sent = { path: `/lmc/borsetshire/practices/${ELM.code}/told`, cookie: world.cookies.officer, form: answer }
  expect((await ask(db, sent)).status).toBe(422)
})
