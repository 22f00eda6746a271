import { expect, test } from 'vitest'
import { underWayLines, WELCOME } from '#app/features/people/invitations/welcome-words.ts'
import { accessWorld, copyOf, ELM } from '#test/support/access-world.ts'
import { ask } from '#test/support/asking.ts'

test('who joins a practice that has recorded reads that it is under way, with what it takes; an officer reads nothing of it', async () => {
  const world = await accessWorld()
  const db = copyOf(world)
  const welcome = (path: string, cookie: string | undefined) => ask(db, { path: `/welcome?to=${path}`, cookie: cookie ?? '' })
  const { data } = await welcome(`/practice/${ELM.code}`, world.cookies.manager)
  expect(JSON.parse(data ?? '')).toMatchObject({ taken: 1, role: 'practice-manager' })
  expect(JSON.parse((await welcome('/lmc/borsetshire', world.cookies.officer)).data ?? '')).toMatchObject({ taken: null })
  // Each line is another than those who begin read, but for what Concert is.
  expect(underWayLines(1)[0]).toBe(WELCOME['practice-manager'].lines[0])
  expect(underWayLines(1)[1]).toContain('it takes one action now')
  expect([0, 7].map((taken) => underWayLines(taken)[1]?.match(/it takes (.*?) now/)?.[1])).toEqual(['no action', '7 actions'])
})
