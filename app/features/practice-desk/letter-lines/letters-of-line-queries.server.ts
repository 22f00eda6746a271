import { and, desc, eq, or, sql } from 'drizzle-orm'
import { type LetterGone, letterOfLine, lineFromLetter, REVIEW } from '#app/features/registers/lines/letter-of-line-rules.ts'
import { type Line, linesOf } from '#app/features/registers/lines/line-queries.server.ts'
import { clockOf } from '#app/features/registers/lines/line-rules.ts'
import { choiceWords, type Filled, nameOfLine, REGISTERS, type Register } from '#app/features/registers/lines/register-kinds.ts'
import type { LettersOfLine, LineLetter } from '#app/features/registers/pages/line-letters.tsx'
import type { LettersOfLines } from '#app/features/registers/pages/register-asked-rules.ts'
import { bankHolidays } from '#app/platform/bank-holidays.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { letterDrafts } from '#db/schema/letters.ts'
import { lettersOn } from '../letter-texts/letter-texts.server.ts'
import { OUTCOME_WORDS, REPLY_WORDS } from '../letter-texts/letter-words.ts'
import { stepAfter } from '../letters/letter-list-queries.server.ts'
import { isFollowed, letterById } from '../letters/letter-queries.server.ts'
import { lastOutcome, lastReply, type SentLetter } from '../letters/letter-rules.ts'
import { aboutLine, byLine } from './letter-lines.sql.ts'

type Place = { practiceCode: string; register: Register; line: Line; open: boolean }

const draftsAbout = prepared((db) =>
  db
    .select({ id: letterDrafts.id, slug: letterDrafts.letterSlug, title: letterDrafts.title })
    .from(letterDrafts)
    .where(
      and(
        eq(letterDrafts.practiceCode, sql.placeholder('practiceCode')),
        or(eq(letterDrafts.lineId, sql.placeholder('lineId')), eq(letterDrafts.letterSlug, sql.placeholder('review'))),
      ),
    )
    .orderBy(desc(letterDrafts.savedAt), desc(letterDrafts.year), desc(letterDrafts.number))
    .prepare(),
)

/** A letter that went, as the rules of a line read it. */
export function goneOf(letter: SentLetter): LetterGone {
  const outcome = letter.events.findLast(({ kind }) => kind === 'outcome')
  const came = outcome ? { kind: outcome.what, on: outcome.happenedOn } : null
  const { letterSlug, strengths, sentOn, endsOn } = letter
  return { letterSlug, strengths, sentOn, endsOn, reply: lastReply(letter), outcome: came }
}

/** Of what a letter says, what a line does not say yet. A last day that its clock works out is said. */
export function notYetIn({ register, filled }: { register: Register; filled: Filled }, says: Filled): Filled {
  const due = clockOf(register, filled, bankHolidays())?.due
  const isSaid = (key: string, value: string) => (filled[key] ?? (key === 'lastDay' ? due : undefined)) === value
  return Object.fromEntries(Object.entries(says).filter(([key, value]) => !isSaid(key, value)))
}

/** The letters about a line of a register, each with what came of it, and the letter that the line leads to. */
export function lettersOfLine(db: Db, { practiceCode, register, line, open }: Place, now: Instant): LettersOfLine {
  const { filled } = line
  // Only one that is not decided yet leads to the review.
  const review = letterOfLine(register, filled)?.slug === REVIEW ? REVIEW : ''
  const name = register === 'asked' ? '' : nameOfLine(register, filled)
  const sent = aboutLine(db)
    .all({ practiceCode, lineId: line.id, name, review })
    .flatMap((id) => letterById(db, practiceCode, id) ?? [])
  const drafts = draftsAbout(db).all({ practiceCode, lineId: line.id, review })
  const letters = [
    ...drafts.map((draft): LineLetter => ({ ...draft, draft: true, sentOn: null, came: [], says: {} })),
    ...sent.map((letter): LineLetter => {
      const { id, letterSlug: slug, title, sentOn } = letter
      const says = notYetIn({ register, filled }, lineFromLetter(register, goneOf(letter), filled))
      return { id, slug, title, draft: false, sentOn, came: cameOf(db, letter, now), says }
    }),
  ]
  const next = open
    ? letterOfLine(
        register,
        filled,
        letters.map(({ slug }) => slug),
      )
    : null
  if (!next || !lettersOn(dayOf(now)).has(next.slug)) return { letters, begin: null }
  const follows = next.follows ? letters.find(({ slug, draft }) => slug === next.follows && !draft)?.id : ''
  if (follows === undefined) return { letters, begin: null }
  const at = `/practice/${practiceCode}/letters/new/${next.slug}`
  const query = new URLSearchParams({ ...(follows && { follows }), line: line.id })
  return { letters, begin: { href: next.slug === REVIEW ? at : `${at}?${query}`, words: next.words } }
}

/** What came of a letter, in words: its reply, and its outcome or what comes next. */
function cameOf(db: Db, letter: SentLetter, now: Instant): string[] {
  const [reply, outcome] = [lastReply(letter), lastOutcome(letter)]
  const step = stepAfter(db, letter, isFollowed(db, letter.practiceCode, letter.id), now)
  const next = step.due ? `${step.words}: ${longDay(step.due)}` : step.words
  return [...(reply ? [`${REPLY_WORDS[reply.kind]}, ${longDay(reply.on)}`] : []), outcome ? OUTCOME_WORDS[outcome] : next]
}

/** The latest letter of every line of a practice's registers, with the last thing that came of it in words. */
export function lettersOfLines(db: Db, practiceCode: string): LettersOfLines {
  const rows = byLine(db).all({ practiceCode })
  return Object.fromEntries(
    rows.map(({ lineId, id, sentOn, reply, outcome }) => [
      lineId,
      { id, sentOn, came: outcome ? OUTCOME_WORDS[outcome] : reply ? REPLY_WORDS[reply] : null },
    ]),
  )
}

/** What a practice has decided about agreements for other purposes than care, agreement by agreement, for the letter that says so. */
export function decidedSoFar(db: Db, practiceCode: string): string {
  const decided = linesOf(db, practiceCode, 'agreements').filter(({ filled }) => filled.decision && filled.purpose !== 'direct')
  return decided
    .map(({ filled }) => {
      const { title = '', decidedOn, endsOn } = filled
      const what = choiceWords('agreements', 'decision', filled).toLowerCase()
      const days = [decidedOn && `decided on ${longDay(decidedOn)}`, endsOn && `last day ${longDay(endsOn)}`].filter(Boolean)
      return `${title}: ${[what, ...days].join(', ')}`
    })
    .join('\n')
    .slice(0, DECIDED_LIMIT)
}
const DECIDED_LIMIT = 1900

/** The lines a letter can be begun from: those that lead to it and have none yet. */
export function linesForLetter(db: Db, practiceCode: string, letterSlug: string): { id: string; name: string }[] {
  const held = lettersOfLines(db, practiceCode)
  return REGISTERS.flatMap((register) =>
    linesOf(db, practiceCode, register).flatMap(({ id, filled }) =>
      !held[id] && letterOfLine(register, filled)?.slug === letterSlug && letterSlug !== REVIEW
        ? [{ id, name: nameOfLine(register, filled) }]
        : [],
    ),
  )
}
