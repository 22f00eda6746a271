import type { ServerBuild } from '@remix-run/node'
import type { Logger } from 'pino'
import type { ViteDevServer } from 'vite'
import type { Settings } from '#app/platform/settings.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { Page } from './page-table.server.ts'
import type { Refuse } from './plain-page.server.ts'

/** What the web server is made of. `vite`: in development, where the build changes with every saved file. */
export type ServerParts = {
  db: Db
  settings: Settings
  log: Logger
  now: () => Instant
  build: ServerBuild
  vite?: ViteDevServer
}

/** What a step is made of. `refuse` answers with a plain page that says why. */
export type StepParts = ServerParts & { refuse: Refuse }

declare global {
  namespace Express {
    /** What one step of the server finds out about a request for those after it. */
    interface Locals {
      /** Lets the scripts of this one answer run. */
      nonce: string
      /** The page that is asked for; undefined where no route has the address. */
      page: Page | undefined
      /** Whether whoever sends a form had a session when its first bytes came. Who may is asked again once it is whole. */
      signedIn: boolean
      /** A form that was sent, whole. */
      form: Buffer<ArrayBuffer> | undefined
    }
  }
}
