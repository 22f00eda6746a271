import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { startOfDay } from '#app/platform/time.ts'
import { freshDatabase } from '#test/support/database.ts'
import { testFolder } from '#test/support/test-folder.ts'

test('the operator is told that the chain is whole, or which event is broken and since when, with exit code 1', () => {
  const path = join(testFolder(), 'concert.db')
  const db = freshDatabase()
  for (let i = 1; i <= 3; i++)
    recordEvent(db, {
      at: startOfDay('2026-06-17') + i * 60_000,
      actor: 'operator',
      action: 'person.added',
      subject: `person ${i}`,
    })
  writeFileSync(path, db.$client.serialize())
  const run = (...words: string[]) =>
    spawnSync('node', ['app/commands/operator.ts', ...words], { env: { ...process.env, DATABASE_PATH: path }, encoding: 'utf8' })
  const whole = run('audit', 'verify')
  expect([whole.status, whole.stdout]).toEqual([0, expect.stringContaining('The chain is whole: 3 events')])
  const noted = /(3:[0-9a-f]{64})/.exec(whole.stdout)?.[1] ?? ''
  expect(run('audit', 'verify', '--noted', noted).status).toBe(0)
  expect(run('audit', 'verify', '--noted', `3:${'0'.repeat(64)}`)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('event 3 is not the one noted'),
  })

  db.$client.exec("drop trigger audit_events_no_update; update audit_events set actor = 'concert' where seq = 2")
  writeFileSync(path, db.$client.serialize())
  const broken = run('audit', 'verify')
  expect(broken.status).toBe(1)
  expect(broken.stderr).toContain('broken at event 2, 17 June 2026 at 00:02')
})
