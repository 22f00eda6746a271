export type Line = 'first' | 'others'

/** Thrown when a queue is full: nothing was begun. */
export class QueueFull extends Error {
  constructor() {
    super('the queue is full')
  }
}

/**
 * Lets `atOnce` pieces of work run and `waiting` more stand in each of two lines; beyond that it throws QueueFull at once. So the memory
 * and time that strangers can ask for have a bound. Whoever stands in the `first` line goes before all `others`, and a full line of
 * others leaves the first its places.
 */
export function boundedQueue({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  let running = 0
  const lines: Record<Line, (() => void)[]> = { first: [], others: [] }
  return async function run<T>(work: () => Promise<T>, line: Line = 'others'): Promise<T> {
    if (running < atOnce) running += 1
    else if (lines[line].length < waiting) await new Promise<void>((resolve) => lines[line].push(resolve))
    else throw new QueueFull()
    try {
      return await work()
    } finally {
      // Whoever is next takes the place over, so `running` stays as it is.
      const next = lines.first.shift() ?? lines.others.shift()
      if (next) next()
      else running -= 1
    }
  }
}
