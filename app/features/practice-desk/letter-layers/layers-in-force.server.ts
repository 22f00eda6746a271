import { stringify } from 'yaml'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { readStoredContent } from '#app/platform/front-matter.server.ts'
import { type Day, dayOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type LetterText, letterTextFields } from '../letter-texts/letter-text-form.ts'
import { type LetterFile, lettersOn } from '../letter-texts/letter-texts.server.ts'
import { applyChanges } from './apply-changes.server.ts'
import type { LetterChanges, LetterVersion } from './letter-change-rules.ts'
import { lastOfAll, ofLetter, type Row } from './letter-layers.sql.ts'

const versionFrom = ({ changes, ...row }: Row): LetterVersion => ({
  ...row,
  changes: changes === null ? null : (JSON.parse(changes) as LetterChanges),
})

/** The versions of one layer of a letter, latest first; at most fifty. */
export const versionsOf = (db: Db, letter: string, lmc: string | null): LetterVersion[] =>
  ofLetter(db).all({ letter, lmc }).map(versionFrom)

/** The last version of each letter that an LMC (null: the committee) ever worded. */
export const lastVersions = (db: Db, lmc: string | null): Map<string, LetterVersion> =>
  new Map(
    lastOfAll(db)
      .all({ lmc })
      .map((row) => [row.letterSlug, versionFrom(row)]),
  )

const layered = cacheOf<string, { file: LetterFile | null }>({ most: 200 })

type Layer = Pick<LetterVersion, 'id' | 'changes' | 'version' | 'recordedAt'>
/** A letter with one layer over it, as a file with a hash of its own; null where the layer no longer fits the letter. */
export function withLayer(letter: LetterFile, version: Layer, lmcName: string | null): LetterFile | null {
  const { changes, id } = version
  if (!changes) return letter
  return layered.of(`${letter.hash} ${id} ${lmcName ?? ''}`, () => {
    const of = { version: version.version, on: dayOf(version.recordedAt) }
    const changed = applyChanges(letter.data, changes, lmcName === null ? { committee: of } : { lmc: { ...of, name: lmcName } })
    return { file: changed.ok ? fileOf(letter, changed.text) : null }
  }).file
}

function fileOf({ name, file }: LetterFile, text: LetterText): LetterFile {
  const read = readStoredContent(`---\n${stringify(text, { lineWidth: 0 })}---\n`, file, letterTextFields)
  return { ...read, name }
}

/** The committee's letter of a slug on a day: as it ships, with what was published at the committee's desk over it. */
export function baseLetter(db: Db, slug: string, on: Day): LetterFile | undefined {
  const shipped = lettersOn(on).get(slug)
  const last = shipped && versionsOf(db, slug, null)[0]
  return shipped && last ? (withLayer(shipped, last, null) ?? shipped) : shipped
}

/** A letter that a practice gets: `letter` with its LMC's words, `base` as the committee has it. */
export type LetterInForce = { letter: LetterFile; base: LetterFile; lmc: { slug: string; name: string } | null }

/** A letter as the practices of an LMC get it on a day; undefined for one that is not there. */
export function letterOfLmc(
  db: Db,
  lmc: { slug: string; name: string } | null,
  slug: string,
  on: Day,
): LetterInForce | undefined {
  const base = baseLetter(db, slug, on)
  if (!base) return undefined
  const last = lmc && versionsOf(db, slug, lmc.slug)[0]
  const letter = last ? (withLayer(base, last, lmc.name) ?? base) : base
  return { letter, base, lmc: lmc && { slug: lmc.slug, name: lmc.name } }
}

/** A letter as a practice gets it on a day. */
export const letterFor = (db: Db, practiceCode: string, slug: string, on: Day): LetterInForce | undefined =>
  letterOfLmc(db, practiceByCode(db, practiceCode, on)?.lmc ?? null, slug, on)
