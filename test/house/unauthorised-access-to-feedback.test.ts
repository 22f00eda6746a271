import { beforeAll, expect, test } from 'vitest'
import { answerFeedback, sendFeedback } from '#app/features/menu/feedback/send-feedback.server.ts'
import { ACTION, type AccessWorld, accessWorld, copyOf, ELM, KNOCKERS } from '#test/support/access-world.ts'
import { ask, NOW } from '#test/support/asking.ts'

const WORDS = 'Somebody sees a risk in it'
const ANSWER = 'The committee answers so'
let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

function answered() {
  const db = copyOf(world)
  const answer = { feedbackId: world.elmFeedback, words: ANSWER, edition: null }
  expect(answerFeedback(db, answer, { personId: world.people.editor }, NOW).ok).toBe(true)
  return db
}

test('the committee reads the words, and nothing it is sent tells which practice, which LMC, who, or when exactly', async () => {
  const db = answered()
  for (const path of ['/committee/feedback?show=all', `/committee/feedback/${world.elmFeedback}`])
    for (const who of ['member', 'editor'] as const) {
      const { data } = await ask(db, { path, cookie: world.cookies[who] })
      expect(data).toContain(WORDS)
      for (const secret of [ELM.code, ELM.name, 'borsetshire', 'Borsetshire', world.people.partner, String(NOW - 86_400_000)])
        expect([path, who, data.includes(secret)]).toEqual([path, who, false])
    }
})

test('words and answer are read by the practice that wrote and by the committee, and by nobody else anywhere', async () => {
  const db = answered()
  const paths = ['/', '/menu', `/actions/${ACTION}`, '/menu/editions.json', '/committee', '/committee/feedback?show=all']
  const own = [`/practice/${ELM.code}/feedback`, '/practice/Y00002/feedback', '/practice/Y00003/feedback']
  const reads = new Set<string>()
  for (const path of [...paths, ...own, '/lmc/borsetshire', '/lmc/borsetshire/feedback', '/lmc/loamshire/feedback'])
    for (const who of KNOCKERS) {
      const { data } = await ask(db, { path, cookie: world.cookies[who] })
      if (data.includes(WORDS) || data.includes(ANSWER)) reads.add(`${who} ${path}`)
    }
  expect([...reads].sort()).toEqual([
    'editor /committee/feedback?show=all',
    'manager /practice/Y00001/feedback',
    'member /committee/feedback?show=all',
    'partner /practice/Y00001/feedback',
  ])
})

test('a member reads and does not answer', async () => {
  const db = copyOf(world)
  const path = `/committee/feedback/${world.elmFeedback}`
  const { status } = await ask(db, { path, cookie: world.cookies.member, form: { words: ANSWER, edition: '' } })
  expect(status).toBe(404)
  expect(db.$client.prepare('select count(*) from feedback_answers').pluck().get()).toBe(0)
})

test('an officer’s feedback is the LMC’s: no practice of the area and no other LMC reads it', async () => {
  const db = copyOf(world)
  const told = { sender: { lmcSlug: 'borsetshire' }, action: ACTION, kind: 'works', words: 'Said by the LMC' } as const
  sendFeedback(db, told, { personId: world.people.officer }, NOW)
  for (const [who, path] of [
    ['partner', `/practice/${ELM.code}/feedback`],
    ['neighbour', '/lmc/loamshire/feedback'],
  ] as const)
    expect((await ask(db, { path, cookie: world.cookies[who] })).data).not.toContain('Said by the LMC')
  expect((await ask(db, { path: '/lmc/borsetshire/feedback', cookie: world.cookies.officer })).data).toContain('Said by the LMC')
})
