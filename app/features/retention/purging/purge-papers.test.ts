import { expect, test } from 'vitest'
import { verifyChain } from '#app/features/audit/chain/verify-chain.server.ts'
import { verifyRows } from '#app/features/audit/chain/verify-rows.server.ts'
import { keyOf } from '#app/features/figures/releases/figures-key.server.ts'
import { issueDueReleases } from '#app/features/figures/releases/issue-releases.server.ts'
import { lettersAndDrafts } from '#app/features/practice-desk/letters/letter-list-queries.server.ts'
import { lineById, linesOf, versionsOf } from '#app/features/registers/lines/line-queries.server.ts'
import type { Filled } from '#app/features/registers/lines/register-kinds.ts'
import { saveLine } from '#app/features/registers/lines/save-line.server.ts'
import type { Db } from '#db/client.server.ts'
import { cameOf, draftedLetter, writtenLetter } from '#demonstration/letters.server.ts'
import { adoptionDatabase, at, BY, endRound } from '#test/support/adoption.ts'
import { announcePurge } from './announce-purge.server.ts'
import { purgeRound } from './purge-round.server.ts'

const RETENTION = { retentionMonths: 12 }
const FIRST_DAY = '2026-02-01'
const SECRET = 'Bladder scans'
const services = { practiceCode: 'ZZ001', register: 'services' } as const

function saved(db: Db, filled: Filled, now: number, before?: string): string {
  const seen = before ? lineById(db, 'ZZ001', 'services', before)!.version : ''
  const outcome = saveLine(db, { ...services, lineId: before ?? null, seen, filled }, BY, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.lineId
}

/** A practice with letters of no action, and lines that ended, were changed and run on, at the end of a round and its retention. */
function afterRetention(): Db {
  const db = adoptionDatabase()
  const filled = { organisation: 'An ICB', signatory: 'Dr A', 'field-asked': SECRET, 'field-askedOn': '2024-08-19' }
  const wanted = { practiceCode: 'ZZ001', letterSlug: 'icb-asks-which-actions', filled }
  const letterId = writtenLetter(db, { ...wanted, sentOn: '2024-08-20' }, BY, at('2024-08-20'))
  const came = { kind: 'reply', what: 'other', happenedOn: '2024-08-25' } as const
  cameOf(db, { practiceCode: 'ZZ001', letterId }, came, BY, at('2024-08-25'))
  draftedLetter(db, wanted, BY, at('2024-08-26'))
  const ended = { name: SECRET, contract: 'never', notice: '1 month', givenOn: '2024-08-20' }
  saved(db, ended, at('2024-08-20'))
  const kept = saved(db, { name: 'Wound care', contract: 'never' }, at('2024-08-20'))
  saved(db, { name: 'Wound care', contract: 'never', patients: '240' }, at('2024-08-22'), kept)
  saved(db, { name: 'Spirometry', contract: 'signed', notice: '24 months', givenOn: '2024-08-20' }, at('2024-08-20'))
  endRound(db, '2025-01-31')
  const told = { ...RETENTION, publicAddress: 'https://concert.example.org' }
  expect(announcePurge(db, '2024', told, at('2025-11-20'))).toMatchObject({ ok: true, purgeFrom: FIRST_DAY })
  issueDueReleases(db, keyOf(Buffer.alloc(32, 3)), at(FIRST_DAY))
  return db
}

const faults = (db: Db) =>
  verifyRows(db).faults.filter((fault) => 'table' in fault && /^(letter|letters|register_lines)/.test(fault.table))

test('a purge takes a practice’s letters, drafts and replies, and the lines that only tell of the past; what runs on stays', () => {
  const db = afterRetention()
  const counts = { letters: 1, lines: 2 }
  expect(purgeRound(db, '2024', { ...RETENTION, dryRun: true }, at(FIRST_DAY))).toMatchObject(counts)
  expect(linesOf(db, 'ZZ001', 'services')).toHaveLength(3)
  expect(purgeRound(db, '2024', { ...RETENTION, dryRun: false }, at(FIRST_DAY))).toMatchObject({ ok: true, ...counts })
  expect(lettersAndDrafts(db, 'ZZ001', at(FIRST_DAY))).toMatchObject({ sent: [], drafts: [] })
  for (const table of ['letters', 'letter_events', 'letter_drafts'])
    expect([table, db.$client.prepare(`select count(*) from ${table}`).pluck().get()]).toEqual([table, 0])
  expect(linesOf(db, 'ZZ001', 'services').map(({ filled }) => filled)).toEqual([
    { name: 'Wound care', contract: 'never', patients: '240' },
    { name: 'Spirometry', contract: 'signed', notice: '24 months', givenOn: '2024-08-20' },
  ])
  expect(versionsOf(db, 'ZZ001')).toHaveLength(2)
})

test('the chain and the rows hold after it, and no event has a word or a number of what went', () => {
  const db = afterRetention()
  const ids = db.$client
    .prepare('select id from letters union select id from register_lines where filled like ?')
    .pluck()
    .all(`%${SECRET}%`)
  expect(ids).toHaveLength(2)
  purgeRound(db, '2024', { ...RETENTION, dryRun: false }, at(FIRST_DAY))
  expect(verifyChain(db)).toMatchObject({ ok: true })
  expect(faults(db)).toEqual([])
  const events = JSON.stringify(db.$client.prepare('select subject, detail from audit_events').all())
  for (const word of [SECRET, ...(ids as string[])]) expect([word, events.includes(word)]).toEqual([word, false])
})
