import { type Logger, pino } from 'pino'
import type { Settings } from './settings.server.ts'

/** The log. It never holds an address, a cookie, a form's content or a query string. */
export function openLog(level: Settings['logLevel']): Logger {
  return pino({ level, redact: ['req.headers', 'email', 'password'], base: undefined })
}
