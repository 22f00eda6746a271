import type { Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'
import type { DueLine } from './line-queries.server.ts'
import type { Register } from './register-kinds.ts'

const COLUMNS = 'l.line_id as id, l.id as version, l.filled, l.recorded_at as recordedAt'

/** True for the version of a line (`l`) that holds. */
export const HOLDS = `not exists (select 1 from register_lines n
  where n.practice_code = l.practice_code and n.line_id = l.line_id and n.rowid > l.rowid)`

export type Row = { id: string; version: string; filled: string; recordedAt: Instant }

export const standing = prepared((db) =>
  db.$client.prepare<unknown[], Row>(
    `select ${COLUMNS} from register_lines l where l.practice_code = ? and l.register = ? and l.removed = 0 and ${HOLDS} order by l.rowid`,
  ),
)

export const one = prepared((db) =>
  db.$client.prepare<unknown[], Row>(`select ${COLUMNS} from register_lines l
     where l.practice_code = ? and l.register = ? and l.line_id = ? and l.removed = 0 and ${HOLDS}`),
)

export const every = prepared((db) =>
  db.$client.prepare<
    unknown[],
    Row & { register: Register; removed: number; recordedBy: string }
  >(`select ${COLUMNS}, l.register, l.removed, l.recorded_by as recordedBy from register_lines l
     where l.practice_code = @practiceCode and (@lineId is null or l.line_id = @lineId) order by l.rowid`),
)

export const last = prepared((db) =>
  db.$client
    .prepare<unknown[], string>(
      'select id from register_lines where practice_code = ? and register = ? order by rowid desc limit 1',
    )
    .pluck(),
)

export const due = prepared((db) =>
  db.$client.prepare<
    unknown[],
    Omit<DueLine, 'filled'> & { filled: string }
  >(`select l.line_id as id, l.register, l.filled, l.due_on as dueOn from register_lines l
     where l.practice_code = ? and l.due_on >= ? and l.removed = 0 and ${HOLDS}`),
)

export const anywhere = prepared((db) =>
  db.$client.prepare<unknown[], Row & { register: Register }>(`select ${COLUMNS}, l.register from register_lines l
     where l.practice_code = ? and l.line_id = ? and l.removed = 0 and ${HOLDS}`),
)

/**
 * A version that a later one replaced goes with the round in whose time it was recorded; one that holds goes when its line only tells of
 * the past, with the round of that time, but not while an earlier version stays with an earlier round that is held: that one would hold
 * again. What runs on stays.
 */
export const DUE = `(case when exists (select 1 from register_lines n where n.practice_code = register_lines.practice_code
    and n.line_id = register_lines.line_id and n.rowid > register_lines.rowid)
  then recorded_at
  when exists (select 1 from register_lines o where o.practice_code = register_lines.practice_code
    and o.line_id = register_lines.line_id and o.rowid < register_lines.rowid and o.recorded_at < @returnsFrom)
  then null else max(recorded_at, over_at) end) between @returnsFrom and @returnsBefore - 1`

export const concerned = prepared((db) =>
  db.$client.prepare<unknown[], string>(`select distinct practice_code from register_lines where ${DUE}`).pluck(),
)

export const counted = prepared((db) =>
  db.$client.prepare<unknown[], number>(`select count(*) from register_lines where ${DUE}`).pluck(),
)

const IN_SLICE = 'practice_code in (select value from json_each(@practices))'

/** The append-only table from which lines are removed, and the SQL that selects its rows. Its triggers must be lifted. */
export const PURGED_LINES = { register_lines: `${IN_SLICE} and ${DUE}` } as const
/** The ids that events about removed versions have as their subject. */
export const LINES_OF_SLICE = `select id from register_lines where ${PURGED_LINES.register_lines}`

export const removeLines = prepared((db) => db.$client.prepare(`delete from register_lines where ${PURGED_LINES.register_lines}`))
