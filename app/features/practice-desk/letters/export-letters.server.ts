import { asc, eq } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { letterWordings } from '#db/schema/letter-words.ts'
import { logoOf, logoPicture } from '../logos/logo-queries.server.ts'
import { draftsOfPractice, wholeLettersOfPractice } from './letter-queries.server.ts'
import { referenceOf } from './letter-rules.ts'
import { letterheadOf } from './letterhead.server.ts'

/** A practice's letters as its own file holds them: word for word, but for letters about one case. Authors are left out. */
export type LettersFile = { letterhead: object; logo: string | null; sent: object[]; inTheMaking: object[]; ownWords: object[] }

const iso = (at: Instant) => new Date(at).toISOString()

/** Everything held of a practice's letters, for the file of its record. */
export function lettersInFile(db: Db, practiceCode: string): LettersFile {
  const { seen: _marker, ...letterhead } = letterheadOf(db, practiceCode)
  const logo = logoOf(db, practiceCode)
  const { letterSlug, paragraph, words, wordsHash, recordedAt } = letterWordings
  return {
    letterhead,
    logo: logo ? `data:image/png;base64,${Buffer.from(logoPicture(db, practiceCode, logo.hash)!).toString('base64')}` : null,
    sent: wholeLettersOfPractice(db, practiceCode).map(
      ({ practiceCode: _here, events, wordings: _ids, recordedAt: at, year, number, ...letter }) => ({
        ...letter,
        reference: referenceOf({ year, number }),
        recordedAt: iso(at),
        whatCame: events.map(({ id: _id, ...event }) => event),
      }),
    ),
    inTheMaking: draftsOfPractice(db, practiceCode).map(({ title, filled, savedAt }) => ({
      title,
      filled,
      savedAt: iso(savedAt),
    })),
    ownWords: db
      .select({ letterSlug, paragraph, words, wordsHash, recordedAt })
      .from(letterWordings)
      .where(eq(letterWordings.practiceCode, practiceCode))
      .orderBy(asc(recordedAt), asc(letterWordings.id))
      .all()
      .map((wording) => ({ ...wording, recordedAt: iso(wording.recordedAt) })),
  }
}
