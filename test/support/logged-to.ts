import { type Logger, pino } from 'pino'

/** A log that a test reads: each line as it was written. */
export function loggedTo(): { log: Logger; lines: () => Record<string, unknown>[] } {
  const written: string[] = []
  const log = pino({ base: null, timestamp: false }, { write: (line: string) => void written.push(line) })
  return { log, lines: () => written.map((line) => JSON.parse(line)) }
}
