import type { Instant } from '#app/platform/time.ts'

/** The hash before the first event. */
export const FIRST_HASH = '0'.repeat(64)

/** An event as it lies in the chain, `detail` as its JSON text. */
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
 * What a purge leaves of an event about what it removed: place in the chain, time and hashes. `subject` becomes the purge's id, and the
 * purge's own event, later in the chain, carries how many it wiped and the digest of their hashes (decision 7).
 */
export const WIPED = { actor: '', action: 'wiped', detail: '' } as const

export const isWiped = (link: Pick<Link, 'actor' | 'action' | 'detail'>): boolean =>
  link.action === WIPED.action && link.actor === WIPED.actor && link.detail === WIPED.detail

/** The line that a wiped event adds to its purge's digest (SHA-256 over all of them, in order). */
export const wipedLine = ({ seq, at, hash }: Pick<Link, 'seq' | 'at' | 'hash'>): string => `${seq} ${at} ${hash}\n`

/** What is wrong with the first broken link. `number` and `at` are those the file shows for it. */
export type BrokenLink = { number: number; at: Instant; fault: ChainFault }
export type ChainFault = 'altered' | 'does-not-follow' | 'wiped-without-purge' | 'purge-does-not-match'

export const CHAIN_FAULTS: Record<ChainFault, string> = {
  altered: 'what it says is not what was written: its hash does not fit',
  'does-not-follow': 'it does not follow on the event before it: one was removed, added or moved',
  'wiped-without-purge': 'its words are gone and no purge accounts for it',
  'purge-does-not-match': 'the events it says it wiped are not those that are wiped',
}
