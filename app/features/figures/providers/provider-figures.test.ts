import { expect, test } from 'vitest'
import { addReport } from '#app/features/disputes/provider-files/add-report.server.ts'
import { openProviderFile } from '#app/features/disputes/provider-files/keep-provider-file.server.ts'
import { METHOD } from '#app/features/figures/disclosure/disclosure-rules.ts'
import { hashOf } from '#app/features/figures/disclosure/release-text.ts'
import { demonstrationKey, keyOf } from '#app/features/figures/releases/figures-key.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { providerFigures } from '#db/schema/provider-files.ts'
import { adoptionDatabase, at, BY } from '#test/support/adoption.ts'
import { figureDue, issueProviderFigures } from './issue-provider-figures.server.ts'
import { practicesHere, tallyProvider } from './tally-provider.server.ts'
import { verifyProviderFigures } from './verify-provider-figures.server.ts'

const lmcSlug = 'borsetshire'
const quarter = '2024-Q3'
const knownAt = figureDue(quarter)

function world() {
  const db = adoptionDatabase()
  const opened = openProviderFile(db, { lmcSlug, name: 'Borset General', provides: 'Letters' }, BY, at('2024-08-01'))
  if (!opened.ok) throw new Error(opened.reason)
  const { fileId: id } = opened
  const report = { kind: 'late', noticedOn: '2024-08-20', waitedDays: 4, cases: 3, isSafety: false } as const
  addReport(db, { practiceCode: 'ZZ001', fileId: id, report, seen: '0' }, BY, at('2024-08-21'))
  return { db, id }
}

test('a figure that is issued late counts the practices that were known of at its release', () => {
  const { db, id } = world()
  const counted = () => [
    tallyProvider(db, { id, lmcSlug }, { quarter, knownAt }).answered,
    practicesHere(db, lmcSlug, { quarter, knownAt }).size,
  ]
  expect(counted()).toEqual([1, 2])
  const memberships = [{ practiceCode: 'ZZ001', lmcSlug: 'loamshire', holdsFrom: '2024-09-01' }]
  addToRegister(db, { memberships }, at('2024-11-01'))
  expect(counted()).toEqual([1, 2])
})

test('figures of local providers are worked out anew: what was changed is found, and what went for its age is told apart', () => {
  const { db, id } = world()
  issueProviderFigures(db, demonstrationKey, at('2024-10-08'))
  const findings = () => [...verifyProviderFigures(db, demonstrationKey)].map(({ finding }) => finding).sort()
  expect(findings()).toEqual(['same'])
  const row = { fileId: id, method: METHOD, weekEnd: '2025-01-05', knownAt, issuedAt: knownAt, text: '{}', hash: hashOf('{}') }
  const stands = (changed: Partial<typeof providerFigures.$inferInsert>) =>
    db
      .insert(providerFigures)
      .values({ ...row, quarter: '2024-Q4', ...changed })
      .run()
  stands({})
  expect(findings()).toEqual(['differs', 'same'])
  stands({ quarter: '2018-Q1' })
  stands({ fileId: 'gone after two years' })
  stands({ quarter: '2025-Q1', hash: 'another' })
  stands({ quarter: '2025-Q2', method: 'older' })
  expect(findings()).toEqual(['differs', 'facts-removed', 'facts-removed', 'other-method', 'same', 'text-changed'])
  expect(() => [...verifyProviderFigures(db, keyOf(Buffer.alloc(32, 7)))]).toThrow('key')
})
