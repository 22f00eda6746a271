import type { Source } from '#app/platform/source-lines.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Rows, Section } from './dispute-form.ts'
import type { When } from './when-rules.ts'

/* What the versions of the desk hold. Their rows name sources by number, as the form does; the content files by key. */

/** `url`: an https address, `not known`, or `made up` in the demonstration's own dispute. */
export type NumberedSources = Record<string, Source>
type Said = { when: When; words: string; sources: string[]; conflict?: string; derived?: true }

/** The head of a dispute. */
export type DisputeRecord = {
  title: string
  asks: string
  counterparty: string
  contractor: string | null
  carriedBy: string
  opened: Said
  ended: Said | null
  rounds: string[]
  ballots: string[]
  lines: { key: string; name: string; covers?: string }[]
  sources: NumberedSources
}

/** One row of a dispute. `taken`: what it was in the content file that the desk took it from, so that the file's row is known again. */
export type PartRecord = {
  [S in Section]: {
    dispute: string
    section: S
    row: Rows[S]
    sources: NumberedSources
    taken?: { when: When | null; says: string }
  }
}[Section]

/** The latest version of either as it is laid over the files. */
export type OfDesk<R> = { slug: string; withdrawn: boolean; recordedAt: Instant; fields: R }
