import type { Logger } from 'pino'
import type { Measures } from './measures.server.ts'
import type { Instant } from './time.ts'

/** One turn of a loop. `stopping` is aborted when the loop is stopped: a long turn checks it before taking on more. */
export type Turn = (now: Instant, stopping: AbortSignal) => unknown

/** `stop` starts no more turns; it resolves once the current turn has ended. */
export type Loop = { stop: () => Promise<void> }

/** `now`: the clock. `measures`: where turns are counted, if anywhere. */
export type LoopContext = { log: Logger; now: () => Instant; measures?: Pick<Measures, 'turn'> }

/**
 * Runs `work` at once and again `period` milliseconds after each turn has ended, so never twice at once. A failing turn is logged
 * under the loop's name, once per run of the same fault, and affects nobody else; the next turn comes on time. A turn that answers with
 * how many things it did has that logged. Keeps no process alive.
 */
export function every(name: string, period: number, work: Turn, { log, now, measures }: LoopContext): Loop {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let fault: string | undefined

  async function turn(): Promise<void> {
    try {
      const done = await work(now(), stopping.signal)
      if (typeof done === 'number' && done > 0) log.info({ loop: name, done }, 'a job was done')
      if (fault !== undefined) log.info({ loop: name }, 'a loop works again')
      fault = undefined
      measures?.turn(name, { failed: false, at: now() })
    } catch (error) {
      const found = error instanceof Error ? error.message : String(error)
      if (found !== fault) log.error({ loop: name, err: error }, 'a loop failed and tries again in its time')
      fault = found
      measures?.turn(name, { failed: true, at: now() })
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
