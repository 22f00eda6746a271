import { createHash, type Hash, hash as hashOnce } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { auditEvents } from '#db/schema/audit.ts'
import { chainText } from './audit-rules.ts'
import { everyLink, highestGiven } from './chain.sql.ts'
import { type BrokenLink, FIRST_HASH, isWiped, type Link, wipedLine } from './chain-rules.ts'

export type ChainReport =
  | { ok: true; events: number; wiped: number; last: { number: number; at: Instant; hash: string } | null; lostAtEnd: number }
  | { ok: false; events: number; broken: BrokenLink }

const hashAt = prepared((db) =>
  db
    .select({ hash: auditEvents.hash })
    .from(auditEvents)
    .where(eq(auditEvents.seq, sql.placeholder('seq')))
    .prepare(),
)

type Group = { digest: Hash; count: number; first: { number: number; at: Instant } }

/**
 * Checks the whole chain, one event in memory at a time, and stops at the first broken link. A wiped event keeps its hashes and
 * counts as intact once the purge's own event has accounted for it. `lostAtEnd`: events that were written and are missing, as far
 * as the file still shows.
 */
export function verifyChain(db: Db): ChainReport {
  let before = FIRST_HASH
  let events = 0
  let wiped = 0
  let last: Link | undefined
  const groups = new Map<string, Group>()
  for (const row of everyLink(db).iterate()) {
    const [seq, at, actor, action, subject, detail, previousHash, hash] = row
    const link = { seq, at, actor, action, subject, detail, previousHash, hash }
    const broken = (fault: BrokenLink['fault']): ChainReport => ({ ok: false, events, broken: { number: seq, at, fault } })
    if (previousHash !== before) return broken('does-not-follow')
    if (isWiped(link)) {
      addTo(groups, link)
      wiped++
    } else {
      if (hashOnce('sha256', chainText(previousHash, link)) !== hash) return broken('altered')
      if (action === 'round.purged' && !accountsFor(groups, detail)) return broken('purge-does-not-match')
    }
    before = hash
    last = link
    events++
  }
  const [open] = groups.values()
  if (open) return { ok: false, events, broken: { ...open.first, fault: 'wiped-without-purge' } }
  const given = highestGiven(db).get() ?? 0
  const end = last ? { number: last.seq, at: last.at, hash: last.hash } : null
  return { ok: true, events, wiped, last: end, lostAtEnd: Math.max(0, given - (last?.seq ?? 0)) }
}

/** Whether the event of this number has this hash, which an operator noted at an earlier check. */
export function chainHolds(db: Db, number: number, hash: string): boolean {
  return hashAt(db).get({ seq: number })?.hash === hash
}

function addTo(groups: Map<string, Group>, link: Link): void {
  const group = groups.get(link.subject) ?? { digest: createHash('sha256'), count: 0, first: { number: link.seq, at: link.at } }
  group.digest.update(wipedLine(link))
  group.count++
  groups.set(link.subject, group)
}

/** Whether a purge's event names exactly the events wiped for it, and closes their group. */
function accountsFor(groups: Map<string, Group>, detail: string): boolean {
  const { purge, wiped, wipedDigest } = JSON.parse(detail) as { purge: string; wiped: number; wipedDigest: string }
  const group = groups.get(purge)
  groups.delete(purge)
  const found = group ?? { digest: createHash('sha256'), count: 0 }
  return found.count === wiped && found.digest.digest('hex') === wipedDigest
}
