import { createHash } from 'node:crypto'
import type { PurgeSlice } from '#app/features/adoption/record/remove-records.server.ts'
import { wipedLine } from '#app/features/audit/chain/chain-rules.ts'
import { accountIn, type RowAccount } from '#app/features/audit/chain/written-rows.server.ts'
import type { Db } from '#db/client.server.ts'
import { type EventAbout, eventsOfSlice, wipeEvent } from './purging.sql.ts'

/** The events about what a slice removes, in order. */
export function eventsAbout(db: Db, slice: PurgeSlice): EventAbout[] {
  return eventsOfSlice(db).all(slice)
}

/**
 * Wipes the words of these events and leaves position, time and hashes. Returns their number and digest, for the purge's event,
 * and their accounts of rows.
 */
export function wipeEvents(
  tx: Db,
  slice: PurgeSlice,
  purge: string,
): { wiped: number; wipedDigest: string; accounts: RowAccount[] } {
  const digest = createHash('sha256')
  const events = eventsAbout(tx, slice)
  for (const event of events) digest.update(wipedLine(event))
  const wipe = wipeEvent(tx)
  for (const { seq } of events) wipe.run(purge, seq)
  const accounts = events.flatMap(({ detail }) => accountIn(detail) ?? [])
  return { wiped: events.length, wipedDigest: digest.digest('hex'), accounts }
}
