import { beforeAll, expect, test } from 'vitest'
import { recordProgress } from '#app/features/adoption/progress/record-progress.server.ts'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { saveGroup } from '#app/features/lmc-desk/groups/save-group.server.ts'
import { sendReminder } from '#app/features/lmc-desk/reminders/send-reminder.server.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { type Db, openImage } from '#db/client.server.ts'
import { ACTION, type AccessWorld, accessWorld, copyOf, ELM, OAK } from '#test/support/access-world.ts'
import { ask, NOW } from '#test/support/asking.ts'
import { cookieOf } from '#test/support/england.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const A_WEEK = 7 * 86_400_000
const by = (who: keyof AccessWorld['people']) => ({ personId: world.people[who] })

/** The Friday screen as an officer reads it, without the look that reading it writes down. */
async function friday(db: Db, { path = '/lmc/borsetshire', cookie = world.cookies.officer, now = NOW } = {}): Promise<string> {
  const { status, data } = await ask(db, { path, cookie: cookie!, now })
  return `${status} ${data}`
}

/** The screen after something happened: the same as on a connection that has kept nothing. */
async function readsAnew(db: Db, asked: Parameters<typeof friday>[1] = {}): Promise<string> {
  const [read, anew] = [await friday(db, asked), await friday(openImage(db.$client.serialize()), asked)]
  expect(read).toBe(anew)
  return read
}

const statement = { extent: null, plannedFor: null, obstacle: null, note: null } as const
const oakSays = (db: Db, said: object) =>
  recordAdoption(
    db,
    { ...statement, ...said, practiceCode: OAK.code, actionSlug: ACTION } as never,
    by('next-door'),
    NOW + 60_000,
  )

/** What happens, and words that the screen shows from then on and did not show before. */
const HAPPENINGS: [what: string, happens: (db: Db) => unknown, shows: string][] = [
  ['a renamed action', (db) => db.$client.exec("update actions set short_title = 'Renamed deed'"), 'Renamed deed'],
  ['a renamed practice', (db) => db.$client.exec("update practices set name = 'Renamed Surgery'"), 'Renamed Surgery'],
  ['a renamed LMC', (db) => db.$client.exec("update lmcs set name = 'Renamed LMC'"), 'Renamed LMC'],
  ['a renamed region', (db) => db.$client.exec("update regions set name = 'Renamed region'"), 'Renamed region'],
  ['a statement', (db) => oakSays(db, { state: 'stopped', effectiveOn: '2026-06-16' }), '0 starts, 1 stop'],
  [
    'a word about it',
    (db) =>
      recordProgress(
        db,
        { practiceCode: OAK.code, actionSlug: ACTION, answers: null, obstacleKind: 'no-time', obstacle: null, note: null },
        by('next-door'),
        NOW + 60_000,
      ),
    'No time or staff, 1',
  ],
  [
    'a practice that stops sharing',
    (db) => chooseSharing(db, OAK.code, false, by('next-door'), NOW),
    'of 0 that report and share',
  ],
  [
    'a practice that begins to share',
    (db) => chooseSharing(db, ELM.code, true, by('partner'), NOW),
    'of 2 that report and share',
  ],
  [
    'a group of the office',
    (db) =>
      saveGroup(
        db,
        { lmcSlug: 'borsetshire', id: null, name: 'Newly grouped', ticked: [OAK.code], pasted: [], seen: '' },
        by('officer'),
        NOW,
      ),
    'Newly grouped (1)',
  ],
]

test.each(HAPPENINGS)('the Friday screen shows %s at once, though it was read before', async (_, happens, shows) => {
  const db = copyOf(world)
  const before = await readsAnew(db)
  happens(db)
  const after = await readsAnew(db)
  expect([before.includes(shows), after.includes(shows)]).toEqual([false, true])
})

test('days that pass change it without anybody’s doing: who reported falls silent, and is not to be reminded twice', async () => {
  const db = copyOf(world)
  expect(await readsAnew(db)).toContain('none of 2 practices is silent')
  const later = { now: NOW + 5 * A_WEEK }
  expect(await readsAnew(db, later)).toContain('2 of 2 practices are silent')
  const wanted = { lmcSlug: 'borsetshire', practices: [ELM.code], word: '' }
  expect(sendReminder(db, wanted, by('officer'), later.now)).toMatchObject({ ok: true })
  expect(await readsAnew(db, later)).toContain('Remind 1 of them')
})

test('a practice whose last person leaves has nobody who joined, at once, and somebody again who comes', async () => {
  const db = copyOf(world)
  const later = { now: NOW + 5 * A_WEEK }
  expect(await readsAnew(db, later)).toContain('2 of 2 practices are silent')
  db.$client.prepare('update person_standings set ended_at = ? where practice_code = ?').run(NOW, OAK.code)
  expect(await readsAnew(db, later)).toContain('1 of 2 practices is silent, and 1 has not joined')
  addRole(db, { personId: world.people.partner!, role: 'practice-partner', practiceCode: OAK.code }, 'operator', NOW)
  expect(await readsAnew(db, later)).toContain('2 of 2 practices are silent')
})

test('what one officer’s page drew is on no page of another LMC, of another part of the list, or of who is no officer any more', async () => {
  const db = copyOf(world)
  await readsAnew(db)
  const neighbour = await readsAnew(db, { path: '/lmc/loamshire', cookie: world.cookies.neighbour })
  for (const foreign of [ELM.name, OAK.name, 'borsetshire']) expect(neighbour).not.toContain(foreign)
  expect(await readsAnew(db, { path: '/lmc/borsetshire?show=sharing' })).not.toContain(`/practices/${ELM.code}`)
  const colleague = { email: 'colleague@example.org', name: 'A colleague', passwordHash: '!' }
  const { personId } = addPerson(db, colleague, 'operator', NOW)
  addRole(db, { personId, role: 'lmc-officer', lmcSlug: 'borsetshire' }, 'operator', NOW)
  expect(await readsAnew(db, { cookie: await cookieOf(db, personId) })).toContain(OAK.name)
  db.$client.prepare('update person_standings set ended_at = ? where person_id = ?').run(NOW, world.people.officer)
  expect(await friday(db)).not.toContain(OAK.name)
})
