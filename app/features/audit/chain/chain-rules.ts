import type { Instant } from '#app/platform/time.ts'

/** The hash before the first event. */
export const FIRST_HASH = '0'.repeat(64)

/** An event as stored in the chain, `detail` as its JSON text. */
export type Link = {
  seq: number
  at: Instant
  actor: string
  action: string
  subject: string
  detail: string
  previousHash: string
  hash: string
}

/**
 * The remains of an event after a purge: position in the chain, time and hashes. `subject` becomes the purge's id. The purge's
 * own event, later in the chain, holds the number of wiped events and the digest of their hashes (decision 7).
 */
const WIPED = { actor: '', action: 'wiped', detail: '' } as const

export const isWiped = (link: Pick<Link, 'actor' | 'action' | 'detail'>): boolean =>
  link.action === WIPED.action && link.actor === WIPED.actor && link.detail === WIPED.detail

/** The line of a wiped event in its purge's digest (SHA-256 over all of them, in order). */
export const wipedLine = ({ seq, at, hash }: Pick<Link, 'seq' | 'at' | 'hash'>): string => `${seq} ${at} ${hash}\n`

/** The fault of the first broken link. `number` and `at` are those in the file. */
export type BrokenLink = { number: number; at: Instant; fault: ChainFault }
export type ChainFault = 'altered' | 'does-not-follow' | 'wiped-without-purge' | 'purge-does-not-match'

export const CHAIN_FAULTS: Record<ChainFault, string> = {
  altered: 'what it says is not what was written: its hash does not fit',
  'does-not-follow': 'it does not follow on the event before it: one was removed, added or moved',
  'wiped-without-purge': 'its words are gone and no purge accounts for it',
  'purge-does-not-match': 'the events it says it wiped are not those that are wiped',
}
