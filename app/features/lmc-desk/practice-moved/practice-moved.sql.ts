import { prepared } from '#db/client.server.ts'

export const restated = prepared((db) =>
  db.$client
    .prepare<unknown[], string>(`select m.practice_code from practice_memberships m
       where m.id > @after and m.recorded_at >= @since
         and exists (select 1 from practice_memberships b where b.practice_code = m.practice_code and b.id < m.id)
         and exists (select 1 from person_standings s where s.practice_code = m.practice_code and s.ended_at is null)
         and not exists (select 1 from practice_moves_told t where t.membership_id = m.id)
       group by m.practice_code order by m.practice_code`)
    .pluck(),
)
