import type { Logger } from 'pino'
import type { Instant } from './time.ts'

/** What a loop does in one turn. `stopping` is aborted once the loop is told to stop: a long turn asks it before it takes on more. */
export type Turn = (now: Instant, stopping: AbortSignal) => unknown

/** `stop` takes no more turns; it resolves once the turn in hand has ended. */
export type Loop = { stop: () => Promise<void> }

/**
 * Does `work` at once and again `period` milliseconds after each turn has ended, so never twice at once. A turn that fails is logged
 * under the loop's name, once for each fault in a row, and reaches nobody else; the next comes in its time. `now`: the clock. Keeps no
 * process alive.
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
