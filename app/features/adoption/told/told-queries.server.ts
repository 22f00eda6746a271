import { eq, sql } from 'drizzle-orm'
import { lastSharing, recordedByPractice } from '#app/features/adoption/statements/entry-queries.server.ts'
import { peopleOfPractice } from '#app/features/people/accounts/role-queries.server.ts'
import { isPracticeOfLmc, practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { tellingChoices, toldStatements } from '#db/schema/desks.ts'
import { allowing, last, ofPractice, type Row } from './told.sql.ts'
import { type ToldFacts, takeBackUntil } from './told-rules.ts'

const choice = prepared((db) =>
  db
    .select({ isAllowed: tellingChoices.isAllowed, chosenAt: tellingChoices.chosenAt })
    .from(tellingChoices)
    .where(eq(tellingChoices.practiceCode, sql.placeholder('practiceCode')))
    .prepare(),
)

/**
 * Whether a practice allows it, and a marker for the form; no row = it was never allowed. It was allowed to the LMC of that day: one that
 * the practice joins later has to be allowed anew.
 */
export function tellingChoice(db: Db, practiceCode: string, today: Day): { allowed: boolean; seen: string } {
  const row = choice(db).get({ practiceCode })
  const lmcSlug = practiceByCode(db, practiceCode, today)?.lmc?.slug
  const allowed =
    row?.isAllowed === true && lmcSlug !== undefined && isPracticeOfLmc(db, practiceCode, lmcSlug, dayOf(row.chosenAt))
  return { allowed, seen: String(row?.chosenAt ?? 0) }
}

/**
 * Which of an LMC's open practices its officers may record for when they are told by telephone: a partner allows it to this LMC, and
 * somebody has joined. The same practices as by `tellingRefusal`, one by one.
 */
export function practicesToRecordFor(db: Db, lmcSlug: string, codes: readonly string[]): ReadonlySet<string> {
  const rows = allowing(db).all({ codes: JSON.stringify(codes) })
  return new Set(rows.flatMap(({ code, chosenAt }) => (isPracticeOfLmc(db, code, lmcSlug, dayOf(chosenAt)) ? code : [])))
}

/** What decides whether an officer of an LMC may record for a practice now. */
export function toldFacts(db: Db, lmcSlug: string, practiceCode: string, today: Day): ToldFacts {
  const details = practiceByCode(db, practiceCode, today)
  return {
    here: details?.open === true && details.lmc?.slug === lmcSlug,
    allowed: tellingChoice(db, practiceCode, today).allowed,
    joined: peopleOfPractice(db, practiceCode).length > 0,
    shares: lastSharing(db, practiceCode)?.sharesByName ?? false,
  }
}

/** The last statement that an officer recorded for a practice, taken back or not; '' = none. */
export const lastTold = (db: Db, practiceCode: string): string => last(db).get(practiceCode) ?? ''

/**
 * A marker for the officer's form: what was recorded so last, and how much the practice has recorded, which its LMC is told only where the
 * practice shares by name.
 */
export function seenOfTelling(db: Db, practiceCode: string, shares: boolean): string {
  const told = lastTold(db, practiceCode)
  return `${shares ? recordedByPractice(db, practiceCode) : ''}${told ? `/${told}` : ''}`
}

/** `open`: it can be taken back, until `until`; `over`: taken back or corrected. */
export type ToldLine = Omit<Row, 'corrected' | 'takenBack'> & { until: Day; state: 'open' | 'stands' | 'over' }

/** What officers recorded for a practice by telephone, latest first. */
export function toldOfPractice(db: Db, practiceCode: string, now: Instant): ToldLine[] {
  return ofPractice(db)
    .all(practiceCode)
    .map(({ corrected, takenBack, ...row }) => {
      const until = takeBackUntil(row.recordedAt)
      const over = row.entryId ? corrected === 1 : takenBack === 1
      return { ...row, until, state: over ? 'over' : dayOf(now) <= until ? 'open' : 'stands' }
    })
}

const marked = prepared((db) =>
  db
    .select({ entryId: toldStatements.entryId, returnedAt: toldStatements.returnedAt })
    .from(toldStatements)
    .where(eq(toldStatements.practiceCode, sql.placeholder('practiceCode')))
    .prepare(),
)

/** The marks of a practice's record: which entries, and which returns (by their `recordedAt`), were told by telephone. */
export function toldMarks(db: Db, practiceCode: string): { entries: ReadonlySet<string>; returns: ReadonlySet<Instant> } {
  const rows = marked(db).all({ practiceCode })
  return {
    entries: new Set(rows.flatMap(({ entryId }) => entryId ?? [])),
    returns: new Set(rows.flatMap(({ returnedAt }) => returnedAt ?? [])),
  }
}
