import { clockDoubt, secondsBehind } from '#app/features/audit/chain/watch-clock.server.ts'
import { latestRelease } from '#app/features/figures/releases/release-queries.server.ts'
import { latestWeekEnd, releaseOf } from '#app/features/figures/tallies/release-rules.ts'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { longDay, moment } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { lastBackupAt, outboxFacts, spaceFacts } from './health-facts.server.ts'
import { missingKey, needsItsKey } from './key-fits.server.ts'

const HOUR = 3_600_000
/** A backup a night, and two hours for the machine to be slow. */
const BACKUP_WITHIN = 26 * HOUR
const RELEASE_WITHIN = HOUR
const MAIL_WITHIN = HOUR

/** One thing looked at, in words. `fault`: somebody has to do something. */
export type Finding = { about: string; words: string; fault: boolean }

/** `now`: the register's clock; `machineNow`: that of the machine, by which mail goes. */
export type HealthQuestion = { secretKey: string | undefined; now: Instant; machineNow: Instant }

/** Everything that has to go on by itself and is seen in the file or beside it. Nothing about a practice is among it. Writes nothing. */
export function healthFindings(db: Db, { secretKey, now, machineNow }: HealthQuestion): Finding[] {
  return [space(db), key(db, secretKey), clock(db, now), release(db, now), backup(db, now), mail(db, now, machineNow)]
}

function space(db: Db): Finding {
  const { free, file } = spaceFacts(db.$client.name)
  return { about: 'space', words: `${megabytes(free)} free, the file takes ${megabytes(file)}`, fault: free < 2 * file }
}

const megabytes = (bytes: number) => `${inFigures(Math.round(bytes / 1e6))} MB`

function key(db: Db, secretKey: string | undefined): Finding {
  const missing = missingKey(db, { secretKey, databasePath: db.$client.name })
  const words = missing ?? (needsItsKey(db) ? 'in its place' : 'nothing needs it yet')
  return { about: 'key', words, fault: missing !== undefined }
}

function clock(db: Db, now: Instant): Finding {
  const doubt = registerKindOf(db) === 'real' ? clockDoubt(db, now) : undefined
  const behind = secondsBehind(db, now)
  const agrees =
    registerKindOf(db) === 'demonstration'
      ? `the demonstration’s own, ${moment(now)}: releases and answers go by it; mail, backups and sign-ins by the machine’s`
      : 'agrees with the record'
  const words = doubt ?? (behind > 0 ? `${behind} seconds behind the record` : agrees)
  return { about: 'clock', words, fault: doubt !== undefined || behind > 0 }
}

function release(db: Db, now: Instant): Finding {
  const about = 'release'
  const last = latestRelease(db)
  if (!last) return { about, words: 'none yet: the first comes on the Monday after the first week with a menu', fault: false }
  const due = latestWeekEnd(now - RELEASE_WITHIN)
  const words = `the last is of the week to ${longDay(last.weekEnd)}, issued ${moment(last.issuedAt)}`
  if (last.weekEnd >= due || last.round.ended) return { about, words, fault: false }
  return { about, words: `${words}; the next was due ${moment(releaseOf(due))}`, fault: true }
}

function backup(db: Db, now: Instant): Finding {
  const about = 'backup'
  if (registerKindOf(db) === 'demonstration') return { about, words: 'a demonstration needs none', fault: false }
  const last = lastBackupAt(db)
  if (last === undefined) return { about, words: 'none was made yet', fault: true }
  return { about, words: `the last was made ${moment(last)}`, fault: last < now - BACKUP_WITHIN }
}

/** A mail is written by the register’s clock and goes by the machine’s: one that waits is as old as the register says. */
function mail(db: Db, now: Instant, machineNow: Instant): Finding {
  const { waiting, oldest, lastSent, givenUp } = outboxFacts(db, machineNow)
  const clock = registerKindOf(db) === 'demonstration' ? ', by the machine’s clock' : ''
  const last = lastSent === null ? 'none went out yet' : `the last went out ${moment(lastSent)}${clock}`
  const words = `${waiting} wait, ${givenUp} given up in a day; ${last}`
  return { about: 'mail', words, fault: (oldest !== null && oldest < now - MAIL_WITHIN) || givenUp > 0 }
}
