import type { Logger } from 'pino'
import type { Instant } from './time.ts'

/** One turn of a loop. `stopping` is aborted when the loop is stopped: a long turn checks it before taking on more. */
export type Turn = (now: Instant, stopping: AbortSignal) => unknown

/** `stop` starts no more turns; it resolves once the current turn has ended. */
export type Loop = { stop: () => Promise<void> }

/**
 * Runs `work` at once and again `period` milliseconds after each turn has ended, so never twice at once. A failing turn is logged
 * under the loop's name, once per run of the same fault, and affects nobody else; the next turn comes on time. `now`: the clock.
 * Keeps no process alive.
 */
export function every(name: string, period: number, work: Turn, { log, now }: { log: Logger; now: () => Instant }): Loop {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let fault: string | undefined

  async function turn(): Promise<void> {
    try {
      await work(now(), stopping.signal)
      if (fault !== undefined) log.info({ loop: name }, 'a loop works again')
      fault = undefined
    } catch (error) {
      const found = error instanceof Error ? error.message : String(error)
      if (found !== fault) log.error({ loop: name, err: error }, 'a loop failed and tries again in its time')
      fault = found
    }
    if (!stopping.signal.aborted) timer = setTimeout(begin, period).unref()
  }
  let inHand: Promise<void>
  const begin = () => {
    inHand = turn()
  }
  begin()
  return {
    stop: () => {
      stopping.abort()
      clearTimeout(timer)
      return inHand
    },
  }
}
