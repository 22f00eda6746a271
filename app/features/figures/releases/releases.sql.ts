import type { PublishedCount } from '#app/features/figures/disclosure/disclosure-rules.ts'
import type { ReleaseFacts } from '#app/features/figures/disclosure/release-text.ts'
import type { Day } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'
import type { ReleaseHeader } from './week-figures.ts'

export const anyLeft = prepared((db) =>
  db.$client.prepare<unknown[], 0 | 1>('select exists (select 1 from roll_up_tallies)').pluck(),
)

export const insertRelease = prepared((db) =>
  db.$client.prepare(`insert into releases (id, week_end, issue, method, known_at, issued_at, late, reason, round_slug, edition_slug, changed,
       hash_all, hash_public, text_all, text_public)
     values (@id, @weekEnd, @issue, @method, @knownAt, @issuedAt, @late, @reason, @round, @edition, @changed,
       @hashAll, @hashPublic, @textAll, @textPublic)
     on conflict do nothing`),
)

export const insertCount = prepared((db) =>
  db.$client.prepare(`insert into release_counts (place, action, week_end, known_at, issue, count, "of", is_public)
     values (@place, @action, @weekEnd, @knownAt, @issue, @count, @of, @isPublic)`),
)

export const choicesInOrder = prepared((db) =>
  db.$client
    .prepare<unknown[], [string, number]>(
      'select lmc_slug, is_shown from lmc_publicity_choices where recorded_at < ? order by recorded_at, id',
    )
    .raw(),
)

/** A release without its texts, as it is stored. */
export type HeaderRow = Omit<ReleaseHeader, 'late' | 'changed' | 'round' | 'edition' | 'hash'> & {
  late: number
  changed: string
  roundSlug: string
  roundTitle: string
  roundEndedOn: Day | null
  editionSlug: string
  editionNumber: number
  editionTitle: string
  hashAll: string
  hashPublic: string
}

const HEADERS = `
  select r.id, r.week_end as weekEnd, r.issue, r.known_at as knownAt, r.issued_at as issuedAt, r.late, r.method, r.reason, r.changed,
    r.hash_all as hashAll, r.hash_public as hashPublic, o.slug as roundSlug, o.title as roundTitle, 
    (select n.ended_on from round_ends n where n.round_slug = r.round_slug and n.recorded_at < r.known_at) as roundEndedOn,
    e.slug as editionSlug, e.number as editionNumber, e.title as editionTitle
  from releases r join rounds o on o.slug = r.round_slug join editions e on e.slug = r.edition_slug`

export const everyHeader = prepared((db) =>
  db.$client.prepare<unknown[], HeaderRow>(`${HEADERS} order by r.known_at desc, r.issue desc`),
)

export const lastHeader = prepared((db) =>
  db.$client.prepare<unknown[], HeaderRow>(`${HEADERS} order by r.known_at desc, r.issue desc limit 1`),
)

export const headerOf = prepared((db) => db.$client.prepare<unknown[], HeaderRow>(`${HEADERS} where r.id = ?`))

export const lastOfWeek = prepared((db) =>
  db.$client.prepare<unknown[], HeaderRow>(`${HEADERS} where r.week_end = ? order by r.issue desc limit 1`),
)

export const course = prepared((db) =>
  db.$client
    .prepare<unknown[], [Day, PublishedCount, PublishedCount]>(`select week_end, count, "of" from (
         select week_end, count, "of", is_public, row_number() over (partition by week_end order by known_at desc, issue desc) as newest
         from release_counts
         where place = @place and action = @action and week_end >= @from and known_at <= @known)
       where newest = 1 and (is_public or @all) order by week_end`)
    .raw(),
)

export const lastWeekOfAction = prepared((db) =>
  db.$client
    .prepare<unknown[], Day | null>(`select max(week_end) from release_counts where place = 'england' and action = ?`)
    .pluck(),
)

export const lastIssued = prepared((db) =>
  db.$client.prepare<unknown[], number | null>('select max(rowid) from releases').pluck(),
)

export type Row = ReleaseFacts & { id: string; textAll: string; textPublic: string; hashAll: string; hashPublic: string }

export const rows = prepared((db) =>
  db.$client.prepare<
    unknown[],
    Row & { late: number | boolean }
  >(`select id, week_end as weekEnd, issue, method, known_at as knownAt, issued_at as issuedAt, late, reason,
       text_all as textAll, text_public as textPublic, hash_all as hashAll, hash_public as hashPublic
     from releases order by week_end, issue`),
)

export const counts = prepared((db) =>
  db.$client
    .prepare<
      unknown[],
      unknown[]
    >(`select place, action, week_end as weekEnd, count, "of", is_public as isPublic from release_counts
       where known_at = ? and issue = ? order by place, action, week_end`)
    .raw(),
)

/** Every name that figures are shown with, as JSON: LMCs, regions, ICBs and actions. */
export const namesNow = prepared((db) =>
  db.$client
    .prepare<[], [lmcs: string, regions: string, icbs: string, actions: string]>(`
      select (select json_group_array(json_array(slug, name)) from lmcs), (select json_group_array(json_array(code, name)) from regions),
        (select json_group_array(json_array(code, name)) from icbs),
        (select json_group_array(json_array(slug, title, short_title)) from actions)`)
    .raw(),
)

export const lastWeekEnd = prepared((db) => db.$client.prepare<[], Day | null>('select max(week_end) from releases').pluck())

export const changesOfFile = prepared((db) => db.$client.prepare<[], number>('select total_changes()').pluck())
/** A number that a commit of another connection changes. */
export const changesByOthers = prepared((db) => db.$client.prepare<[], number>('pragma data_version').pluck())
