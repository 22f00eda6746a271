import { hasPeople } from '#app/features/people/accounts/accounts.sql.ts'
import { heldOn } from '#app/features/register/records/records.sql.ts'
import { prepared } from '#db/client.server.ts'
import type { JoinRequest } from './join-request-rules.ts'

const COLUMNS = `j.id, j.practice_code as practiceCode, p.name as practiceName, j.role, j.name, j.email, j.requested_at as requestedAt`

const WAITING = 'j.answered_at is null and j.requested_at > @since'

const OLDEST_FIRST = 'order by j.requested_at, j.id'

/** Asked of each practice that ever was the LMC's: its requests are found by an index, however many were answered. */
export const waitingAtLmc = prepared((db) =>
  db.$client.prepare<unknown[], JoinRequest>(
    `select ${COLUMNS} from (select distinct practice_code from practice_memberships where lmc_slug = @slug) m
     cross join join_requests j on j.practice_code = m.practice_code cross join practices p on p.code = j.practice_code
     where ${WAITING} and ${heldOn('practice_memberships', 'lmc_slug', 'j.practice_code')} = @slug
       and not ${hasPeople('j.practice_code')} ${OLDEST_FIRST}`,
  ),
)

export const waitingAtPractice = prepared((db) =>
  db.$client.prepare<unknown[], JoinRequest>(
    `select ${COLUMNS} from join_requests j cross join practices p on p.code = j.practice_code
     where ${WAITING} and j.practice_code = @code and ${hasPeople('j.practice_code')} ${OLDEST_FIRST}`,
  ),
)
