import { expect, test } from 'vitest'
import { startOfDay } from '#app/platform/time.ts'
import { invitations } from '#db/schema/people.ts'
import { challenges } from '#db/schema/sign-in.ts'
import { smallEngland } from '#test/support/england.ts'
import { expireRecords } from './expire-records.server.ts'

const NOW = startOfDay('2026-06-01')
const wanted = { role: 'committee-member' as const, invitedBy: 'operator', createdAt: 0 }

test('an address that nobody took up is forgotten when its invitation runs out, and not before', () => {
  const db = smallEngland()
  db.insert(invitations)
    .values([
      { ...wanted, id: 'old', tokenHash: 'a', email: 'old@example.org', expiresAt: NOW },
      { ...wanted, id: 'new', tokenHash: 'b', email: 'new@example.org', expiresAt: NOW + 1 },
    ])
    .run()
  expireRecords(db, NOW)
  expect(db.select({ id: invitations.id, email: invitations.email }).from(invitations).all()).toEqual([
    { id: 'old', email: null },
    { id: 'new', email: 'new@example.org' },
  ])
})

test('a question that was never answered does not stay', () => {
  const db = smallEngland()
  db.insert(challenges).values({ id: 'c', kind: 'passkey-sign-in', challenge: 'x', expiresAt: NOW }).run()
  expireRecords(db, NOW)
  expect(db.select().from(challenges).all()).toEqual([])
})
