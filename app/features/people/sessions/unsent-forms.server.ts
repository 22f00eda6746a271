import { and, desc, eq, lte } from 'drizzle-orm'
import { newId } from '#app/platform/id.server.ts'
import { keyedHash, sameHash, seal, unseal } from '#app/platform/sealing.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { unsentForms } from '#db/schema/people.ts'

/** The field by which a form says for whom it was drawn, and the one by which it says that it was stored before. */
export const DRAWN_FOR = 'drawn-for'
export const UNSENT = 'unsent'

/** Secrets are typed again: none is stored. The others are ours, not the person's. */
const NOT_STORED = ['password', 'again', 'old', 'code', 'token', 'answer', 'username', DRAWN_FOR, UNSENT]
const GOOD_FOR = 86_400_000
/** Of one person; the oldest go. */
const MOST = 5

export type UnsentForm = { why: 'session-over' | 'other-person'; path: string; fields: [name: string, value: string][] }

/** What a page drawn for a person has in its forms. It says to nobody else who that is. */
export const drawnForMark = (key: Buffer, personId: string): string => keyedHash(key, 'drawn for', personId)

/** Whether a sent form was drawn for somebody else. One without a mark was drawn for nobody in particular. */
export function isDrawnForAnother(key: Buffer, form: FormData, personId: string): boolean {
  const mark = form.get(DRAWN_FOR)
  return typeof mark === 'string' && mark !== '' && !sameHash(mark, drawnForMark(key, personId))
}

/** Stores what was sent for this person to find, sealed, for a day at most; answers with its id. Files and passwords are left out. */
export function storeUnsentForm(
  db: Db,
  { personId, why, path }: { personId: string; why: UnsentForm['why']; path: string },
  form: FormData,
  key: Buffer,
  now: Instant,
): string {
  const fields = [...form].filter(([name, value]) => typeof value === 'string' && !NOT_STORED.includes(name))
  const id = newId()
  return inTransaction(db, (tx) => {
    const sealed = seal(key, JSON.stringify(fields), `unsent form ${personId}`)
    tx.insert(unsentForms).values({ id, personId, why, path, form: sealed, sentAt: now }).run()
    const own = tx.select({ id: unsentForms.id }).from(unsentForms).where(eq(unsentForms.personId, personId))
    for (const old of own.orderBy(desc(unsentForms.sentAt), desc(unsentForms.id)).all().slice(MOST))
      tx.delete(unsentForms).where(eq(unsentForms.id, old.id)).run()
    return id
  })
}

/** A form stored for this person; undefined for anybody else's, one that was sent and one older than a day. */
export function unsentForm(
  db: Db,
  { id, personId }: { id: string; personId: string },
  key: Buffer,
  now: Instant,
): UnsentForm | undefined {
  const own = and(eq(unsentForms.id, id), eq(unsentForms.personId, personId))
  const found = db.select().from(unsentForms).where(own).get()
  const opened = found && now < found.sentAt + GOOD_FOR ? unseal(key, found.form, `unsent form ${personId}`) : undefined
  return found && opened ? { why: found.why, path: found.path, fields: JSON.parse(opened) as UnsentForm['fields'] } : undefined
}

/** Deletes a stored form that its person has sent now. */
export function deleteUnsentForm(db: Db, { id, personId }: { id: string; personId: string }): void {
  db.delete(unsentForms)
    .where(and(eq(unsentForms.id, id), eq(unsentForms.personId, personId)))
    .run()
}

/** Deletes the stored forms that are older than a day. */
export function deleteOldUnsentForms(db: Db, now: Instant): void {
  db.delete(unsentForms)
    .where(lte(unsentForms.sentAt, now - GOOD_FOR))
    .run()
}
