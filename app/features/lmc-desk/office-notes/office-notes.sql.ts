import { heldOn } from '#app/features/register/records/records.sql.ts'
import { prepared } from '#db/client.server.ts'
import type { OfficeNote } from './office-note-rules.ts'

export const notesAbout = prepared((db) =>
  db.$client.prepare<
    unknown[],
    OfficeNote
  >(`select o.id, o.words, o.recorded_at as recordedAt, nullif(n.name, '') as by, o.taken_back_at as takenBackAt
     from office_notes o left join persons n on n.id = o.recorded_by
     where o.practice_code = @code and o.lmc_slug = @lmcSlug order by o.recorded_at desc, o.id`),
)

const HERE = (code: string) =>
  `${heldOn('practice_memberships', 'lmc_slug', code)} = @lmcSlug and ${heldOn('practice_statuses', 'status', code)} = 'open'`

export const waitingAtOffice = prepared((db) =>
  db.$client
    .prepare<
      unknown[],
      string
    >(`select q.practice_code from office_note_requests q where q.lmc_slug = @lmcSlug and q.released_at is null
       and ${HERE('q.practice_code')} order by q.asked_at, q.id`)
    .pluck(),
)

const leftLongAgo = (table: 'office_notes' | 'office_note_requests') =>
  prepared((db) =>
    db.$client
      .prepare<unknown[], string>(
        `select o.id from ${table} o where (${heldOn('practice_memberships', 'lmc_slug', 'o.practice_code')} is not o.lmc_slug
           or ${heldOn('practice_statuses', 'status', 'o.practice_code')} is not 'open')
         and coalesce((select max(s.recorded_at) from practice_memberships s where s.practice_code = o.practice_code), 0) < @before
         and coalesce((select max(s.recorded_at) from practice_statuses s where s.practice_code = o.practice_code), 0) < @before`,
      )
      .pluck(),
  )
export const notesLeft = leftLongAgo('office_notes')
export const requestsLeft = leftLongAgo('office_note_requests')
