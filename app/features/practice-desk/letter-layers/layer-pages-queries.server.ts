import { markWords } from '#app/features/menu/editions/comparison-rules.ts'
import { nameOfPerson } from '#app/features/people/accounts/person-names.server.ts'
import { lmcBySlug } from '#app/features/register/records/register-queries.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type LetterFile, lettersOn } from '../letter-texts/letter-texts.server.ts'
import { type TextChange, textChanges } from '../letter-texts/text-change-rules.ts'
import { storedText } from '../letter-texts/text-store.server.ts'
import { asVersion, type BaseDraft, baseDraftOf, baseDrafts, seenOfBase } from './base-draft.server.ts'
import { baseLetter, lastVersions, letterOfLmc, versionsOf, withLayer } from './layers-in-force.server.ts'
import { filledChanges } from './letter-change-form.ts'
import { type LetterVersion, partsChanged, wordedParts } from './letter-change-rules.ts'

const marked = (changes: TextChange[]) => changes.map(({ what, before, after }) => ({ what, marks: markWords(before, after) }))

/** A letter as a line of a desk. `version`: what the desk says of it now; null where the words beneath stand. */
export type LayerLine = {
  slug: string
  title: string
  summary: string
  version: { number: number; on: Day; parts: number } | null
  draft: boolean
}
const lineOf = ({ name, data: { title, summary } }: LetterFile, last: LetterVersion | undefined, draft: boolean): LayerLine => ({
  ...{ slug: name, title, summary, draft },
  version: last?.changes ? { number: last.version, on: dayOf(last.recordedAt), parts: partsChanged(last.changes) } : null,
})

/** Every letter of today with what an LMC says of it. Nothing of who writes one stands here. Undefined for an unknown LMC. */
export function variantsPage(db: Db, lmcSlug: string, now: Instant) {
  const today = dayOf(now)
  const lmc = lmcBySlug(db, lmcSlug, today)
  if (!lmc) return undefined
  const versions = lastVersions(db, lmcSlug)
  const letters = [...lettersOn(today).values()].map((letter) => lineOf(letter, versions.get(letter.name), false))
  return { lmc: { slug: lmc.slug, name: lmc.name }, letters: wordedFirst(letters) }
}

/** Every letter of today with what the committee's desk says of it. */
export function basesPage(db: Db, now: Instant) {
  const [versions, drafts] = [lastVersions(db, null), baseDrafts(db)]
  const letters = [...lettersOn(dayOf(now)).values()]
  return { letters: wordedFirst(letters.map((one) => lineOf(one, versions.get(one.name), drafts.has(one.name)))) }
}

const wordedFirst = (lines: LayerLine[]) =>
  lines.toSorted(
    (a, b) =>
      Number(b.draft) - Number(a.draft) ||
      Number(b.version !== null) - Number(a.version !== null) ||
      a.title.localeCompare(b.title, 'en-GB'),
  )

/** What a desk shows of one letter: the parts to word, what was said before, and what changed in the words beneath since. */
function deskOf(db: Db, beneath: LetterFile, versions: LetterVersion[], lmcName: string | null) {
  const last = versions[0]
  const layer = last && withLayer(beneath, last, lmcName)
  const { title, summary, family, tells, to, paragraphs, fields } = beneath.data
  const then = last?.changes && last.baseHash !== beneath.hash ? storedText(db, last.baseHash) : undefined
  return {
    letter: { slug: beneath.name, title, summary, family, tells, office: to.office ?? null },
    parts: wordedParts(beneath.data),
    places: paragraphs.map(({ key, label, words = '' }) => ({ key, label: label ?? `“${words.slice(0, 60)}…”` })),
    fields: fields.map(({ key }) => key),
    filled: filledChanges(beneath.data, last?.changes ?? null),
    inForce: last?.changes ? { version: last.version, on: dayOf(last.recordedAt) } : null,
    fits: layer !== null,
    differences: layer ? marked(textChanges(beneath.data, layer.data)) : [],
    beneathChanged: then ? marked(textChanges(then, beneath.data)) : [],
    versions: versions.map(({ version, recordedAt, changes }) => ({
      ...{ version, on: dayOf(recordedAt) },
      parts: changes ? partsChanged(changes) : null,
    })),
  }
}

/** The page where an officer words a letter for the practices of the LMC. Undefined for a letter that is not there today. */
export function variantPage(db: Db, lmcSlug: string, letterSlug: string, now: Instant) {
  const today = dayOf(now)
  const lmc = lmcBySlug(db, lmcSlug, today)
  const found = lmc && letterOfLmc(db, lmc, letterSlug, today)
  if (!lmc || !found) return undefined
  const versions = versionsOf(db, letterSlug, lmcSlug)
  return {
    lmc: { slug: lmc.slug, name: lmc.name },
    ...deskOf(db, found.base, versions, lmc.name),
    text: found.base.data,
    seen: versions[0]?.id ?? '',
  }
}
export type VariantPage = Omit<NonNullable<ReturnType<typeof variantPage>>, 'text'>

/** The page where editors word a letter of the committee. Undefined for a letter that is not there today. */
export function basePage(db: Db, letterSlug: string, now: Instant) {
  const shipped = lettersOn(dayOf(now)).get(letterSlug)
  if (!shipped) return undefined
  const draft = baseDraftOf(db, letterSlug)
  return {
    ...deskOf(db, shipped, versionsOf(db, letterSlug, null), null),
    ...(draft && { filled: filledChanges(shipped.data, draft.changes) }),
    text: shipped.data,
    draft: draft ? draftShown(db, shipped, draft, now) : null,
    seen: seenOfBase(db, letterSlug),
  }
}
export type BasePage = Omit<NonNullable<ReturnType<typeof basePage>>, 'text'>

function draftShown(db: Db, shipped: LetterFile, draft: BaseDraft, now: Instant) {
  const drafted = withLayer(shipped, asVersion(draft), null)
  const published = baseLetter(db, draft.letterSlug, dayOf(now)) ?? shipped
  return {
    version: draft.version,
    savedAt: draft.savedAt,
    savedById: draft.savedBy,
    savedBy: nameOfPerson(db, draft.savedBy),
    fits: drafted !== null,
    differences: drafted ? marked(textChanges(published.data, drafted.data)) : [],
  }
}
