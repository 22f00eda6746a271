import { recordKindOf } from '#app/features/committee-desk/kinds/record-kinds.server.ts'
import type { RecordKind } from '#app/features/editors/drafts/record-kind.ts'
import { labelsOfRecord, valuesInWords } from '#app/features/editors/drafts/record-words.ts'
import { type Version, versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import { type Difference, wordDifferences } from '#app/features/menu/draft-writing/draft-conflict-rules.ts'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { type Day, dayOf, endOfDay, type Instant } from '#app/platform/time.ts'
import { noDay, readDay } from '#app/platform/typed-days.ts'
import type { Db } from '#db/client.server.ts'
import { standsAs } from './stands-rules.ts'

/** The kinds whose history is public by itself. A dispute's file and a survey have their own ways to an earlier day. */
const KINDS = ['ballot', 'round', 'event', 'goal', 'open-letter']

/** A version as everybody reads it: by roles, never by names. `changes`: from the version before. */
export type ShownVersion = {
  version: number
  /** Null where the day says nothing: a demonstration takes in the files of all its days at its beginning. */
  at: Instant | null
  by: 'file' | 'one-editor' | 'two-editors'
  reason: string | null
  withdrawn: boolean
  changes: Difference[]
}
export type RecordHistory = {
  kind: string
  noun: string
  slug: string
  title: string
  versions: ShownVersion[]
  /** The fields of the latest version shown, and where the record stood on the day asked for. */
  fields: { label: string; value: string }[]
  stands: string | null
  asAt: Day
  known: Day | null
  /** The day asked for cannot be answered. */
  refused: { field: 'as-at' | 'known'; typed: string; words: string } | null
}

type Asked = { asAt: string | null; known: string | null }

/** The history of one record as known on a day, and where it stood on another; undefined where there is no such record. */
export function recordHistory(
  db: Db,
  { kind: name, slug }: { kind: string; slug: string },
  asked: Asked,
  now: Instant,
): RecordHistory | undefined {
  const kind = KINDS.includes(name) ? recordKindOf(name) : undefined
  const all = kind ? versionsOf<unknown>(db, name, slug) : []
  const first = all.at(-1)
  if (!kind || !first) return undefined
  const today = dayOf(now)
  const asAt = dayIn(asked.asAt)
  const known = dayIn(asked.known)
  const refused = refusalOf({ asAt, known }, asked, { today, since: dayOf(first.recordedAt) })
  const until = refused || !known ? undefined : endOfDay(known)
  const versions = until === undefined ? all : all.filter(({ recordedAt }) => recordedAt < until)
  const [latest] = versions as [Version<unknown>]
  const day = refused ? today : (asAt ?? today)
  return {
    ...{ kind: name, noun: kind.noun, slug, title: kind.titleOf(latest.fields, db) },
    versions: versions.map((version, index) => shown(db, kind, version, versions[index + 1])),
    fields: fieldsOf(db, kind, latest),
    stands: latest.withdrawn ? null : standsAs(name, latest.fields, day),
    ...{ asAt: day, known: refused ? null : (known ?? null), refused },
  }
}

/** A day in an address: as ISO or as people write it; null for something else; undefined where none is asked for. */
const dayIn = (typed: string | null): Day | null | undefined =>
  typed === null || typed.trim() === '' ? undefined : (readDay(typed)?.day ?? null)

function refusalOf(
  { asAt, known }: { asAt: Day | null | undefined; known: Day | null | undefined },
  asked: Asked,
  { today, since }: { today: Day; since: Day },
): RecordHistory['refused'] {
  if (asAt === null) return { field: 'as-at', typed: asked.asAt ?? '', words: noDay(asked.asAt ?? '') }
  if (known === null) return { field: 'known', typed: asked.known ?? '', words: noDay(asked.known ?? '') }
  if (known && known > today)
    return { field: 'known', typed: asked.known ?? '', words: 'What will be known on that day is not known yet.' }
  if (known && known < since)
    return { field: 'known', typed: asked.known ?? '', words: 'Nothing of it was recorded by that day.' }
  return null
}

function shown(db: Db, kind: RecordKind<unknown>, version: Version<unknown>, before: Version<unknown> | undefined): ShownVersion {
  const values = (one: Version<unknown>) => valuesInWords(db, kind, kind.valuesOf(one.fields, db))
  const labels = labelsOfRecord(kind, kind.valuesOf(version.fields, db))
  return {
    ...{ version: version.version, at: recordedIn(db, version), reason: version.reason, withdrawn: version.withdrawn },
    by: version.draftedBy === 'concert' ? 'file' : version.approvedBy === null ? 'one-editor' : 'two-editors',
    changes: before ? wordDifferences(values(version), values(before), labels) : [],
  }
}

/** When a version was recorded, as readers are told. */
export const recordedIn = (db: Db, { draftedBy, recordedAt }: Version<unknown>): Instant | null =>
  draftedBy === 'concert' && registerKindOf(db) === 'demonstration' ? null : recordedAt

function fieldsOf(db: Db, kind: RecordKind<unknown>, latest: Version<unknown>) {
  const values = kind.valuesOf(latest.fields, db)
  const shownAs = valuesInWords(db, kind, values)
  return Object.entries(labelsOfRecord(kind, values)).flatMap(([name, label]) =>
    shownAs[name] ? [{ label, value: shownAs[name] }] : [],
  )
}
