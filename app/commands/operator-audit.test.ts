import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { startOfDay } from '#app/platform/time.ts'
import { freshDatabase } from '#test/support/database.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { wholeRegister } from '#test/support/whole-register.ts'

/** Each of these starts Node a few times, which takes long on a busy machine. */
const STARTS_NODE = { timeout: 180_000 }

test(
  'the operator is told that the chain is whole, or which event is broken and since when, with exit code 1',
  STARTS_NODE,
  () => {
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
      spawnSync('node', ['app/commands/operator.ts', ...words], {
        env: { ...process.env, DATABASE_PATH: path },
        encoding: 'utf8',
      })
    const noted = `3:${db.$client.prepare('select hash from audit_events where seq = 3').pluck().get()}`
    const whole = run('audit', 'verify', '--noted', noted)
    expect([whole.status, whole.stdout]).toEqual([0, expect.stringContaining('The chain is whole: 3 events')])
    expect(whole.stdout).toContain(`Note down, away from this machine: ${noted}`)
    expect(run('audit', 'verify', '--noted', `3:${'0'.repeat(64)}`)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Event 3 is not the one noted'),
    })

    db.$client.exec("drop trigger audit_events_no_update; update audit_events set actor = 'concert' where seq = 2")
    writeFileSync(path, db.$client.serialize())
    const broken = run('audit', 'verify')
    expect(broken.status).toBe(1)
    expect(broken.stderr).toContain('broken at event 2, 17 June 2026 at 00:02')
  },
)

test(
  'a record changed behind the triggers is told row by row, with exit code 1; the same record untouched is whole',
  STARTS_NODE,
  () => {
    const path = join(testFolder(), 'concert.db')
    const { db, entryId } = wholeRegister()
    const verify = () =>
      spawnSync('node', ['app/commands/operator.ts', 'audit', 'verify'], {
        env: { ...process.env, DATABASE_PATH: path },
        encoding: 'utf8',
      })
    writeFileSync(path, db.$client.serialize())
    expect(verify()).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringContaining('rows are as their events wrote them'),
    })

    db.$client.pragma('foreign_keys = OFF')
    const lifted = [
      'adoption_entries_no_update',
      'adoption_entries_no_delete',
      'weekly_returns_no_delete',
      'returns_taken_back_no_delete',
    ]
    for (const name of lifted) db.$client.exec(`drop trigger ${name}`)
    db.$client.exec(`update adoption_entries set state = 'stopped', extent = null where id = '${entryId}'`)
    db.$client.exec("delete from adoption_entries where action_slug = 'notice'; delete from weekly_returns where rowid = 1")
    db.$client.exec('delete from returns_taken_back')
    writeFileSync(path, db.$client.serialize())
    const { status, stdout, stderr } = verify()
    expect([status, stdout]).toEqual([1, expect.stringContaining('The chain is whole')])
    expect(stderr).toMatch(
      new RegExp(`Event \\d+ \\(${entryId}, .*\\) wrote an entry that is not there any more as it was written`),
    )
    expect(stderr.match(/wrote an entry/g)).toHaveLength(2)
    expect(stderr).toMatch(/Event \d+ \(X99001, .*\) wrote a weekly return that is not there any more/)
    expect(stderr).toMatch(/Event \d+ \(X99001, .*\) wrote a return taken back that is not there any more/)
    expect(stderr).toContain('The current state of X99001 about cap does not follow from its entries.')
    expect(stderr).toContain('A row of adoption_standings refers to one that is not there.')
    expect(stderr).toContain('The record is not whole.')
  },
)
