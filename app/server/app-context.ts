import type { Logger } from 'pino'
import type { Settings } from '#app/platform/settings.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

declare module '@remix-run/node' {
  /** What the server hands to every loader and action. */
  interface AppLoadContext {
    db: Db
    settings: Settings
    nonce: string
    /** True when a whole page is asked for, false for the data that a script in the browser asks for. */
    document: boolean
    log: Logger
    /** Where the request came from, as the rate limits count: an IPv4 address, or the first half of an IPv6 one. */
    source: string
    /** The clock: only routes and commands read it. */
    now: () => Instant
  }
}
