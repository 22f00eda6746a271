import { and, count, eq, isNull, sql } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { keyedHash } from '#app/platform/sealing.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { recoveryCodes } from '#db/schema/sign-in.ts'
import { mailFactorChange } from './mail-factor-change.server.ts'

const HOW_MANY = 10

/** The form for comparison: any way of typing it, with letters that look like digits read as digits. */
const typed = (code: string) =>
  code
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/[il]/g, '1')
    .replace(/o/g, '0')
const storedHash = (personId: string, code: string, key: Buffer) => keyedHash(key, 'recovery code', `${personId}\n${typed(code)}`)

/**
 * Makes ten codes of 60 bits, as `abcd-efgh-jkmn`, and replaces all earlier ones. They are returned this once: the database holds
 * hashes that cannot be guessed at without the key.
 */
export function makeRecoveryCodes(db: Db, personId: string, key: Buffer, now: Instant): string[] {
  const codes = Array.from({ length: HOW_MANY }, () =>
    newId()
      .slice(0, 12)
      .replace(/(.{4})(?=.)/g, '$1-'),
  )
  inTransaction(db, (tx) => {
    tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId)).run()
    const rows = codes.map((code) => ({ personId, codeHash: storedHash(personId, code, key) }))
    tx.insert(recoveryCodes).values(rows).run()
    recordEvent(tx, { at: now, actor: personId, action: 'recovery-codes.made', subject: personId })
    mailFactorChange(tx, personId, 'recovery-codes-made', personId, now)
  })
  return codes
}

/** Uses a code once: false when it is not the person's, or was used. */
export function takeRecoveryCode(db: Db, personId: string, code: string, key: Buffer, now: Instant): boolean {
  return inTransaction(db, (tx) => {
    const hash = storedHash(personId, code, key)
    const unused = and(eq(recoveryCodes.personId, personId), eq(recoveryCodes.codeHash, hash), isNull(recoveryCodes.usedAt))
    if (tx.update(recoveryCodes).set({ usedAt: now }).where(unused).run().changes === 0) return false
    recordEvent(tx, { at: now, actor: personId, action: 'recovery-code.used', subject: personId })
    return true
  })
}

const unusedOf = prepared((db) =>
  db
    .select({ left: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.personId, sql.placeholder('personId')), isNull(recoveryCodes.usedAt)))
    .prepare(),
)

/** How many codes are left. */
export const recoveryCodesLeft = (db: Db, personId: string): number => unusedOf(db).get({ personId })?.left ?? 0

/** Removes all codes when the last second factor is gone. */
export function removeRecoveryCodes(db: Db, personId: string): void {
  db.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId)).run()
}
