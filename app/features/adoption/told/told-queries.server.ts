import { lastSharing, recordedByPractice } from '#app/features/adoption/statements/entry-queries.server.ts'
import { hasPeople, peopleOfPractice } from '#app/features/people/accounts/role-queries.server.ts'
import { isPracticeOfLmc, practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { type Day, dayOf, type Instant, type Week } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { type ToldFacts, takeBackUntil } from './told-rules.ts'

const choice = prepared((db) =>
  db.$client.prepare('select is_allowed as isAllowed, chosen_at as chosenAt from telling_choices where practice_code = ?'),
)

/**
 * Whether a practice allows it, and a marker for the form; no row = it was never allowed. It was allowed to the LMC of that day: one that
 * the practice joins later has to be allowed anew.
 */
export function tellingChoice(db: Db, practiceCode: string, today: Day): { allowed: boolean; seen: string } {
  const row = choice(db).get(practiceCode) as { isAllowed: 0 | 1; chosenAt: Instant } | undefined
  const lmcSlug = practiceByCode(db, practiceCode, today)?.lmc?.slug
  const allowed = row?.isAllowed === 1 && lmcSlug !== undefined && isPracticeOfLmc(db, practiceCode, lmcSlug, dayOf(row.chosenAt))
  return { allowed, seen: String(row?.chosenAt ?? 0) }
}

const allowing = prepared((db) =>
  db.$client.prepare(
    `select c.practice_code as code, c.chosen_at as chosenAt from json_each(@codes) j
     cross join telling_choices c on c.practice_code = j.value and c.is_allowed = 1 where ${hasPeople('c.practice_code')}`,
  ),
)

/**
 * Which of an LMC's open practices its officers may record for when they are told by telephone: a partner allows it to this LMC, and
 * somebody has joined. The same practices as by `tellingRefusal`, one by one.
 */
export function practicesToRecordFor(db: Db, lmcSlug: string, codes: readonly string[]): ReadonlySet<string> {
  const rows = allowing(db).all({ codes: JSON.stringify(codes) }) as { code: string; chosenAt: Instant }[]
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

const last = prepared((db) =>
  db.$client
    .prepare('select id from told_statements where practice_code = ? order by recorded_at desc, rowid desc limit 1')
    .pluck(),
)
/** The last statement that an officer recorded for a practice, taken back or not; '' = none. */
export const lastTold = (db: Db, practiceCode: string): string => (last(db).get(practiceCode) as string | undefined) ?? ''

/**
 * A marker for the officer's form: what was recorded so last, and how much the practice has recorded, which its LMC is told only where the
 * practice shares by name.
 */
export function seenOfTelling(db: Db, practiceCode: string, shares: boolean): string {
  const told = lastTold(db, practiceCode)
  return `${shares ? recordedByPractice(db, practiceCode) : ''}${told ? `/${told}` : ''}`
}

type Row = {
  id: string
  lmc: string
  entryId: string | null
  actionSlug: string | null
  actionTitle: string | null
  week: Week | null
  returnedAt: Instant | null
  recordedAt: Instant
  corrected: 0 | 1
  takenBack: 0 | 1
}
const ofPractice = prepared((db) =>
  db.$client.prepare(
    `select t.id, m.name as lmc, t.entry_id as entryId, t.action_slug as actionSlug, a.title as actionTitle, t.week,
       t.returned_at as returnedAt, t.recorded_at as recordedAt,
       exists (select 1 from adoption_entries c where c.corrects_id = t.entry_id) as corrected,
       exists (select 1 from returns_taken_back b where b.practice_code = t.practice_code and b.week = t.week and b.returned_at = t.returned_at) as takenBack
     from told_statements t join lmcs m on m.slug = t.lmc_slug left join actions a on a.slug = t.action_slug
     where t.practice_code = ? order by t.recorded_at desc, t.id`,
  ),
)

/** `open`: it can be taken back, until `until`; `over`: taken back or corrected. */
export type ToldLine = Omit<Row, 'corrected' | 'takenBack'> & { until: Day; state: 'open' | 'stands' | 'over' }

/** What officers recorded for a practice by telephone, latest first. */
export function toldOfPractice(db: Db, practiceCode: string, now: Instant): ToldLine[] {
  return (ofPractice(db).all(practiceCode) as Row[]).map(({ corrected, takenBack, ...row }) => {
    const until = takeBackUntil(row.recordedAt)
    const over = row.entryId ? corrected === 1 : takenBack === 1
    return { ...row, until, state: over ? 'over' : dayOf(now) <= until ? 'open' : 'stands' }
  })
}

const marked = prepared((db) =>
  db.$client.prepare('select entry_id as entryId, returned_at as returnedAt from told_statements where practice_code = ?'),
)

/** The marks of a practice's record: which entries, and which returns (by their `recordedAt`), were told by telephone. */
export function toldMarks(db: Db, practiceCode: string): { entries: ReadonlySet<string>; returns: ReadonlySet<Instant> } {
  const rows = marked(db).all(practiceCode) as { entryId: string | null; returnedAt: Instant | null }[]
  return {
    entries: new Set(rows.flatMap(({ entryId }) => entryId ?? [])),
    returns: new Set(rows.flatMap(({ returnedAt }) => returnedAt ?? [])),
  }
}
