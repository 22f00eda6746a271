import { expect, test } from 'vitest'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { startSession } from '#app/features/people/sessions/sessions.server.ts'
import { startOfDay } from '#app/platform/time.ts'
import { ask } from '#test/support/asking.ts'
import { cookieOf, someone } from '#test/support/england.ts'
import { figuresWorld, HIDDEN, FIGURES_NOW as now, SHOWN } from '#test/support/figures-world.ts'
import { practicesOf } from '#test/support/two-regions.ts'

const db = figuresWorld()
const member = someone(db, 'committee-member')
const people = {
  nobody: undefined,
  member,
  officer: someone(db, 'lmc-officer', { lmcSlug: HIDDEN }),
  neighbour: someone(db, 'lmc-officer', { lmcSlug: SHOWN }),
  partner: someone(db, 'practice-partner', { practiceCode: practicesOf(HIDDEN)[0]! }),
  'next door': someone(db, 'practice-partner', { practiceCode: practicesOf(SHOWN)[0]! }),
}
type Who = keyof typeof people
const cookieFor = async (who: Who) => (people[who] ? await cookieOf(db, people[who]) : undefined)

type LmcBody = { visit: { row: { shown: boolean; why?: string; of?: number } | null; courses: unknown[] } }
const lmcSeenBy = async (who: Who, lmc: string) => {
  const { body } = await ask(db, { path: `/figures/lmcs/${lmc}`, cookie: await cookieFor(who), now })
  return (body as LmcBody).visit
}

test('unauthorised access to the figures of an LMC: its row is read by its own people and the committee, until it chooses to be shown', async () => {
  const shown = await Promise.all(
    (Object.keys(people) as Who[]).map(async (who) => [who, (await lmcSeenBy(who, HIDDEN)).row?.shown]),
  )
  expect(shown).toEqual([
    ['nobody', false],
    ['member', true],
    ['officer', true],
    ['neighbour', false],
    ['partner', true],
    ['next door', false],
  ])
  expect((await lmcSeenBy('nobody', SHOWN)).row?.shown).toBe(true)
})

test('unauthorised access to the figures of an LMC: who may not read its row gets no number of it, and no week of its course', async () => {
  const { row, courses } = await lmcSeenBy('neighbour', HIDDEN)
  expect(row).toMatchObject({ why: 'not-published' })
  expect(Object.keys(row ?? {}).sort()).toEqual(['icbs', 'name', 'open', 'region', 'shown', 'slug', 'standIn', 'why'])
  expect(courses).toEqual([])
})

test('unauthorised access to figures by LMC: the national page names those that chose to be shown, the committee’s names every one', async () => {
  const everybodys = await ask(db, { path: '/figures', now })
  expect(everybodys.data).toMatch(/The north-1 LMC: \d+ of \d+ reporters/)
  expect(everybodys.data).not.toMatch(/The north-0 LMC: \d+ of \d+ reporters/)
  const committees = await ask(db, { path: '/committee', cookie: await cookieFor('member'), now })
  expect(committees.data).toMatch(/The north-0 LMC: \d+ of \d+ reporters/)
  for (const who of ['nobody', 'officer', 'partner'] as const) {
    const { status, data } = await ask(db, { path: '/committee', cookie: await cookieFor(who), now })
    expect([who, status]).toEqual([who, who === 'nobody' ? 302 : 404])
    expect(data).not.toContain('north-0')
  }
})

test('unauthorised access to the figures of an action: the map names an LMC with numbers to the committee alone', async () => {
  const seen = async (who: Who) => (await ask(db, { path: '/figures/actions/cap', cookie: await cookieFor(who), now })).data
  expect(await seen('member')).toMatch(/The north-0 LMC: \d+ of \d+ reporters/)
  for (const who of ['nobody', 'officer', 'partner'] as const)
    expect(await seen(who)).not.toMatch(/The north-0 LMC: \d+ of \d+ reporters/)
})

test('unauthorised access to figures by somebody halfway: a member who has not shown the second factor reads as everybody does', async () => {
  const cookie = startSession(db, member, false, { now: startOfDay('2040-01-01') }).split(';')[0]!
  const { data } = await ask(db, { path: '/figures/actions/cap', cookie, now })
  expect(data).not.toMatch(/The north-0 LMC: \d+ of \d+ reporters/)
})

test('unauthorised access to a release: its page gives the hash of the public text and no LMC, to a member too', async () => {
  const { data } = await ask(db, { path: '/figures/releases/2024-11-18', cookie: await cookieFor('member'), now })
  const hashes = db.$client
    .prepare("select hash_all as 'all', hash_public as 'public' from releases where id = ?")
    .get('2024-11-18')
  const { all, public: open } = hashes as { all: string; public: string }
  expect(all).not.toBe(open)
  expect(data).toContain(open)
  expect(data).not.toContain(all)
  expect((await ask(db, { path: '/figures/releases', now })).data).not.toContain(all.slice(0, 12))
})

test('whatever a practice does after a release, no page of its figures moves', async () => {
  const before = await ask(db, { path: '/figures', now })
  const code = practicesOf(HIDDEN)[0]!
  chooseSharing(db, code, true, { personId: people.partner }, now - 1)
  expect((await ask(db, { path: '/figures', now })).data).toBe(before.data)
})
