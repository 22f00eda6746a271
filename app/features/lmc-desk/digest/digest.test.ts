import { expect, test } from 'vitest'
import { askForCall } from '#app/features/lmc-desk/calls/ask-for-call.server.ts'
import { thingsWaiting } from '#app/features/lmc-desk/waiting/waiting-queries.server.ts'
import { addRole } from '#app/features/people/accounts/add-person.server.ts'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { endRole } from '#app/features/people/joining-and-leaving/end-role.server.ts'
import { instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { REGISTERED_AT, smallEngland, someone } from '#test/support/england.ts'
import { waitingMails } from '#test/support/mail.ts'
import { chooseDigest, wantsDigest } from './digest-choice.server.ts'
import { deskOfLmcs, fridayToMail, thingsInWords } from './digest-rules.ts'
import { mailDigests, mailNextDigests } from './mail-digests.server.ts'

const SITE = 'https://concert.example.org'
const THURSDAY = instantOf('2026-06-18', '10:00')
const FRIDAY = instantOf('2026-06-19', '07:30')
const RUNNING = new AbortController().signal

/** Elm and Oak ask Borsetshire LMC for a call; two officers there, one at Loamshire LMC. */
function world() {
  const db = smallEngland()
  const officer = someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' })
  const neighbour = someone(db, 'lmc-officer', { lmcSlug: 'loamshire' })
  const partner = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  const call = { topic: 'contract', words: 'In confidence', seen: '' } as const
  askForCall(db, 'Y00001', call, { personId: partner }, THURSDAY)
  askForCall(db, 'Y00002', call, { personId: partner }, THURSDAY)
  return { db, officer, neighbour }
}
const digests = (db: Db) => waitingMails(db).filter(({ message }) => message === 'lmc-digest')
const turn = (db: Db, now: number) => mailDigests(db, SITE)(now, RUNNING)

test('on Friday morning each officer at whose desk something waits gets one mail, that says how much and not what', async () => {
  const { db } = world()
  await turn(db, FRIDAY)
  await turn(db, FRIDAY + 60_000)
  expect(digests(db)).toMatchObject([
    { to: 'lmc-officer.borsetshire@example.org', subject: 'Two things wait at your LMC’s desk', link: `${SITE}/lmc/borsetshire` },
  ])
  expect(digests(db)[0]!.text).not.toMatch(/Elm|Oak|call|confidence/)
})

test('it is written on no other day and not before seven, and again the Friday after', async () => {
  const { db } = world()
  for (const at of [THURSDAY, instantOf('2026-06-19', '06:59'), instantOf('2026-06-20', '08:00')]) await turn(db, at)
  expect(digests(db)).toEqual([])
  await turn(db, FRIDAY)
  await turn(db, instantOf('2026-06-26', '23:30'))
  expect(digests(db)).toHaveLength(2)
  expect(fridayToMail(instantOf('2026-10-30', '07:00'))).toBe('2026-10-30')
})

test('a server that stops after a slice goes on where it was: nobody gets it twice', () => {
  const { db } = world()
  expect(mailNextDigests(db, '2026-06-19', SITE, FRIDAY)).toBe(2)
  expect(mailNextDigests(db, '2026-06-19', SITE, FRIDAY + 1)).toBe(0)
  expect(digests(db)).toHaveLength(1)
})

test('an officer ends it for themselves alone and takes it up again; who has left the LMC gets none', async () => {
  const { db, officer } = world()
  const by = { personId: officer }
  expect(wantsDigest(db, officer)).toBe(true)
  expect(chooseDigest(db, false, by, THURSDAY)).toEqual({ already: false })
  expect(chooseDigest(db, false, by, THURSDAY)).toEqual({ already: true })
  await turn(db, FRIDAY)
  expect(digests(db)).toEqual([])
  chooseDigest(db, true, by, FRIDAY + 1)
  await turn(db, FRIDAY + 2)
  expect(digests(db)).toHaveLength(1)
  endRole(db, rolesOf(db, officer)[0]!.id, { id: officer, roles: rolesOf(db, officer) }, FRIDAY + 3)
  await turn(db, instantOf('2026-06-26', '08:00'))
  expect(digests(db)).toHaveLength(1)
})

test('an officer of several LMCs gets one mail for all of them, which leads to all of them', async () => {
  const { db, neighbour } = world()
  addRole(db, { personId: neighbour, role: 'lmc-officer', lmcSlug: 'borsetshire' }, 'operator', REGISTERED_AT)
  await turn(db, FRIDAY)
  const mail = digests(db).find(({ to }) => to === 'lmc-officer.loamshire@example.org')
  expect(mail).toMatchObject({ subject: 'Two things wait at your LMC’s desk', link: `${SITE}/lmc` })
  expect([deskOfLmcs(['a']), thingsInWords(1), thingsWaiting(db, 'loamshire', FRIDAY)]).toEqual(['/lmc/a', 'One thing waits', 0])
})
