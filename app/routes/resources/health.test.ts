import { expect, test } from 'vitest'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { ask, NOW } from '#test/support/asking.ts'
import { freshDatabase } from '#test/support/database.ts'

const asked = async (db: ReturnType<typeof freshDatabase>, now = NOW) => ask(db, { path: '/healthz', now, mayWatch: true })

test('the health check says look while the clock stands more than a minute behind the record, and by how much', async () => {
  const db = freshDatabase()
  recordingTime(db, NOW)
  const clockAt = async (now: number) => (await asked(db, now)).data.match(/^(ok|LOOK) +clock +(.*)$/m)?.slice(1)
  expect(await clockAt(NOW)).toEqual(['ok', 'agrees with the record'])
  expect(await clockAt(NOW - 60_000)).toEqual(['ok', 'agrees with the record'])
  expect(await clockAt(NOW - 3_600_000)).toEqual(['LOOK', '3600 seconds behind the record'])
})

test('the health check names everything that has to go on by itself, and its first word says whether somebody has to look', async () => {
  const { data, status } = await asked(freshDatabase())
  const [first, ...lines] = data.trim().split('\n')
  expect(lines.map((line) => line.split(/ +/)[1])).toEqual([
    ...['writing', 'jobs', 'visitors', 'space', 'key', 'clock', 'release', 'backup', 'mail'],
  ])
  expect(lines.filter((line) => line.startsWith('LOOK'))).toEqual(['LOOK  backup   none was made yet'])
  expect([first, status]).toEqual(['look', 200])
})
