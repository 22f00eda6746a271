import { and, desc, eq, lte } from 'drizzle-orm'
import { type Cache, cacheOf } from '#app/platform/cache.ts'
import { newId } from '#app/platform/id.server.ts'
import { keyedHash, sameHash, seal, unseal } from '#app/platform/sealing.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { unsentForms } from '#db/schema/sign-in.ts'

/** The field that names the person a form was drawn for, and the field that names its stored copy. */
export const DRAWN_FOR = 'drawn-for'
export const UNSENT = 'unsent'

/** Must be typed again: never stored and never shown. */
const SECRETS = ['password', 'again', 'old', 'code']
/** In addition our own fields, which are good for one sending only. */
const NOT_STORED = [...SECRETS, 'token', 'answer', 'username', DRAWN_FOR, UNSENT]
const GOOD_FOR = 86_400_000
/** Per person; the oldest are deleted. */
const MOST = 5

export type FormFields = [name: string, value: string][]
export type UnsentForm = { why: 'session-over' | 'other-person'; path: string; fields: FormFields }

const fieldsWithout = (form: FormData, names: readonly string[]): FormFields =>
  [...form].filter((field): field is FormFields[number] => typeof field[1] === 'string' && !names.includes(field[0]))

/** The fields of a form to send again at once, without passwords, codes and files. */
export const fieldsToSendAgain = (form: FormData): FormFields => fieldsWithout(form, SECRETS)

const marks = new WeakMap<Buffer, Cache<string, string>>()

/** The mark in the forms of a person's page. It reveals to nobody else who that is. Every page asks for it, up to twice. */
export function drawnForMark(key: Buffer, personId: string): string {
  const ofKey = marks.get(key) ?? cacheOf<string, string>({ most: 5000 })
  marks.set(key, ofKey)
  return ofKey.of(personId, () => keyedHash(key, 'drawn for', personId))
}

/** Whether a form was drawn for somebody else. A form without a mark was drawn for nobody in particular. */
export function isDrawnForAnother(key: Buffer, form: FormData, personId: string): boolean {
  const mark = form.get(DRAWN_FOR)
  return typeof mark === 'string' && mark !== '' && !sameHash(mark, drawnForMark(key, personId))
}

/** Stores a form for this person, sealed, for a day at most; returns its id. Files and passwords are left out. */
export function storeUnsentForm(
  db: Db,
  { personId, why, path }: { personId: string; why: UnsentForm['why']; path: string },
  form: FormData,
  key: Buffer,
  now: Instant,
): string {
  const fields = fieldsWithout(form, NOT_STORED)
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

/** A stored form of this person; undefined for anybody else's, a sent one and one older than a day. */
export function unsentForm(
  db: Db,
  { id, personId }: { id: string; personId: string },
  key: Buffer,
  now: Instant,
): UnsentForm | undefined {
  const own = and(eq(unsentForms.id, id), eq(unsentForms.personId, personId))
  const found = db.select().from(unsentForms).where(own).get()
  const opened = found && now < found.sentAt + GOOD_FOR ? unseal(key, found.form, `unsent form ${personId}`) : undefined
  return found && opened ? { why: found.why, path: found.path, fields: JSON.parse(opened) as FormFields } : undefined
}

/** Deletes a stored form after its person has sent it. */
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
