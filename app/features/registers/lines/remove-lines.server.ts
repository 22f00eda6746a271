import { type Db, prepared } from '#db/client.server.ts'

type Scope = { returnsFrom: number; returnsBefore: number }
type Slice = Scope & { practices: string }

const IN_SLICE = 'practice_code in (select value from json_each(@practices))'
/**
 * A version that a later one replaced goes with the round in whose time it was recorded; one that holds goes when its line only tells of
 * the past, with the round of that time, but not while an earlier version stays with an earlier round that is held: that one would hold
 * again. What runs on stays.
 */
const DUE = `(case when exists (select 1 from register_lines n where n.practice_code = register_lines.practice_code
    and n.line_id = register_lines.line_id and n.rowid > register_lines.rowid)
  then recorded_at
  when exists (select 1 from register_lines o where o.practice_code = register_lines.practice_code
    and o.line_id = register_lines.line_id and o.rowid < register_lines.rowid and o.recorded_at < @returnsFrom)
  then null else max(recorded_at, over_at) end) between @returnsFrom and @returnsBefore - 1`

/** The append-only table from which lines are removed, and the SQL that selects its rows. Its triggers must be lifted. */
export const PURGED_LINES = { register_lines: `${IN_SLICE} and ${DUE}` } as const
/** The ids that events about removed versions have as their subject. */
export const LINES_OF_SLICE = `select id from register_lines where ${PURGED_LINES.register_lines}`

const concerned = prepared((db) => db.$client.prepare(`select distinct practice_code from register_lines where ${DUE}`).pluck())
const counted = prepared((db) => db.$client.prepare(`select count(*) from register_lines where ${DUE}`).pluck())

/** The practices that have versions of lines to remove. */
export const practicesWithLines = (db: Db, scope: Scope): string[] => concerned(db).all(scope) as string[]
/** How many versions of lines a purge would remove. */
export const roundLinesSize = (db: Db, scope: Scope): number => counted(db).get(scope) as number

/** Removes versions of some practices' lines. Only inside `liftingAppendOnly`. Returns how many. */
export const removeRoundLines = (tx: Db, slice: Slice): number =>
  tx.$client.prepare(`delete from register_lines where ${PURGED_LINES.register_lines}`).run(slice).changes
