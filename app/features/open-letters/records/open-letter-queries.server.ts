import { latestVersions, type Version, versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import { type Day, dayOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { OpenLetterRecord } from './open-letter-record.ts'

/** A letter as published. `publishedOn`: the day of its first version; `version`: the latest, whose words these are. */
export type OpenLetter = OpenLetterRecord & {
  slug: string
  version: number
  publishedOn: Day
  withdrawn: { on: Day; reason: string } | null
}

/** Every open letter, the latest first; those taken back last. */
export const allOpenLetters = (db: Db): OpenLetter[] =>
  latestVersions<OpenLetterRecord>(db, { kind: 'open-letter' }, { withdrawn: true })
    .map((version) => asLetter(db, version))
    .sort((a, b) => Number(a.withdrawn !== null) - Number(b.withdrawn !== null) || (a.publishedOn < b.publishedOn ? 1 : -1))

export function openLetterBySlug(db: Db, slug: string): OpenLetter | undefined {
  const [latest] = versionsOf<OpenLetterRecord>(db, 'open-letter', slug)
  return latest && asLetter(db, latest)
}

function asLetter(db: Db, { slug, version, fields, withdrawn, recordedAt, reason }: Version<OpenLetterRecord>): OpenLetter {
  const first = versionsOf(db, 'open-letter', slug).at(-1)!
  return {
    ...fields,
    ...{ slug, version },
    publishedOn: dayOf(first.recordedAt),
    withdrawn: withdrawn ? { on: dayOf(recordedAt), reason: reason ?? '' } : null,
  }
}
