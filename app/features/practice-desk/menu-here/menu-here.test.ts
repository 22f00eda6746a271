import { beforeAll, expect, test } from 'vitest'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { writeLocalNote } from '#app/features/menu/local-notes/write-local-note.server.ts'
import type { Drawing } from '#app/ui/draw.server.ts'
import type { Db } from '#db/client.server.ts'
import { ACTION, type AccessWorld, accessWorld, copyOf, ELM, OAK } from '#test/support/access-world.ts'
import { ask, NOW } from '#test/support/asking.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const by = (who: keyof AccessWorld['people']) => ({ personId: world.people[who] })

/** The menu as somebody reads it: its rows and what stands beside them. */
async function menuFor(db: Db, who?: keyof AccessWorld['cookies'], now = NOW + 60_000): Promise<string> {
  const cookie = who && world.cookies[who]
  const { data } = await ask(db, { path: '/menu', now, ...(cookie && { cookie }) })
  const { shown } = JSON.parse(data) as { shown: { current: Drawing; side: Drawing } }
  return shown.current.html + shown.side.html
}

const elmStops = (db: Db) => {
  const said = {
    state: 'stopped',
    effectiveOn: '2026-06-16',
    extent: null,
    plannedFor: null,
    obstacle: null,
    note: null,
  } as const
  return recordAdoption(db, { practiceCode: ELM.code, actionSlug: ACTION, ...said }, by('partner'), NOW)
}
const lmcAdvises = (db: Db) => {
  const note = { lmcSlug: 'borsetshire', actionSlug: ACTION, effort: null, impact: null, seen: '' } as const
  return writeLocalNote(db, { ...note, flag: 'none', reason: null, advice: 'Ask us first.' }, by('officer'), NOW)
}
const HAPPENINGS: [what: string, happens: (db: Db) => unknown, shows: string][] = [
  ['what the practice says', elmStops, '16 June 2026'],
  ['what the LMC advises', lmcAdvises, 'Ask us first.'],
  ['a renamed action', (db) => db.$client.exec("update actions set title = 'Renamed deed'"), 'Renamed deed'],
  [
    'a renamed edition',
    (db) => db.$client.exec("drop trigger editions_no_update; update editions set title = 'Renamed menu'"),
    'Renamed menu',
  ],
]

test.each(HAPPENINGS)('the menu shows %s at once, though it was drawn before', async (_, happens, shows) => {
  const db = copyOf(world)
  const before = await menuFor(db, 'partner')
  expect(await menuFor(db, 'partner')).toBe(before)
  expect(happens(db)).not.toMatchObject({ ok: false })
  const after = await menuFor(db, 'partner')
  expect([before.includes(shows), after.includes(shows)]).toEqual([false, true])
})

test('unauthorised access to what a practice or its LMC says: nobody else finds it on a menu that was drawn for them', async () => {
  const db = copyOf(world)
  elmStops(db)
  lmcAdvises(db)
  const finds = async (who?: keyof AccessWorld['cookies']) => {
    const menu = await menuFor(db, who)
    return [ELM.code, '16 June 2026', 'Ask us first.'].map((words) => menu.includes(words))
  }
  expect(await finds('partner')).toEqual([true, true, true])
  // What an LMC advises is for all its practices and itself.
  for (const who of ['next-door', 'officer'] as const) expect(await finds(who)).toEqual([false, false, true])
  for (const who of ['elsewhere', 'neighbour', 'member', undefined] as const)
    expect(await finds(who)).toEqual([false, false, false])
})

test('what a transaction took back is on no menu', async () => {
  const db = copyOf(world)
  const before = await menuFor(db, 'partner')
  db.$client.exec('begin')
  db.$client.exec("update actions set title = 'Renamed deed'")
  db.$client.exec('rollback')
  expect(await menuFor(db, 'partner')).toBe(before)
  expect(before).not.toContain(OAK.code)
})
