/** Thrown when a queue is full: nothing was begun. */
export class QueueFull extends Error {
  constructor() {
    super('the queue is full')
  }
}

/**
 * Lets `atOnce` pieces of work run and `waiting` more stand in line, first come first served; beyond that it throws QueueFull at once.
 * So the memory and time that strangers can ask for have a bound.
 */
export function boundedQueue({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  let running = 0
  const line: (() => void)[] = []
  return async function run<T>(work: () => Promise<T>): Promise<T> {
    if (running < atOnce) running += 1
    else if (line.length < waiting) await new Promise<void>((resolve) => line.push(resolve))
    else throw new QueueFull()
    try {
      return await work()
    } finally {
      // Whoever is next takes the place over, so `running` stays as it is.
      const next = line.shift()
      if (next) next()
      else running -= 1
    }
  }
}
