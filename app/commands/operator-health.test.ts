import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { type Db, openDatabase } from '#db/client.server.ts'
import { freshDatabase } from '#test/support/database.ts'
import { testFolder } from '#test/support/test-folder.ts'

const HOUR = 3_600_000

/** What the command prints of a register made so, by what it is about, and its exit code. */
function health(make: (db: Db) => void): { lines: Record<string, string>; status: number | null } {
  const path = join(testFolder(), 'concert.db')
  writeFileSync(path, freshDatabase().$client.serialize())
  const db = openDatabase(path)
  make(db)
  db.$client.close()
  const env = { ...process.env, DATABASE_PATH: path }
  const { stdout, status } = spawnSync('node', ['app/commands/operator.ts', 'health'], { env, encoding: 'utf8' })
  const lines = [...stdout.matchAll(/^(ok {2}|LOOK) {2}(\w+) +(.*)$/gm)].map(([, mark = '', about = '', words = '']) => [
    about,
    `${mark.trim()}: ${words}`,
  ])
  return { lines: Object.fromEntries(lines), status }
}

const backedUp = (db: Db, hoursAgo: number) =>
  recordEvent(db, { at: Date.now() - hoursAgo * HOUR, actor: 'operator', action: 'backup.made', subject: 'concert.db' })
const mail = (db: Db, hoursAgo: number) =>
  db.$client
    .prepare("insert into mails (id, message, asked_by, created_at, next_try_at) values ('m', 'mail-test', 'operator', ?, 0)")
    .run(Date.now() - hoursAgo * HOUR)

test('health says that all goes on by itself, with exit code 0, and names nothing of a practice', () => {
  const { lines, status } = health((db) => backedUp(db, 3))
  expect(Object.keys(lines)).toEqual(['writing', 'space', 'key', 'clock', 'release', 'backup', 'mail'])
  expect([Object.values(lines).filter((words) => words.startsWith('LOOK')), status]).toEqual([[], 0])
}, 60_000)

test('health says what somebody has to look at: no backup for a day, mail that waits, a key that is gone', () => {
  const { lines, status } = health((db) => {
    backedUp(db, 30)
    mail(db, 2)
    db.$client.exec("insert into figures_key (only, check_hash, recorded_at) values (1, 'of a key', 0)")
  })
  expect(status).toBe(1)
  expect(lines.backup).toMatch(/^LOOK: the last was made /)
  expect(lines.mail).toBe('LOOK: 1 wait, 0 given up in a day; none went out yet')
  expect(lines.key).toMatch(/^LOOK: the key of this register is missing/)
  expect(lines.writing).toMatch(/^ok: /)
}, 60_000)
