import { count, inArray } from 'drizzle-orm'
import { correctionsOf, latestVersions, versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { contentMessageWords } from '#app/platform/front-matter.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { addDays, type Day, dayOf, startOfDay } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { recordVersions } from '#db/schema/editors.ts'
import type { DisputeRecord, PartRecord } from './desk-records.ts'
import type { Part } from './part-slugs.server.ts'
import { contentOf, partsOf, withDesk } from './parts.ts'
import { type DisputeContent, readDisputes } from './read-dispute.server.ts'

const read = cacheOf<string, DisputeContent[]>({ most: 2 })

/** The disputes of a folder of content, read once a process. Throws where one breaks its rules; a house test finds that first. */
function disputesIn(folder: string): DisputeContent[] {
  return read.of(folder, () => {
    const { disputes, messages } = readDisputes(folder)
    if (messages.length > 0) throw new Error(contentMessageWords(messages).join('\n'))
    return disputes
  })
}

/** `made up`: of the demonstration alone. `beside`: a real dispute shown beside a demonstration's made-up practices. */
type Origin = 'real' | 'beside' | 'made up'
/** A dispute with everything that was known of it, whenever it was. */
export type KnownDispute = DisputeContent & { origin: Origin }

/** The files of a register: the real disputes, and in a demonstration its own, in which everything is made up (decision 29). */
export function filesOf(db: Db): KnownDispute[] {
  const of = (folder: string, origin: Origin) => disputesIn(folder).map((content) => ({ ...content, origin }))
  return registerKindOf(db) === 'demonstration'
    ? [...of(paths.content, 'beside'), ...of(paths.madeUpContent, 'made up')]
    : of(paths.content, 'real')
}

const KINDS = ['dispute', 'dispute-part'] as const
const published = prepared((db) =>
  db.select({ versions: count() }).from(recordVersions).where(inArray(recordVersions.kind, KINDS)).prepare(),
)
/** Changes whenever the desk publishes something of a dispute: versions are never taken away. */
export const deskState = (db: Db): number => published(db).get()?.versions ?? 0

/** As known now, and apart from it as known on days that somebody typed: who types many does not push out what everybody reads. */
const knownOf = prepared(() => {
  const [now, typed] = [cacheOf<string, KnownDispute[]>({ most: 1 }), cacheOf<string, KnownDispute[]>({ most: 4 })]
  return { now, typed }
})

/** Every dispute as known at the end of a day, or now: from its files, with what the desk published laid over them. */
export function knownDisputes(db: Db, known: Day | null): KnownDispute[] {
  // A transaction may be taken back, and its count come again.
  const way = db.$client.inTransaction ? 'asideOf' : 'of'
  return knownOf(db)[known === null ? 'now' : 'typed'][way](`${known} ${deskState(db)}`, () => {
    const knownBefore = known === null ? undefined : startOfDay(addDays(known, 1))
    const heads = latestVersions<DisputeRecord>(db, { kind: 'dispute' }, { knownBefore, withdrawn: true })
    const parts = latestVersions<PartRecord>(db, { kind: 'dispute-part' }, { knownBefore, withdrawn: true })
    const files = filesOf(db).flatMap((file) => asKnown(file, known) ?? [])
    return [...new Set([...files, ...heads].map(({ slug }) => slug))].flatMap((slug) => {
      const file = files.find((one) => one.slug === slug)
      const head = heads.find((one) => one.slug === slug)
      const own = parts.filter(({ fields }) => fields.dispute === slug)
      const recorded = head ? dayOf(firstRecorded(db, slug)) : ''
      const dispute = withDesk(slug, file, { head, parts: own }, recorded)
      if (!dispute) return []
      const corrected = [...(head ? [head] : []), ...own].flatMap(({ kind, slug: name }) =>
        correctionsOf(db, kind, name).filter(({ on }) => known === null || on <= known),
      )
      const corrections = [...dispute.corrections, ...corrected.map(({ on, reason: words }) => ({ on, words }))].sort((a, b) =>
        a.on.localeCompare(b.on),
      )
      return [{ ...dispute, corrections, origin: file?.origin ?? originOf(db) }]
    })
  })
}

const originOf = (db: Db): Origin => (registerKindOf(db) === 'demonstration' ? 'made up' : 'real')
const firstRecorded = (db: Db, slug: string) => versionsOf(db, 'dispute', slug).at(-1)!.recordedAt

/**
 * What of a file was known on a day: the rows recorded by then. The files of a demonstration are known from its first day, since its
 * clock stands before the day on which they were written.
 */
export function asKnown(file: KnownDispute, known: Day | null): KnownDispute | undefined {
  if (known === null || file.origin !== 'real') return file
  if (file.recorded > known) return undefined
  const { head, parts } = partsOf(file)
  const { origin, ...of } = { ...head, ended: recordedBy(head.ended, known) ?? null, origin: file.origin }
  const rows = parts.flatMap((part) => {
    const row = recordedBy(part.row, known)
    return row === undefined ? [] : [{ ...part, row } as Part]
  })
  return { ...contentOf(of, rows), origin }
}

/** A row with what of it was recorded by a day, such as a demand without its later outcome; undefined where nothing was. */
function recordedBy<T>(value: T, day: Day): T | undefined {
  if (Array.isArray(value)) return value.flatMap((one) => recordedBy(one, day) ?? []) as T
  if (value === null || typeof value !== 'object') return value
  const isLater = (one: unknown) => ((one as { recorded?: Day } | undefined)?.recorded ?? day) > day
  if (isLater(value) || isLater((value as { asked?: unknown }).asked)) return undefined
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, recordedBy(one, day)])) as T
}
