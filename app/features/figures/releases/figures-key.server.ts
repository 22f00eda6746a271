import { createHmac, createSecretKey } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import type { Draw } from '#app/features/figures/disclosure/draw-rules.ts'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { keyFor, sameHash } from '#app/platform/sealing.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { figuresKey } from '#db/schema/figures.ts'

/** The key of figures: what the secret small numbers are drawn with. It opens nothing; it takes the blur off published figures. */
export type FiguresKey = { draw: Draw; check: string }

/** The key of figures of a deployment. A demonstration has a fixed one, so that its pictures and tests repeat; nothing else has. */
export function figuresKeyOf(db: Db, secretKey: () => Buffer): FiguresKey {
  return registerKindOf(db) === 'demonstration' ? demonstrationKey : keyOf(keyFor(secretKey(), 'figures'))
}

export function keyOf(key: Buffer): FiguresKey {
  // A key object is made once: of bytes every HMAC would make one, and that takes four fifths of its time.
  const secret = createSecretKey(key)
  const draw = (label: string) => createHmac('sha256', secret).update(label).digest()
  return { draw, check: draw('check').toString('base64url') }
}

export const demonstrationKey = keyOf(Buffer.from('demonstration'.padEnd(32, '.')))

const stored = prepared((db) => db.select({ checkHash: figuresKey.checkHash }).from(figuresKey).prepare())
const insert = prepared((db) =>
  db
    .insert(figuresKey)
    .values({ only: 1, checkHash: sql.placeholder('checkHash'), recordedAt: sql.placeholder('recordedAt') })
    .prepare(),
)

/** False where earlier figures were drawn with another key: a second key on the same facts would be a second draw of one truth. */
export function isRightKey(db: Db, { check }: FiguresKey): boolean {
  const noted = stored(db).get()?.checkHash
  return noted === undefined || sameHash(noted, check)
}

/** Notes the key with the first release, in its transaction. Throws under another key than the noted one. */
export function noteKey(tx: Db, key: FiguresKey, recordedAt: Instant): void {
  if (!isRightKey(tx, key)) throw new Error('The key of figures is not the one that earlier figures were drawn with.')
  if (stored(tx).get()?.checkHash !== undefined) return
  const { lastInsertRowid } = insert(tx).run({ checkHash: key.check, recordedAt })
  const event = { at: recordedAt, actor: 'concert', action: 'figures-key.noted', subject: 'figures' } as const
  recordEvent(tx, event, rowsWritten(tx, { figures_key: lastInsertRowid }))
}
