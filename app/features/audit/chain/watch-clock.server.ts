import type { Logger } from 'pino'
import { moment } from '#app/platform/dates-in-words.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { clockBehind, lastRecordedAt } from './record-clock.server.ts'

/** A small correction of the clock is not worth a message. */
const WORTH_TELLING = 60_000

/** In use, a register records something every week. After a longer pause the machine's clock is asked about. */
const LONGEST_PAUSE = 35 * 86_400_000

/**
 * Why the machine's clock is not believed at a start, in words; undefined where it is. A clock far ahead would leave the record
 * there for good (decision 27): rows of a day to come cannot be dated back.
 */
export function clockDoubt(db: Db, now: Instant): string | undefined {
  const last = lastRecordedAt(db)
  if (last === 0 || now - last <= LONGEST_PAUSE) return undefined
  const days = Math.floor((now - last) / 86_400_000).toLocaleString('en-GB')
  return `the clock of this machine says ${moment(now)}, and the last thing was recorded ${days} days before, on ${moment(last)}. If the clock is wrong, set it right. If it is right, say so once: npm run operator -- clock --is-right`
}

/** How many whole seconds the machine's clock is behind the record; 0 up to a minute. */
export function secondsBehind(db: Db, now: Instant): number {
  const behind = clockBehind(db, now)
  return behind > WORTH_TELLING ? Math.round(behind / 1000) : 0
}

/** A turn of a loop that logs once when the clock was set back by more than a minute, and once when it has caught up. */
export function watchClock({ db, log }: { db: Db; log: Pick<Logger, 'warn' | 'info'> }): (now: Instant) => void {
  let told = false
  return (now) => {
    const seconds = secondsBehind(db, now)
    if (seconds > 0 && !told)
      log.warn(
        { seconds },
        'the clock stands behind what was recorded last: it was set back, or forward before; what is recorded keeps its order',
      )
    if (seconds === 0 && told) log.info('the clock has caught up with what was recorded last')
    told = seconds > 0
  }
}
