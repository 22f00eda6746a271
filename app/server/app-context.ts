import type { Logger } from 'pino'
import type { DocumentMaker } from '#app/platform/documents/document-maker.server.ts'
import type { Measures } from '#app/platform/measures.server.ts'
import type { Settings } from '#app/platform/settings.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

declare module '@remix-run/node' {
  /** The context of every loader and action. */
  interface AppLoadContext {
    db: Db
    settings: Settings
    nonce: string
    /** True for a whole page, false for data requested by a script in the browser. */
    document: boolean
    log: Logger
    /** Makes documents and pictures, in a process beside the server. */
    documents: DocumentMaker
    /** What this process counts of itself. */
    measures: Measures
    /** The source of the request for the rate limits: an IPv4 address, or the first half of an IPv6 one. */
    source: string
    /** Whether who asks may see how the server is. */
    mayWatch: boolean
    /** The form as it was sent, and its content type: an action reads its request, which can be read only once. */
    form?: Buffer<ArrayBuffer>
    formType?: string
    /** Takes the bytes of a page, to be sent as they are. Without it they go into the Response, which copies them. */
    sendInPieces?: (pieces: readonly Uint8Array[]) => void
    /** The clock: only routes and commands read it. */
    now: () => Instant
    /** The machine's clock, for codes of authenticator apps: a demonstration's own stands elsewhere. */
    machineNow: () => Instant
  }
}
