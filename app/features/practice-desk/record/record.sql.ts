import { ENTRY_COLUMNS, type EntryRow } from '#app/features/adoption/statements/statements.sql.ts'
import type { Role } from '#app/features/people/accounts/people-rules.ts'
import { prepared } from '#db/client.server.ts'

export const latest = prepared((db) =>
  db.$client.prepare<unknown[], { id: string }>(`
    select e.id, e.recorded_at as recordedAt from adoption_entries e where e.practice_code = @practiceCode
    union all
    select p.id, p.recorded_at from progress_entries p where p.practice_code = @practiceCode
    order by recordedAt desc, id desc limit @number`),
)

type Row = EntryRow & { correctedById: string | null; editionNumber: number | null; role: Role | null }

export const entriesOfAction = prepared((db) =>
  db.$client.prepare<unknown[], Row>(`
    select ${ENTRY_COLUMNS}, c.id as correctedById, d.number as editionNumber,
      (select r.role from person_standings r
       where r.person_id = e.recorded_by and r.practice_code = e.practice_code and r.started_at <= e.recorded_at
         and (r.ended_at is null or r.ended_at > e.recorded_at)
       order by r.started_at desc, r.id desc limit 1) as role
    from adoption_entries e
    left join adoption_entries c on c.corrects_id = e.id
    left join editions d on d.slug = e.edition_slug
    where e.practice_code = ? and e.action_slug = ?
    order by e.recorded_at desc, e.effective_on desc, e.id desc`),
)
