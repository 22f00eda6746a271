import { returnStands } from '#app/features/adoption/returns/standing-returns.sql.ts'
import { heldOn } from '#app/features/register/records/records.sql.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'
import type { Entry } from './adoption-rules.ts'

/** The columns of an entry under the names of `Entry`; `e` is the table. */
export const ENTRY_COLUMNS = `e.id, e.practice_code as practiceCode, e.action_slug as actionSlug, e.state, e.extent,
  e.effective_on as effectiveOn, e.planned_for as plannedFor, e.answers, e.obstacle_kind as obstacleKind, e.obstacle, e.note, e.corrects_id as correctsId, e.void,
  e.recorded_at as recordedAt, e.recorded_by as recordedBy, e.edition_slug as editionSlug, e.guidance_hash as guidanceHash`

/** An entry as it is stored: `void` is 0 or 1, `answers` JSON. */
export type EntryRow = Omit<Entry, 'void' | 'answers'> & { void: number; answers: string | null }

export const ownEntry = prepared((db) =>
  db.$client.prepare<unknown[], EntryRow>(
    `select ${ENTRY_COLUMNS} from adoption_entries e where e.id = ? and e.practice_code = ?`,
  ),
)

export const correction = prepared((db) =>
  db.$client.prepare<unknown[], EntryRow>(`select ${ENTRY_COLUMNS} from adoption_entries e where e.corrects_id = ?`),
)

export const entriesOfPair = prepared((db) =>
  db.$client.prepare<unknown[], EntryRow>(
    `select ${ENTRY_COLUMNS} from adoption_entries e where e.practice_code = ? and e.action_slug = ?`,
  ),
)

export const entryInForce = prepared((db) =>
  db.$client.prepare<unknown[], EntryRow>(`
    select ${ENTRY_COLUMNS} from adoption_standings s join adoption_entries e on e.id = s.entry_id
    where s.practice_code = ? and s.action_slug = ?`),
)

export const plannedOnes = prepared((db) =>
  db.$client.prepare<unknown[], { actionSlug: string; plannedFor: Day }>(`
    select action_slug as actionSlug, planned_for as plannedFor from adoption_standings
    where practice_code = ? and state = 'planned' and planned_for is not null`),
)

export const statementsAbout = prepared((db) =>
  db.$client
    .prepare<unknown[], number>(`
      select (select count(*) from adoption_entries where practice_code = @practiceCode and action_slug = @actionSlug)
        + (select count(*) from progress_entries where practice_code = @practiceCode and action_slug = @actionSlug)`)
    .pluck(),
)

export const statementsOf = prepared((db) =>
  db.$client
    .prepare<unknown[], number>(`
      select (select count(*) from adoption_entries where practice_code = @practiceCode)
        + (select count(*) from progress_entries where practice_code = @practiceCode)`)
    .pluck(),
)

export const openness = prepared((db) =>
  db.$client.prepare<unknown[], { status: string | null; holdsFrom: Day; openedOn: Day | null }>(`
    select s.status, s.holds_from as holdsFrom,
      (select min(o.holds_from) from practice_statuses o where o.practice_code = p.code and o.status = 'open') as openedOn
    from practices p left join practice_statuses s on s.id = ${heldOn('practice_statuses', 'id', 'p.code')}
    where p.code = @code`),
)

export const ownReturn = prepared((db) =>
  db.$client
    .prepare<unknown[], Instant>(
      `select recorded_at from weekly_returns r where practice_code = ? and week = ? and ${returnStands('r')}`,
    )
    .pluck(),
)

export const choicesMade = prepared((db) =>
  db.$client.prepare<unknown[], number>('select count(*) from sharing_choices where practice_code = ?').pluck(),
)

export const sharing = prepared((db) =>
  db.$client
    .prepare<unknown[], string>(`
    select j.value from json_each(?) j where (
      select shares_by_name from sharing_choices c where c.practice_code = j.value order by recorded_at desc, id desc limit 1) = 1`)
    .pluck(),
)

export const lastChoice = prepared((db) =>
  db.$client.prepare<unknown[], { shares: number; since: Instant }>(`
    select shares_by_name as shares, recorded_at as since from sharing_choices
    where practice_code = ? order by recorded_at desc, id desc limit 1`),
)

export const insertEntry = prepared((db) =>
  db.$client.prepare(`
    insert into adoption_entries (id, practice_code, action_slug, state, extent, effective_on, planned_for, answers, obstacle_kind, obstacle, note,
      corrects_id, void, recorded_at, recorded_by, edition_slug, guidance_hash)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
)

export const insertReturn = prepared((db) =>
  db.$client.prepare(
    'insert into weekly_returns (practice_code, week, recorded_at, recorded_by, on_trusted_device) values (?, ?, ?, ?, ?)',
  ),
)

export const insertSharing = prepared((db) =>
  db.$client.prepare('insert into sharing_choices (practice_code, shares_by_name, recorded_at, recorded_by) values (?, ?, ?, ?)'),
)
