import { and, asc, desc, eq, getTableColumns, max, sql } from 'drizzle-orm'
import type { LetterPaper } from '#app/platform/documents/letter-paper.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { letterDrafts, letterEvents, letters } from '#db/schema/letters.ts'
import type { Outcome, ReplyKind } from '../letter-texts/letter-words.ts'
import { storedText } from '../letter-texts/text-store.server.ts'
import type { Draft, LetterEvent, SentLetter } from './letter-rules.ts'

type LetterRow = typeof letters.$inferSelect
type EventRow = typeof letterEvents.$inferSelect

/** What still holds of the rows about one letter; undefined where the letter itself was taken back. */
function eventsThatHold(rows: EventRow[]): LetterEvent[] | undefined {
  if (rows.some(({ kind, takesBackId }) => kind === 'taken-back' && takesBackId === null)) return undefined
  const takenBack = new Set(rows.map(({ takesBackId }) => takesBackId))
  return rows.flatMap(({ id, kind, what, happenedOn }): LetterEvent[] => {
    if (kind === 'taken-back' || takenBack.has(id) || !what || !happenedOn) return []
    if (kind === 'reply') return [{ id, kind, what: what as ReplyKind, happenedOn }]
    return [{ id, kind, what: what as Outcome, happenedOn }]
  })
}

function letterFrom(row: LetterRow, events: LetterEvent[]): SentLetter {
  const { paper, paperHash: _hash, recordedBy: _by, ...letter } = row
  return { ...letter, paper: paper === null ? null : (JSON.parse(paper) as LetterPaper), events }
}

const ofPractice = sql.placeholder('practiceCode')
const inOrder = [asc(letterEvents.recordedAt), asc(letterEvents.id)]

const oneLetter = prepared((db) =>
  db
    .select()
    .from(letters)
    .where(and(eq(letters.practiceCode, ofPractice), eq(letters.id, sql.placeholder('id'))))
    .prepare(),
)
const eventsOfLetter = prepared((db) =>
  db
    .select()
    .from(letterEvents)
    .where(eq(letterEvents.letterId, sql.placeholder('id')))
    .orderBy(...inOrder)
    .prepare(),
)

/** A letter of this practice that was recorded as sent and not taken back. */
export function letterById(db: Db, practiceCode: string, id: string): SentLetter | undefined {
  const row = oneLetter(db).get({ practiceCode, id })
  const events = row && eventsThatHold(eventsOfLetter(db).all({ id }))
  return row && events && letterFrom(row, events)
}

const sentAbout = prepared((db) =>
  db
    .select({ id: letters.id })
    .from(letters)
    .where(and(eq(letters.practiceCode, sql.placeholder('practiceCode')), eq(letters.lineId, sql.placeholder('lineId'))))
    .orderBy(asc(letters.sentOn), asc(letters.year), asc(letters.number))
    .prepare(),
)
/** The letters about a line of a register, or about a claim, that went, the latest last. */
export const lettersAbout = (db: Db, practiceCode: string, lineId: string): SentLetter[] =>
  sentAbout(db)
    .all({ practiceCode, lineId })
    .flatMap(({ id }) => letterById(db, practiceCode, id) ?? [])

const draftsOfLine = prepared((db) =>
  db
    .select({ id: letterDrafts.id, letterSlug: letterDrafts.letterSlug, title: letterDrafts.title })
    .from(letterDrafts)
    .where(
      and(eq(letterDrafts.practiceCode, sql.placeholder('practiceCode')), eq(letterDrafts.lineId, sql.placeholder('lineId'))),
    )
    .orderBy(asc(letterDrafts.year), asc(letterDrafts.number))
    .prepare(),
)
/** The letters about a line of a register, or about a claim, that are in the making, the latest last. */
export const draftsAbout = (db: Db, practiceCode: string, lineId: string) => draftsOfLine(db).all({ practiceCode, lineId })

/** The marker of all that was recorded about a letter. */
export const seenOfLetter = (db: Db, id: string): string => eventsOfLetter(db).all({ id }).at(-1)?.id ?? ''

const latestFirst = [desc(letters.sentOn), desc(letters.year), desc(letters.number)]
const { paper: _paper, ...allButPaper } = getTableColumns(letters)
const sentByPractice = prepared((db) =>
  db
    .select(allButPaper)
    .from(letters)
    .where(eq(letters.practiceCode, ofPractice))
    .orderBy(...latestFirst)
    .prepare(),
)
const papersByPractice = prepared((db) =>
  db
    .select()
    .from(letters)
    .where(eq(letters.practiceCode, ofPractice))
    .orderBy(...latestFirst)
    .prepare(),
)
const eventsByPractice = prepared((db) =>
  db
    .select()
    .from(letterEvents)
    .where(eq(letterEvents.practiceCode, ofPractice))
    .orderBy(...inOrder)
    .prepare(),
)

/** Every letter of a practice that went, latest first, without those taken back. The texts themselves stay where they are. */
export function lettersOfPractice(db: Db, practiceCode: string): Omit<SentLetter, 'paper'>[] {
  const rows = sentByPractice(db).all({ practiceCode })
  return withEvents(db, practiceCode, rows).map(({ paperHash: _hash, recordedBy: _by, ...letter }) => letter)
}

/** As `lettersOfPractice`, with the text of each as it went: for what takes all of it away. */
export const wholeLettersOfPractice = (db: Db, practiceCode: string): SentLetter[] =>
  withEvents(db, practiceCode, papersByPractice(db).all({ practiceCode })).map(({ events, ...row }) => letterFrom(row, events))

function withEvents<Row extends { id: string }>(db: Db, practiceCode: string, rows: Row[]): (Row & { events: LetterEvent[] })[] {
  if (rows.length === 0) return []
  const events = Map.groupBy(eventsByPractice(db).all({ practiceCode }), ({ letterId }) => letterId)
  return rows.flatMap((row) => {
    const held = eventsThatHold(events.get(row.id) ?? [])
    return held ? [{ ...row, events: held }] : []
  })
}

const draftFrom = ({ savedBy: _by, ...draft }: typeof letterDrafts.$inferSelect): Draft => draft

const oneDraft = prepared((db) =>
  db
    .select()
    .from(letterDrafts)
    .where(and(eq(letterDrafts.practiceCode, ofPractice), eq(letterDrafts.id, sql.placeholder('id'))))
    .prepare(),
)

/** A draft of this practice. */
export function draftById(db: Db, practiceCode: string, id: string): Draft | undefined {
  const row = oneDraft(db).get({ practiceCode, id })
  return row && draftFrom(row)
}

const draftsByPractice = prepared((db) =>
  db
    .select()
    .from(letterDrafts)
    .where(eq(letterDrafts.practiceCode, ofPractice))
    .orderBy(desc(letterDrafts.savedAt), desc(letterDrafts.number))
    .prepare(),
)

/** Every draft of a practice, latest first. */
export const draftsOfPractice = (db: Db, practiceCode: string): Draft[] =>
  draftsByPractice(db).all({ practiceCode }).map(draftFrom)

/** The next running number of a practice in a year. */
export function nextNumber(db: Db, practiceCode: string, year: number): number {
  const last = (table: typeof letters | typeof letterDrafts) =>
    db
      .select({ last: max(table.number) })
      .from(table)
      .where(and(eq(table.practiceCode, practiceCode), eq(table.year, year)))
      .get()?.last ?? 0
  return Math.max(last(letters), last(letterDrafts)) + 1
}

const draftsAfter = prepared((db) =>
  db
    .select({ textHash: letterDrafts.textHash })
    .from(letterDrafts)
    .where(and(eq(letterDrafts.followsId, sql.placeholder('id')), eq(letterDrafts.practiceCode, ofPractice)))
    .prepare(),
)
const sentAfter = prepared((db) =>
  db
    .select({ id: letters.id })
    .from(letters)
    .where(and(eq(letters.followsId, sql.placeholder('id')), eq(letters.practiceCode, ofPractice)))
    .orderBy(asc(letters.year), asc(letters.number))
    .prepare(),
)

/** Whether another letter of ours, sent or in the making, answers a letter. One that only goes beside it does not. */
export function isFollowed(db: Db, practiceCode: string, id: string): boolean {
  const after = [...draftsAfter(db).all({ practiceCode, id }), ...followersOf(db, practiceCode, id)]
  return after.some((one) => answersAnother(db, one))
}

/** Whether a letter answers the one it names, and does not only go beside it. */
export const answersAnother = (db: Db, { textHash }: { textHash: string }) => storedText(db, textHash).beside.length === 0

/** The letters that answer a letter or go beside it, earliest first. */
export const followersOf = (db: Db, practiceCode: string, id: string): SentLetter[] =>
  sentAfter(db)
    .all({ practiceCode, id })
    .flatMap((row) => letterById(db, practiceCode, row.id) ?? [])
