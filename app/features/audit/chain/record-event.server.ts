import { createHash } from 'node:crypto'
import { desc, sql } from 'drizzle-orm'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { auditEvents } from '#db/schema/audit.ts'
import { type AuditEvent, chainText } from './audit-rules.ts'
import { FIRST_HASH } from './chain-rules.ts'

const lastHash = prepared((db) =>
  db.select({ hash: auditEvents.hash }).from(auditEvents).orderBy(desc(auditEvents.seq)).limit(1).prepare(),
)
const insertEvent = prepared((db) =>
  db
    .insert(auditEvents)
    .values({
      at: sql.placeholder('at'),
      actor: sql.placeholder('actor'),
      action: sql.placeholder('action'),
      subject: sql.placeholder('subject'),
      detail: sql.placeholder('detail'),
      previousHash: sql.placeholder('previousHash'),
      hash: sql.placeholder('hash'),
    })
    .prepare(),
)

/** Writes one event at the end of the chain. Call it inside the transaction of the act: an act that cannot be written down does not happen. */
export function recordEvent(db: Db, event: AuditEvent): void {
  inTransaction(db, (tx) => {
    const previousHash = lastHash(tx).get()?.hash ?? FIRST_HASH
    const row = { ...event, detail: JSON.stringify(event.detail ?? {}) }
    const hash = createHash('sha256').update(chainText(previousHash, row)).digest('hex')
    insertEvent(tx).run({ ...row, previousHash, hash })
  })
}
