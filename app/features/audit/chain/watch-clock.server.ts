import type { Logger } from 'pino'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { clockBehind } from './record-clock.server.ts'

/** A small correction of the clock is not worth a message. */
const WORTH_TELLING = 60_000

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
