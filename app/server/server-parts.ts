import type { ServerBuild } from '@remix-run/node'
import type { Logger } from 'pino'
import type { ViteDevServer } from 'vite'
import type { DocumentMaker } from '#app/platform/documents/document-maker.server.ts'
import type { Measures } from '#app/platform/measures.server.ts'
import type { Settings } from '#app/platform/settings.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { Page } from './page-table.server.ts'
import type { Refuse } from './plain-page.server.ts'

/** The parts of the web server. `vite`: in development, where the build changes with every saved file. */
export type ServerParts = {
  db: Db
  settings: Settings
  log: Logger
  documents: DocumentMaker
  measures: Measures
  now: () => Instant
  /** The machine's clock, for codes of authenticator apps; without it `now`. */
  machineNow?: () => Instant
  build: ServerBuild
  vite?: ViteDevServer
}

/** The parts of a step. `refuse` answers with a plain page that says why. */
export type StepParts = ServerParts & { refuse: Refuse }

declare global {
  namespace Express {
    /** What a step finds out about a request for later steps. */
    interface Locals {
      /** The nonce of this answer's scripts. */
      nonce: string
      /** The requested page; undefined where no route has the address. */
      page: Page | undefined
      /** Whether the sender of a form had a session when its first bytes came. Access is checked again once it is whole. */
      signedIn: boolean
      /** A whole form, as sent. */
      form: Buffer<ArrayBuffer> | undefined
      /** When it was whole, by `performance.now()`. */
      wholeAt?: number
    }
  }
}
