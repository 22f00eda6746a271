import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, expect, test } from 'vitest'
import { checked } from '#app/commands/operator-audit.ts'
import { keyOf } from '#app/features/figures/releases/figures-key.server.ts'
import { issueDueReleases } from '#app/features/figures/releases/issue-releases.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { openDatabase } from '#db/client.server.ts'
import { freshDatabase } from '#test/support/database.ts'
import { databaseBefore } from '#test/support/earlier-version.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { everyone, recordStatements, twoRegions } from '#test/support/two-regions.ts'
import { answeredFor, bundled, LONG } from './writers.ts'

const TIMES = LONG ? 100 : 3
const TUESDAY = instantOf('2024-11-05', '12:00')
const SIGNALS = ['SIGKILL', 'SIGTERM'] as const

let folder: string
beforeAll(async () => {
  folder = await bundled()
}, 60_000)

/** Begins a work and ends its process so many milliseconds after it began, unless it was done. */
async function brokenOff(words: string[], after: number, signal: NodeJS.Signals): Promise<void> {
  const child = fork(`${folder}/working.js`, words, { silent: true, execArgv: [] })
  const ended = once(child, 'exit')
  await once(child, 'message')
  await new Promise((resolve) => setTimeout(resolve, after))
  child.kill(signal)
  await ended
}

async function done(words: string[]): Promise<void> {
  const child = fork(`${folder}/working.js`, words, { silent: true, execArgv: [] })
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
}

const longest = LONG ? 900_000 : 120_000
const moments = (most: number) => Array.from({ length: TIMES }, (_, n) => [Math.random() * most, SIGNALS[n % 2]!] as const)

test(
  'a copy that is broken off is not there; the register is as it was, and the next copy is whole',
  async () => {
    const here = testFolder()
    const [path, to] = [join(here, 'concert.db'), join(here, 'copy.db')]
    const db = openDatabase(path)
    db.$client.exec('create table ballast (bytes blob) strict')
    for (let n = 0; n < 40; n += 1) db.$client.prepare('insert into ballast values (randomblob(500000))').run()
    db.$client.close()
    for (const [after, signal] of moments(60)) {
      rmSync(to, { force: true })
      await brokenOff(['copy', path, to], after, signal)
      if (existsSync(to)) expect(integrity(to)).toBe('ok')
      expect(integrity(path)).toBe('ok')
    }
    await done(['copy', path, to])
    expect([integrity(to), readdirSync(here).filter((name) => name.startsWith('copy'))]).toEqual(['ok', ['copy.db']])
  },
  longest,
)

test(
  'an upgrade that is broken off leaves the old shape or the new, and the next start brings it to the new',
  async () => {
    const here = testFolder()
    const image = databaseBefore('0010_draft_statuses').db.$client.serialize()
    const shape = (path: string) => {
      const db = openDatabase(path)
      try {
        return db.$client.prepare('select type, name, sql from sqlite_master order by type, name').all()
      } finally {
        db.$client.close()
      }
    }
    const fresh = freshDatabase().$client.prepare('select type, name, sql from sqlite_master order by type, name').all()
    for (const [n, [after, signal]] of moments(120).entries()) {
      const path = join(here, `${n}.db`)
      writeFileSync(path, image)
      await brokenOff(['upgrade', path], after, signal)
      expect(integrity(path)).toBe('ok')
      expect(shape(path)).toEqual(fresh)
    }
  },
  longest,
)

test(
  'releases that are broken off are whole as far as they came, and the rest comes out the same',
  async () => {
    const england = twoRegions()
    recordStatements(england, { report: everyone })
    answeredFor(england, TUESDAY - 60_000)
    const image = england.$client.serialize()
    const hashes = (db: ReturnType<typeof openDatabase>) =>
      db.$client.prepare('select week_end, hash_all from releases order by 1').raw().all()
    issueDueReleases(england, keyOf(Buffer.alloc(32, 7)), TUESDAY)
    const wanted = hashes(england)
    const here = testFolder()
    for (const [n, [after, signal]] of moments(250).entries()) {
      const path = join(here, `${n}.db`)
      writeFileSync(path, image)
      await brokenOff(['release', path, '', String(TUESDAY)], after, signal)
      const db = openDatabase(path)
      expect(wanted).toEqual(expect.arrayContaining(hashes(db)))
      expect(checked(db).faults).toEqual([])
      issueDueReleases(db, keyOf(Buffer.alloc(32, 7)), TUESDAY)
      expect(hashes(db)).toEqual(wanted)
      db.$client.close()
    }
    console.log(`broken off: ${TIMES} copies, upgrades and sets of releases each, none half there`)
  },
  longest,
)

function integrity(path: string): unknown {
  const client = new Database(path)
  try {
    return client.pragma('integrity_check(1)', { simple: true })
  } finally {
    client.close()
  }
}
