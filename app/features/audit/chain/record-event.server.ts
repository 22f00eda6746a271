import { createHash } from 'node:crypto'
import { type Db, inTransaction } from '#db/client.server.ts'
import { type AuditEvent, chainText, isOfMachineTime } from './audit-rules.ts'
import { insertLink, lastLink } from './chain.sql.ts'
import { FIRST_HASH } from './chain-rules.ts'
import { eventTime } from './record-clock.server.ts'
import type { RowAccount } from './written-rows.server.ts'

/** The event recorded last, by its place in the chain and its hash; undefined in an empty register. */
export const lastEvent = (db: Db): { seq: number; hash: string } | undefined => lastLink(db).get()

/**
 * Appends one event to the chain, with the digests of the rows it covers (`rows`). Call it inside the transaction of the act,
 * after its rows: an act that cannot be recorded does not happen. Its time is never before the last recorded time, whatever the
 * machine's clock says; events of sessions and passwords keep the machine's time.
 */
export function recordEvent(db: Db, event: AuditEvent, rows?: RowAccount): void {
  inTransaction(db, (tx) => {
    const previousHash = lastEvent(tx)?.hash ?? FIRST_HASH
    const at = isOfMachineTime(event.action) ? event.at : eventTime(tx, event.at)
    const detail = JSON.stringify(rows ? { ...event.detail, rows } : (event.detail ?? {}))
    const row = { ...event, at, detail }
    const hash = createHash('sha256').update(chainText(previousHash, row)).digest('hex')
    insertLink(tx).run({ ...row, previousHash, hash })
  })
}
