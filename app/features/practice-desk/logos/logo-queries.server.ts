import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { letterLogos } from '#db/schema/letters.ts'
import type { Logo } from './logo-rules.ts'

/** The logo on a practice's letters from now on; null where it has none. */
export function logoOf(db: Db, practiceCode: string): Logo | null {
  const { hash, width, height } = letterLogos
  const own = and(eq(letterLogos.practiceCode, practiceCode), isNull(letterLogos.removedAt))
  return db.select({ hash, width, height }).from(letterLogos).where(own).orderBy(desc(letterLogos.savedAt)).get() ?? null
}

/** The picture of a practice's logo by its hash, one it no longer uses among them: as PNG. */
export function logoPicture(db: Db, practiceCode: string, hash: string): Uint8Array | undefined {
  const one = and(eq(letterLogos.practiceCode, practiceCode), eq(letterLogos.hash, hash))
  return db.select({ png: letterLogos.png }).from(letterLogos).where(one).get()?.png
}
