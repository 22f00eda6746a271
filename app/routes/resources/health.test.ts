import { expect, test } from 'vitest'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { ask, NOW } from '#test/support/asking.ts'
import { freshDatabase } from '#test/support/database.ts'

test('the health check says ok, and while the clock stands more than a minute behind the record, by how much', async () => {
  const db = freshDatabase()
  recordingTime(db, NOW)
  const asked = async (now: number) => (await ask(db, { path: '/healthz', now })).data
  expect(await asked(NOW)).toBe('ok')
  expect(await asked(NOW - 60_000)).toBe('ok')
  expect(await asked(NOW - 3_600_000)).toBe('ok\nthe clock stands 3600 seconds behind the record')
})
