import { eq, sql } from 'drizzle-orm'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { readStoredContent } from '#app/platform/front-matter.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { letterTexts } from '#db/schema/letter-words.ts'
import { type LetterText, letterTextFields } from './letter-text-form.ts'
import type { LetterFile } from './letter-texts.server.ts'

const texts = cacheOf<string, LetterText>({ most: 100 })

const byHash = prepared((db) =>
  db
    .select({ body: letterTexts.body })
    .from(letterTexts)
    .where(eq(letterTexts.hash, sql.placeholder('hash')))
    .prepare(),
)

/** A letter's text by its hash. Throws where a practice's letter rests on one that is not there. */
export function storedText(db: Db, hash: string): LetterText {
  return texts.of(hash, () => {
    const found = byHash(db).get({ hash })
    if (!found) throw new Error(`There is no text ${hash} of a letter.`)
    return readStoredContent(found.body, `letter ${hash}`, letterTextFields).data
  })
}

/** Keeps a text by its hash; returns its new row, for the event that covers it, or none where it was kept before. */
export function keepText(tx: Db, { name, hash, text }: LetterFile, now: Instant): (number | bigint)[] {
  if (byHash(tx).get({ hash })) return []
  const row = { hash, letterSlug: name, body: text, recordedAt: recordingTime(tx, now) }
  return [tx.insert(letterTexts).values(row).run().lastInsertRowid]
}
