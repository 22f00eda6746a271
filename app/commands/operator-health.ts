import { statfsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { clockDoubt, secondsBehind } from '#app/features/audit/chain/watch-clock.server.ts'
import { latestRelease } from '#app/features/figures/releases/release-queries.server.ts'
import { latestWeekEnd, releaseOf } from '#app/features/figures/tallies/release-rules.ts'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { longDay, moment } from '#app/platform/dates-in-words.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { missingKey, needsItsKey } from './backup/key-fits.server.ts'
import type { OperatorCommand } from './operator-command.ts'

const HOUR = 3_600_000
/** A backup a night, and two hours for the machine to be slow. */
const BACKUP_WITHIN = 26 * HOUR
const RELEASE_WITHIN = HOUR
const MAIL_WITHIN = HOUR

/** One thing looked at, in words. `fault`: somebody has to do something. */
type Finding = { about: string; words: string; fault: boolean }

/** Looks at everything that has to go on by itself. Nothing about a practice is printed. Exit code 1 where something does not. */
export const healthCommand: OperatorCommand = {
  usage: `health
    can it write, is there space, and when were the last release, backup and mail; exit code 1 where somebody has to look`,
  run(words, { db, settings, now }) {
    parseArgs({ args: words, options: {} })
    const path = settings.databasePath as string
    const found = [
      writing(db),
      space(path),
      key(db, path, settings.secretKey),
      clock(db, now),
      release(db, now),
      backup(db, now),
      mail(db),
    ]
    for (const { about, words: said, fault } of found) console.log(`${fault ? 'LOOK' : 'ok  '}  ${about.padEnd(8)} ${said}`)
    if (found.some(({ fault }) => fault)) process.exitCode = 1
  },
}

function writing(db: Db): Finding {
  const about = 'writing'
  try {
    db.$client.exec('begin immediate; rollback')
    return { about, words: 'a write begins at once or within five seconds', fault: false }
  } catch (error) {
    return { about, words: `no write begins: ${(error as Error).message}`, fault: true }
  }
}

function space(path: string): Finding {
  const { bavail, bsize } = statfsSync(dirname(resolve(path)))
  const [free, size] = [bavail * bsize, statSync(path).size]
  const words = `${megabytes(free)} free, the file takes ${megabytes(size)}`
  return { about: 'space', words, fault: free < 2 * size }
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6).toLocaleString('en-GB')} MB`

function key(db: Db, databasePath: string, secretKey: string | undefined): Finding {
  const missing = missingKey(db, { secretKey, databasePath })
  return {
    about: 'key',
    words: missing ?? (needsItsKey(db) ? 'in its place' : 'nothing needs it yet'),
    fault: missing !== undefined,
  }
}

function clock(db: Db, now: Instant): Finding {
  const doubt = registerKindOf(db) === 'real' ? clockDoubt(db, now) : undefined
  const behind = secondsBehind(db, now)
  const words = doubt ?? (behind > 0 ? `${behind} seconds behind the record` : 'agrees with the record')
  return { about: 'clock', words, fault: doubt !== undefined || behind > 0 }
}

function release(db: Db, now: Instant): Finding {
  const last = latestRelease(db)
  if (!last)
    return { about: 'release', words: 'none yet: the first comes on the Monday after the first week with a menu', fault: false }
  const due = latestWeekEnd(now - RELEASE_WITHIN)
  const words = `the last is of the week to ${longDay(last.weekEnd)}, issued ${moment(last.issuedAt)}`
  if (last.weekEnd >= due || last.round.ended) return { about: 'release', words, fault: false }
  return { about: 'release', words: `${words}; the next was due ${moment(releaseOf(due))}`, fault: true }
}

function backup(db: Db, now: Instant): Finding {
  const last = db.$client.prepare("select max(at) from audit_events where action = 'backup.made'").pluck().get()
  if (typeof last !== 'number') return { about: 'backup', words: 'none was made yet', fault: true }
  return { about: 'backup', words: `the last was made ${moment(last)}`, fault: last < now - BACKUP_WITHIN }
}

function mail(db: Db): Finding {
  const { waiting, oldest, failed } = db.$client
    .prepare(
      `select count(*) filter (where next_try_at is not null) as waiting, min(created_at) filter (where next_try_at is not null) as oldest,
         count(*) filter (where given_up_at > unixepoch() * 1000 - 86400000) as failed from mails`,
    )
    .get() as { waiting: number; oldest: number | null; failed: number }
  const words = `${waiting} wait, ${failed} given up in a day`
  return { about: 'mail', words, fault: (oldest !== null && oldest < Date.now() - MAIL_WITHIN) || failed > 0 }
}
