import type { Entry } from '#app/features/disputes/claims/claim-rules.ts'
import type { Day } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'
import type { LoggedFailure } from './logged-facts.server.ts'

type FailureRow = Omit<LoggedFailure, 'minutes' | 'isSafety' | 'isOpen' | 'endedOn'> & {
  minutes: string
  isSafety: number
  resolvedOn: Day | null
}

export const failuresKnown = prepared((db) =>
  db.$client.prepare<
    unknown[],
    FailureRow
  >(`select f.practice_code as practice, f.line_key as line, f.noticed_on as noticedOn, f.waited_days as waitedDays, f.cases,
       f.minutes, f.appointments, f.is_safety as isSafety, f.duty, f.resolved_on as resolvedOn
     from service_failures f
     where f.dispute_slug = @dispute and f.recorded_at < @known and f.removed = 0 and not exists (
       select 1 from service_failures n where n.practice_code = f.practice_code and n.failure_id = f.failure_id
         and n.rowid > f.rowid and n.recorded_at < @known)
     order by f.practice_code, f.failure_id`),
)

type EntryRow = Omit<Entry, 'claim'> & { practice: string; claimId: string; claim: string | null }

export const entriesKnown = prepared((db) =>
  db.$client.prepare<
    unknown[],
    EntryRow
  >(`select practice_code as practice, claim_id as claimId, id, kind, claim, happened_on as happenedOn, pence, null as words,
       recorded_at as recordedAt
     from claim_entries where recorded_at < ? order by practice_code, claim_id, rowid`),
)
