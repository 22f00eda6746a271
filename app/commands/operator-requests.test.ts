import { expect, test } from 'vitest'
import { sayNotOurs } from '#app/features/lmc-desk/register-requests/ask-request.server.ts'
import { practiceInLmc, seenOf } from '#app/features/lmc-desk/register-requests/practice-in-lmc-queries.server.ts'
import { requestsForOperator, requestsOfPractice } from '#app/features/lmc-desk/register-requests/request-queries.server.ts'
import { isPracticeOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { smallEngland } from '#test/support/england.ts'
import { requestsConfirmCommand, requestsRefuseCommand } from './operator-requests.ts'

test('the operator is told what is missing, and confirms what waits for nobody else', () => {
  const now = instantOf('2026-06-17', '10:00')
  const db = smallEngland()
  const read = readSettings({ PUBLIC_ADDRESS: 'http://localhost:3000' })
  if (!read.ok) throw new Error(read.message)
  const context = { db, settings: read.settings, now }
  const seen = seenOf(practiceInLmc(db, 'borsetshire', 'Y00001', now)!, 'not-ours')
  const said = { from: '2026-04-01', otherLmc: null, reason: 'Its levy goes elsewhere', seen }
  sayNotOurs(db, { lmcSlug: 'borsetshire', practiceCode: 'Y00001', ...said }, { personId: 'officer' }, now)
  const { id } = requestsOfPractice(db, 'Y00001', now)[0]!
  expect(() => requestsConfirmCommand.run(['--request', id], context)).toThrow('--lmc is missing')
  expect(() => requestsConfirmCommand.run(['--request', 'made-up', '--lmc', 'loamshire'], context)).toThrow('none that waits')
  expect(() => requestsRefuseCommand.run(['--request', id], context)).toThrow('--word is missing')
  requestsConfirmCommand.run(['--request', id, '--lmc', 'loamshire', '--word', 'As the levy says'], context)
  expect(isPracticeOfLmc(db, 'Y00001', 'loamshire', '2026-06-17')).toBe(true)
  expect(requestsForOperator(db, now)).toEqual([])
})
