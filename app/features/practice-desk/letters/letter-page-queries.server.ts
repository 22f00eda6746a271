import { markWords, type WordMark } from '#app/features/menu/editions/comparison-rules.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import { localNoteOn } from '#app/features/menu/local-notes/local-note-queries.server.ts'
import type { LocalNote } from '#app/features/menu/local-notes/local-note-rules.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type LetterInForce, letterFor, letterOfLmc } from '../letter-layers/layers-in-force.server.ts'
import type { LetterText } from '../letter-texts/letter-text-form.ts'
import { lettersOn } from '../letter-texts/letter-texts.server.ts'
import { fieldsNamedIn, isMergeField, MERGE_FIELDS } from '../letter-texts/merge-fields.ts'
import { textChanges } from '../letter-texts/text-change-rules.ts'
import { storedText } from '../letter-texts/text-store.server.ts'
import { beginRefusal } from './begin-letter.server.ts'
import { stepAfter } from './letter-list-queries.server.ts'
import { draftById, followersOf, isFollowed, letterById, seenOfLetter } from './letter-queries.server.ts'
import type { SentLetter } from './letter-rules.ts'
import { makeFromDraft } from './making-queries.server.ts'
import { seenOfDraft } from './save-draft.server.ts'
import { wordingsEver } from './wordings.server.ts'

type LetterHead = 'title' | 'summary' | 'family' | 'to' | 'tells' | 'before' | 'group' | 'when' | 'answer' | 'sources'
/** What a reader must know before beginning a letter. `others`: the cases of the same thing. */
export type BeforeLetter = {
  details: PracticeDetails
  letter: Pick<LetterText, LetterHead> & { slug: string }
  action: { slug: string; title: string } | null
  note: LocalNote | null
  others: { slug: string; title: string; when: string }[]
  earlier: SentLetter | null
  /** The letter goes beside the earlier one and does not answer it. */
  goesBeside: boolean
  local: { name: string; version: number; on: Day } | null
}

/** `lineId`: the line of a register, or the claim, that it is asked about. */
type Asked = { practiceCode: string; letterSlug: string; followsId: string | null; lineId?: string | null }

/** Undefined for a letter that is not there on the day, for an answer to what is no letter of the practice, and for a claim that does not lead to it. */
export function beforeLetter(
  db: Db,
  { practiceCode, letterSlug, followsId, lineId = null }: Asked,
  now: Instant,
): BeforeLetter | undefined {
  const today = dayOf(now)
  const all = lettersOn(today)
  const file = all.get(letterSlug)
  const details = practiceByCode(db, practiceCode, today)
  const earlier = followsId ? letterById(db, practiceCode, followsId) : undefined
  if (!file || !details) return undefined
  const begun = { practiceCode, slug: letterSlug, answers: file.data.follows, earlier, lineId }
  if (beginRefusal(db, begun)) return undefined
  const { title, summary, family, to, tells, before, group, when, answer, action, beside, sources } = file.data
  const offer = action ? offerInForce(db, action, now) : undefined
  return {
    details,
    letter: { slug: letterSlug, title, summary, family, to, tells, before, group, when, answer, sources },
    action: offer ? { slug: offer.actionSlug, title: offer.title } : null,
    note: offer ? localNoteOn(db, details.lmc?.slug, offer.actionSlug, today) : null,
    others: [...all.values()].flatMap(({ name, data }) =>
      group && data.group === group && name !== letterSlug && !data.follows
        ? [{ slug: name, title: data.title, when: data.when ?? '' }]
        : [],
    ),
    earlier: earlier ?? null,
    goesBeside: beside.length > 0,
    local: letterOfLmc(db, details.lmc, letterSlug, today)?.letter.data.versions?.lmc ?? null,
  }
}

/** A fact of the record that the letter names. */
export type NamedFact = { label: string; value: string; source: string }
export type Change = { what: string; marks: WordMark[] }

/** The page of a draft. Undefined where the practice has none by this id. */
export function draftPage(db: Db, practiceCode: string, draftId: string, now: Instant) {
  const draft = draftById(db, practiceCode, draftId)
  if (!draft) return undefined
  const { text, details, made, facts, hash, newer, inForce, earlier, partners, own } = makeFromDraft(db, draft, now)
  const words = text.paragraphs.flatMap((paragraph) => [
    paragraph.words ?? '',
    ...(paragraph.options ?? []).map((one) => one.words),
  ])
  const named = fieldsNamedIn([text.subject, text.short, text.spoken, ...words].join(' ')).flatMap((key): NamedFact[] => {
    if (!isMergeField(key)) return []
    const { label, source } = MERGE_FIELDS[key]
    const value = facts[key as keyof typeof facts]
    return value && source !== 'this letter' ? [{ label, value, source }] : []
  })
  const { id, title, filled, letterSlug } = draft
  return {
    details,
    draft: { id, title, filled, letterSlug, seen: seenOfDraft(draft) },
    text,
    made,
    named,
    hash,
    partners,
    ownParagraphs: [...own.keys()],
    earlier: earlier ?? null,
    goesBeside: text.beside.length > 0,
    /** Today's text, with its LMC's words: what a choice between two texts is made of. */
    textNow: inForce?.letter.hash ?? '',
    newer: newer && !newer.decided ? { changes: changesOf(text, newer.text), by: whoChanged(text, newer.text) } : null,
    local: inForce ? localWords(inForce, text) : null,
  }
}
export type DraftPage = NonNullable<ReturnType<typeof draftPage>>

/** Whose words changed between two texts: an LMC's by its name, or the committee's. */
const whoChanged = ({ versions: before }: LetterText, { versions: now }: LetterText) => {
  const [then, next] = [before?.lmc, now?.lmc]
  if (then?.version === next?.version && then?.name === next?.name) return 'The committee'
  return next?.name ?? then?.name ?? 'The committee'
}

/** What an LMC says otherwise than the committee, and whether a draft uses it; null where it says nothing. */
function localWords({ letter, base }: LetterInForce, text: LetterText) {
  const lmc = letter.data.versions?.lmc
  return lmc ? { ...lmc, used: text.versions?.lmc !== undefined, changes: changesOf(base.data, letter.data) } : null
}

const changesOf = (before: LetterText, after: LetterText): Change[] =>
  textChanges(before, after).map((change) => ({ what: change.what, marks: markWords(change.before, change.after) }))

/** The page of a letter that went. Undefined where the practice has none by this id. */
export function letterPage(db: Db, practiceCode: string, letterId: string, now: Instant) {
  const letter = letterById(db, practiceCode, letterId)
  const details = practiceByCode(db, practiceCode, dayOf(now))
  if (!letter || !details) return undefined
  const text = storedText(db, letter.textHash)
  const choices = text.paragraphs.flatMap(({ key, label, options = [] }) => {
    const chosen = options.find((option) => option.key === letter.strengths[key])
    return chosen ? [{ label: label ?? key, words: chosen.label }] : []
  })
  return {
    details,
    letter,
    choices,
    versions: text.versions ?? null,
    replies: text.replies.map(({ kind }) => kind),
    companions: [...lettersOn(dayOf(now)).values()].flatMap(({ name, data: { title, beside } }) =>
      beside.includes(letter.letterSlug) ? [{ slug: name, title }] : [],
    ),
    earlier: letter.followsId ? (letterById(db, practiceCode, letter.followsId) ?? null) : null,
    followers: followersOf(db, practiceCode, letterId).map(({ id, title, sentOn }) => ({ id, title, sentOn })),
    next: stepAfter(db, letter, isFollowed(db, practiceCode, letterId), now),
    seen: seenOfLetter(db, letterId),
  }
}
export type LetterPage = NonNullable<ReturnType<typeof letterPage>>

/** The page where a practice writes a paragraph in its own words. Undefined for a paragraph that has no words to write over. */
export function wordingPage(db: Db, practiceCode: string, letterSlug: string, paragraph: string, now: Instant) {
  const today = dayOf(now)
  const letter = letterFor(db, practiceCode, letterSlug, today)?.letter
  const base = letter?.data.paragraphs.find(({ key }) => key === paragraph)?.words
  const details = practiceByCode(db, practiceCode, today)
  if (!letter || !base || !details || letter.data.family === 'case') return undefined
  const ever = wordingsEver(db, practiceCode, letterSlug).filter((one) => one.paragraph === paragraph)
  const last = ever.at(-1)
  const baseThen =
    last && last.baseHash !== letter.hash
      ? storedText(db, last.baseHash).paragraphs.find(({ key }) => key === paragraph)?.words
      : undefined
  const { label, lmc } = letter.data.paragraphs.find(({ key }) => key === paragraph)!
  return {
    details,
    title: letter.data.title,
    label: label ?? 'A paragraph that always stands',
    base: base.trim(),
    /** Whose words stand beneath: an LMC's, or the committee's (null). */
    baseOf: lmc ? (letter.data.versions?.lmc?.name ?? null) : null,
    letter: { fields: letter.data.fields, follows: letter.data.follows },
    own: last?.words ?? null,
    marks: last?.words ? markWords(base.trim(), last.words) : null,
    /** What changed in the committee's words since the practice wrote over them. */
    baseChanged: baseThen !== undefined && baseThen !== base ? markWords(baseThen.trim(), base.trim()) : null,
    versions: ever.map(({ words, recordedAt }) => ({ words, recordedAt })).reverse(),
    fields: fieldsNamedIn([letter.data.subject, ...letter.data.paragraphs.map(({ words }) => words ?? '')].join(' ')),
    seen: last?.id ?? '',
  }
}
export type WordingPage = NonNullable<ReturnType<typeof wordingPage>>
