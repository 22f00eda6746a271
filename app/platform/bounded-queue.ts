export type Line = 'first' | 'others'

/** Thrown when a queue is full: nothing was started. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull'
  constructor() {
    super('the queue is full')
  }
}

/** By its name: in development the server and the pages are loaded apart, each with a class of its own. */
export const isQueueFull = (error: unknown): boolean => error instanceof Error && error.name === 'QueueFull'

/**
 * Runs `atOnce` pieces of work and lets `waiting` more wait in each of two lines; beyond that it throws QueueFull at once. So
 * memory and time for strangers are bounded. The `first` line goes before all `others`, and a full line of others leaves the
 * first line its places. `waiting` counts those in both lines.
 */
export function boundedQueue({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  let running = 0
  const lines: Record<Line, (() => void)[]> = { first: [], others: [] }
  async function run<T>(work: () => Promise<T>, line: Line = 'others'): Promise<T> {
    if (running < atOnce) running += 1
    else if (lines[line].length < waiting) await new Promise<void>((resolve) => lines[line].push(resolve))
    else throw new QueueFull()
    try {
      return await work()
    } finally {
      // The next one takes over the slot, so `running` stays the same.
      const next = lines.first.shift() ?? lines.others.shift()
      if (next) next()
      else running -= 1
    }
  }
  return Object.assign(run, { waiting: () => lines.first.length + lines.others.length })
}
