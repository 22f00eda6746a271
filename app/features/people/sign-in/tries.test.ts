import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { addPerson } from '#app/features/people/accounts/add-person.server.ts'
import { knownDevice, rememberDevice } from '#app/features/people/sessions/known-devices.server.ts'
import { startOfDay } from '#app/platform/time.ts'
import { auditEvents } from '#db/schema/audit.ts'
import { rateLimits } from '#db/schema/sign-in.ts'
import { smallEngland } from '#test/support/england.ts'
import { signIn } from './sign-in.server.ts'
import { dismissTries, triesByStrangers } from './tries.server.ts'

const NOW = startOfDay('2026-06-01')
const KEY = Buffer.alloc(32, 7)
const EMAIL = 'partner@example.org'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }))
afterEach(() => void vi.useRealTimers())

function partner() {
  const db = smallEngland()
  const { personId } = addPerson(db, { email: EMAIL, name: 'Dr A. Partner', passwordHash: '!' }, 'operator', NOW)
  const tried = (i: number, device?: string) =>
    signIn(db, { email: EMAIL, password: 'x', source: `bot ${i}`, device, key: KEY }, NOW + i)
  return { db, personId, tried }
}

test('fifty tries from anywhere are told to the owner with the moment of the first, those past the limit among them, until put aside', async () => {
  const { db, personId, tried } = partner()
  for (let i = 1; i < 20; i += 1) await tried(i)
  expect(triesByStrangers(db, personId)).toBeUndefined()
  await tried(20)
  db.update(rateLimits).set({ points: 1000 }).run()
  for (let i = 21; i <= 50; i += 1) await tried(i)
  expect(triesByStrangers(db, personId)).toEqual({ times: 50, since: NOW + 1 })
  dismissTries(db, personId, NOW + 50)
  expect(triesByStrangers(db, personId)).toBeUndefined()
  for (let i = 51; i <= 70; i += 1) await tried(i)
  expect(triesByStrangers(db, personId)).toEqual({ times: 20, since: NOW + 51 })
})

test('my own wrong passwords in a browser I have signed in with do not count', async () => {
  const { db, personId, tried } = partner()
  const cookie = rememberDevice(KEY, null, EMAIL, false, NOW).split(';')[0]!
  const device = knownDevice(KEY, cookie, EMAIL, false, NOW)
  for (let i = 0; i < 10; i += 1) await tried(i, device)
  for (let i = 10; i < 29; i += 1) await tried(i)
  expect(
    db
      .select()
      .from(auditEvents)
      .all()
      .filter(({ action }) => action === 'session.refused'),
  ).toHaveLength(29)
  expect(triesByStrangers(db, personId)).toBeUndefined()
})
