import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { asAdded } from '#db/as-added.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { letterLogos } from '#db/schema/letters.ts'
import type { Logo } from './logo-rules.ts'

const ofPractice = prepared((db) =>
  db
    .select({ hash: letterLogos.hash, width: letterLogos.width, height: letterLogos.height })
    .from(letterLogos)
    .where(and(eq(letterLogos.practiceCode, sql.placeholder('practiceCode')), isNull(letterLogos.removedAt)))
    .orderBy(desc(letterLogos.savedAt), desc(asAdded))
    .limit(1)
    .prepare(),
)
const oneOfPractice = prepared((db) =>
  db
    .select({ png: letterLogos.png })
    .from(letterLogos)
    .where(and(eq(letterLogos.practiceCode, sql.placeholder('practiceCode')), eq(letterLogos.hash, sql.placeholder('hash'))))
    .limit(1)
    .prepare(),
)

/** The logo on a practice's letters from now on; null where it has none. */
export const logoOf = (db: Db, practiceCode: string): Logo | null => ofPractice(db).get({ practiceCode }) ?? null

/** The picture of a practice's logo by its hash, one it no longer uses among them: as PNG. */
export const logoPicture = (db: Db, practiceCode: string, hash: string): Uint8Array | undefined =>
  oneOfPractice(db).get({ practiceCode, hash })?.png
