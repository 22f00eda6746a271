import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { keyOf } from '#app/features/figures/releases/figures-key.server.ts'
import { missingKey } from '#app/features/operator/health/key-fits.server.ts'
import { startSession } from '#app/features/people/sessions/sessions.server.ts'
import { keyFor } from '#app/platform/sealing.server.ts'
import { secretKeyOf } from '#app/platform/secret-key.server.ts'
import { readSettings, type Settings } from '#app/platform/settings.server.ts'
import { type Db, openDatabase } from '#db/client.server.ts'
import { copyBeforeUpgrade } from '#db/copy-before-upgrade.server.ts'
import { copyRegister } from '#db/copy-register.server.ts'
import { shippedMigrations } from '#db/shape.server.ts'
import { databaseBefore } from '#test/support/earlier-version.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { WHOLE_NOW, wholeRegister } from '#test/support/whole-register.ts'
import { Refused } from '../operator-command.ts'
import { backupCommand } from './operator-backup.ts'
import { restoreCommand } from './operator-restore.ts'
import { upgradeCheckCommand } from './operator-upgrade-check.ts'

const SECRET = 'a key of the register that was backed up'
const OTHER = 'a key of quite another register, not this'
let register: Buffer | undefined

/** The bytes of a register with figures drawn with SECRET. */
function registerBytes(): Buffer {
  const key = () => keyOf(keyFor(secretKeyOf({ secretKey: SECRET, databasePath: undefined }), 'figures'))
  register ??= wholeRegister(key()).db.$client.serialize()
  return register
}

const settingsOf = (databasePath: string): Settings => {
  const outcome = readSettings({ DATABASE_PATH: databasePath })
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome.settings
}

/** A register on disk with its key beside it, and folders of its own. */
function onDisk() {
  const folder = testFolder()
  const path = join(folder, 'concert.db')
  writeFileSync(path, registerBytes())
  writeFileSync(`${path}.key`, `${SECRET}\n`)
  return { folder, path, copies: join(folder, 'copies'), keys: join(folder, 'keys'), restored: join(folder, 'restored.db') }
}

const backUp = (db: Db, path: string, words: string[], now = WHOLE_NOW) =>
  backupCommand.run(words, { db, settings: settingsOf(path), now })
const restore = (...words: string[]) => restoreCommand.runAlone(words, settingsOf('unset.db'))
const refusal = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof Refused) return error.message
    throw error
  }
  return 'not refused'
}
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

function copied() {
  const at = onDisk()
  const db = openDatabase(at.path)
  backUp(db, at.path, ['--to', at.copies, '--key-to', at.keys])
  const copy = join(at.copies, readdirSync(at.copies)[0] as string)
  return { ...at, db, copy, key: join(at.keys, 'concert.db.key') }
}

test('a copy made while the register is written to comes back whole in another place, with its key, and signs everybody out', () => {
  const at = onDisk()
  const db = openDatabase(at.path)
  db.$client
    .prepare("insert into persons (id, name, email, password_hash, created_at) values ('ann', 'Ann', 'ann@example.org', '', 0)")
    .run()
  startSession(db, 'ann', false)
  const writing = openDatabase(at.path)
  writing.$client.exec("begin immediate; update persons set name = 'Not yet' where id = 'ann'")
  copyRegister(at.path, join(at.folder, 'meanwhile.db'))
  writing.$client.exec('commit')
  expect(
    openDatabase(join(at.folder, 'meanwhile.db')).$client.prepare("select name from persons where id = 'ann'").get(),
  ).toEqual({
    name: 'Ann',
  })
  backUp(db, at.path, ['--to', at.copies, '--key-to', at.keys])
  const [name = ''] = readdirSync(at.copies)
  expect(name).toMatch(/^concert-\d{8}T\d{6}Z\.db$/)
  restore('--from', join(at.copies, name), '--to', at.restored, '--key', join(at.keys, 'concert.db.key'))

  const again = openDatabase(at.restored)
  const count = (table: string) => again.$client.prepare(`select count(*) from ${table}`).pluck().get()
  expect([(count('persons') as number) >= 1, count('sessions'), (count('releases') as number) > 0]).toEqual([true, 0, true])
  const events = again.$client.prepare('select action from audit_events order by seq desc limit 2').pluck().all()
  expect(events).toEqual(['backup.restored', 'backup.made'])
  expect([modeOf(at.restored), modeOf(`${at.restored}.key`), modeOf(join(at.copies, name)), modeOf(at.copies)]).toEqual([
    '600',
    '600',
    '600',
    '700',
  ])
  expect(readFileSync(`${at.restored}.key`, 'utf8')).toBe(`${SECRET}\n`)
})

test('nothing is restored over a file that is there, from a torn copy, from what is no register, or from a copy that was changed', () => {
  const { folder, copy, key, restored, path } = copied()
  expect(refusal(() => restore('--from', copy, '--to', path, '--key', key))).toContain('nothing is restored over it')
  writeFileSync(`${copy}-wal`, 'what was recorded last')
  expect(refusal(() => restore('--from', copy, '--to', join(folder, 'other.db'), '--key', key))).toContain(
    'holds what was recorded last',
  )
  rmSync(`${copy}-wal`)
  writeFileSync(`${restored}-wal`, '')
  expect(refusal(() => restore('--from', copy, '--to', restored, '--key', key))).toContain(`${restored}-wal is there`)

  const target = join(folder, 'other.db')
  const torn = join(folder, 'torn.db')
  copyFileSync(copy, torn)
  truncateSync(torn, Math.floor(statSync(torn).size / 2))
  const text = join(folder, 'text.db')
  writeFileSync(text, 'the register of Leeds\n'.repeat(1000))
  const changed = join(folder, 'changed.db')
  copyFileSync(copy, changed)
  const edited = openDatabase(changed)
  edited.$client.exec("drop trigger audit_events_no_update; update audit_events set actor = 'nobody' where seq = 2")
  edited.$client.close()
  for (const [from, words] of [
    [torn, 'torn'],
    [text, 'is not a register'],
    [changed, 'is not whole'],
    [join(folder, 'nowhere.db'), 'is not there'],
  ] as const)
    expect([from, refusal(() => restore('--from', from, '--to', target, '--key', key))]).toEqual([
      from,
      expect.stringContaining(words),
    ])
  expect(readdirSync(folder).filter((name) => name.startsWith('other'))).toEqual([])
})

test('a copy needs its own key: not another register’s, not none, unless the operator says that it goes without', () => {
  const { folder, copy, key, restored } = copied()
  const other = join(folder, 'other.key')
  writeFileSync(other, OTHER)
  expect(refusal(() => restore('--from', copy, '--to', restored, '--key', other))).toContain('not that of this register')
  expect(refusal(() => restore('--from', copy, '--to', restored))).toContain('its key is missing')
  writeFileSync(`${restored}.key`, OTHER)
  expect(refusal(() => restore('--from', copy, '--to', restored, '--key', key))).toContain('is another key than')
  expect(existsSync(restored)).toBe(false)
  const without = join(folder, 'without.db')
  restore('--from', copy, '--to', without, '--without-key')
  expect([existsSync(without), existsSync(`${without}.key`)]).toEqual([true, false])
})

test('a server does not start without the key its register needs, and makes no new one', () => {
  const { db, path } = copied()
  const missing = join(path, '..', 'moved.db')
  expect(missingKey(db, { secretKey: undefined, databasePath: path })).toBeUndefined()
  expect(missingKey(db, { secretKey: SECRET, databasePath: missing })).toBeUndefined()
  expect(missingKey(db, { secretKey: undefined, databasePath: missing })).toContain('no new one is made')
  expect(existsSync(`${missing}.key`)).toBe(false)
})

test('mails that waited are sent from the restored register, or none of them where the operator says so', () => {
  const { db, folder, path, key } = copied()
  db.$client
    .prepare(
      "insert into mails (id, message, to_email, subject, text, html, asked_by, created_at, next_try_at) values ('m', 'mail-test', 'a@example.org', 's', 't', 'h', 'operator', 0, 0)",
    )
    .run()
  backUp(db, path, ['--to', join(folder, 'more')])
  const copy = join(folder, 'more', readdirSync(join(folder, 'more'))[0] as string)
  const mailOf = (to: string) => {
    const { $client } = openDatabase(to)
    return $client.prepare('select to_email, next_try_at is null, given_up_at is null from mails').raw().get()
  }
  const [sent, unsent] = [join(folder, 'sent.db'), join(folder, 'unsent.db')]
  restore('--from', copy, '--to', sent, '--key', key)
  restore('--from', copy, '--to', unsent, '--key', key, '--without-mail')
  expect([mailOf(sent), mailOf(unsent)]).toEqual([
    ['a@example.org', 0, 1],
    [null, 1, 0],
  ])
})

test('only the latest copies stay, and files of others are left alone', () => {
  const { path, copies } = onDisk()
  const db = openDatabase(path)
  mkdirSync(copies)
  writeFileSync(join(copies, 'notes.txt'), 'ours')
  for (const day of [0, 1, 2]) backUp(db, path, ['--to', copies, '--keep', '2'], WHOLE_NOW + day * 86_400_000)
  expect(readdirSync(copies)).toEqual(['concert-20260924T090000Z.db', 'concert-20260925T090000Z.db', 'notes.txt'])
})

test('a backup says what is wrong with its words, and leaves nothing where the disk refuses', () => {
  const { path, copies, folder } = onDisk()
  const db = openDatabase(path)
  expect(refusal(() => backUp(db, path, []))).toContain('--to is missing')
  expect(refusal(() => backUp(db, path, ['--to', copies, '--keep', 'none']))).toContain('--keep is a whole number')
  expect(refusal(() => backUp(db, path, ['--to', copies, '--key-to', copies]))).toContain('whoever takes one would have both')
  const within = join(copies, 'keys')
  expect(refusal(() => backUp(db, path, ['--to', copies, '--key-to', within]))).toContain('lie in one another')
  expect(refusal(() => backUp(db, path, ['--to', within, '--key-to', copies]))).toContain('lie in one another')
  expect(refusal(() => backUp(db, path, ['--to', folder]))).toContain('where its key lies')
  rmSync(copies, { recursive: true })
  writeFileSync(join(folder, 'a-file'), '')
  expect(refusal(() => backUp(db, path, ['--to', join(folder, 'a-file')]))).toContain('cannot be used')
  const full = spawnSync('bash', ['-c', `ulimit -f 64; node app/commands/operator.ts backup --to ${copies}`], {
    env: { ...process.env, DATABASE_PATH: path },
    encoding: 'utf8',
  })
  expect([full.status === 0, readdirSync(copies)]).toEqual([false, []])
}, 60_000)

test('an upgrade is tried on a copy first, a copy of the old file stays beside the new one, and an older version refuses a newer file', () => {
  const path = join(testFolder(), 'old.db')
  const last = shippedMigrations('db/migrations').at(-1)?.tag as string
  writeFileSync(path, databaseBefore(last).db.$client.serialize())
  upgradeCheckCommand.runAlone([], settingsOf(path))
  expect(readdirSync(join(path, '..'))).toEqual(['old.db'])
  const kept = copyBeforeUpgrade(path) as string
  openDatabase(path)
  expect([existsSync(kept), modeOf(kept), copyBeforeUpgrade(path)]).toEqual([true, '600', undefined])

  // Back to the old version, which goes on recording, and forward again: that is another state to go back to.
  const back = databaseBefore(last).db
  recordEvent(back, { at: WHOLE_NOW, actor: 'operator', action: 'person.added', subject: 'somebody' })
  for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true })
  writeFileSync(path, back.$client.serialize())
  expect(copyBeforeUpgrade(path)).not.toBe(kept)
  openDatabase(path)

  const newer = openDatabase(path)
  newer.$client.prepare("insert into __drizzle_migrations (hash, created_at) values ('next', ?)").run(Number.MAX_SAFE_INTEGER)
  newer.$client.close()
  expect(() => openDatabase(path)).toThrow('A later version of Concert wrote this file')
  expect(refusal(() => upgradeCheckCommand.runAlone([], settingsOf(path)))).toContain('A later version of Concert')
})

test('a file that others on the machine could read is closed to them when it is opened', () => {
  const path = join(testFolder(), 'open.db')
  writeFileSync(path, registerBytes())
  writeFileSync(`${path}.key`, SECRET)
  for (const file of [path, `${path}.key`]) chmodSync(file, 0o644)
  openDatabase(path)
  expect([path, `${path}-wal`, `${path}.key`].map(modeOf)).toEqual(['600', '600', '600'])
  const made = join(testFolder(), 'made.db')
  openDatabase(made)
  expect(modeOf(made)).toBe('600')
})
