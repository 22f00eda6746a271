import { prepared } from '#db/client.server.ts'

/** Officers in one transaction, which takes a few milliseconds. */
const A_SLICE = 5

export const due = prepared((db) =>
  db.$client.prepare<
    unknown[],
    { id: string; email: string }
  >(`select distinct n.id, n.email from person_standings s join persons n on n.id = s.person_id
     left join officer_digests d on d.person_id = n.id
     where s.role = 'lmc-officer' and s.ended_at is null and coalesce(d.is_wanted, 1) = 1 and coalesce(d.mailed_on, '') < @friday
     order by n.id limit ${A_SLICE}`),
)
