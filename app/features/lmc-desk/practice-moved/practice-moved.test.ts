import { expect, test } from 'vitest'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { waitingMails } from '#test/support/mail.ts'
import { mailMoves } from './mail-moves.server.ts'
import { markMoveSeen } from './mark-move-seen.server.ts'
import { moveInWords, whoSeesNow } from './move-note.tsx'
import { moveOf } from './move-queries.server.ts'

const SITE = 'https://concert.example.org'
const NOW = instantOf('2026-06-17', '10:00')
const A_DAY = 86_400_000
const [ELM, OAK] = ['Y00001', 'Y00002']
const stopping = new AbortController().signal

function world() {
  const db = smallEngland()
  const manager = someone(db, 'practice-manager', { practiceCode: ELM })
  const partner = someone(db, 'practice-partner', { practiceCode: ELM })
  return { db, manager, partner }
}
const moves = (db: Db, lmcSlug: string | null, { at = NOW - 1, holdsFrom = '2026-06-01', code = ELM } = {}) =>
  addToRegister(db, { memberships: [{ practiceCode: code, lmcSlug, holdsFrom }] }, at)
const mailed = (db: Db) => waitingMails(db).filter(({ message }) => message === 'practice-moved')

test('everybody in a practice that the register moved gets one mail that says nothing of it, and the desk tells it until it is seen', async () => {
  const { db, manager } = world()
  moves(db, 'loamshire')
  const loop = mailMoves(db, SITE)
  await loop(NOW, stopping)
  await loop(NOW + 10_000, stopping)
  await mailMoves(db, SITE)(NOW + 20_000, stopping)
  expect(mailed(db).map(({ link }) => link)).toEqual(Array(2).fill(`${SITE}/practice/${ELM}/moved`))
  expect(mailed(db)[0]!.text).not.toContain('Loamshire')
  const move = moveOf(db, ELM, NOW)!
  expect(moveInWords(move)).toBe('From 1 June 2026 your practice belongs to Loamshire LMC, no longer to Borsetshire LMC.')
  expect(whoSeesNow(move, true)).toContain('those of Borsetshire LMC no longer do')
  const shown = String(move.membershipId)
  expect(markMoveSeen(db, { practiceCode: ELM, shown: '0' }, { personId: manager }, NOW)).toBe(false)
  expect(markMoveSeen(db, { practiceCode: OAK, shown }, { personId: manager }, NOW)).toBe(false)
  expect(markMoveSeen(db, { practiceCode: ELM, shown }, { personId: manager }, NOW + 1)).toBe(true)
  expect(markMoveSeen(db, { practiceCode: ELM, shown }, { personId: manager }, NOW + 2)).toBe(false)
  expect(moveOf(db, ELM, NOW + 3)).toMatchObject({ seenAt: NOW + 1 })
})

test('a second move is told anew, one that the register took back meanwhile is not, and a practice without people gets no mail', async () => {
  const { db, manager } = world()
  moves(db, 'loamshire', { at: NOW - 9 })
  markMoveSeen(db, { practiceCode: ELM, shown: String(moveOf(db, ELM, NOW)!.membershipId) }, { personId: manager }, NOW)
  moves(db, null, { at: NOW + 1, holdsFrom: '2026-06-10' })
  expect(moveOf(db, ELM, NOW + 2)).toMatchObject({ to: null, seenAt: null })
  moves(db, 'loamshire', { at: NOW + 3, holdsFrom: '2026-06-10' })
  moves(db, 'borsetshire', { at: NOW + 4, holdsFrom: '2026-06-10' })
  moves(db, 'loamshire', { code: OAK })
  await mailMoves(db, SITE)(NOW + 5, stopping)
  expect(mailed(db)).toHaveLength(2)
  expect(moveOf(db, ELM, NOW + 5)).toMatchObject({ to: 'Borsetshire LMC' })
})

test('a first statement, one that reaches further back and the same LMC again are no move; after a year nothing is told', async () => {
  const { db } = world()
  moves(db, 'borsetshire')
  moves(db, 'loamshire', { holdsFrom: '1950-01-01' })
  expect(moveOf(db, ELM, NOW)).toBe(undefined)
  moves(db, 'loamshire', { at: NOW - 15 * A_DAY, holdsFrom: '2026-06-02' })
  await mailMoves(db, SITE)(NOW, stopping)
  expect(mailed(db)).toEqual([])
  expect(moveOf(db, ELM, NOW)).toMatchObject({ to: 'Loamshire LMC' })
  expect(moveOf(db, ELM, NOW + 360 * A_DAY)).toBe(undefined)
})

test('an update of the register after the loop has looked is found by it', async () => {
  const { db } = world()
  const loop = mailMoves(db, SITE)
  await loop(NOW, stopping)
  moves(db, 'loamshire', { at: NOW + 1 })
  await loop(NOW + 2, stopping)
  expect(mailed(db)).toHaveLength(2)
})
