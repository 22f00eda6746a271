import { prepared } from '#db/client.server.ts'
import { FAILURE_LINES_HELD, REGISTER_LINES_HELD } from './own-record.sql.ts'
import type { YearCount } from './record-kinds.server.ts'

/* How many lines of the record stand in each year, by kind. The years of London and of UTC begin together. */

const PROVIDER_LINES_HELD =
  'from provider_reports r join provider_files f on f.id = r.file_id where r.practice_code = @practiceCode'

export const answerLinesYears = prepared((db) =>
  db.$client.prepare<unknown[], YearCount>(`
    select substr(effective_on, 1, 4) as year, action_slug as action, count(*) as lines from adoption_entries
    where practice_code = ? group by action_slug, substr(effective_on, 1, 4)`),
)

export const callLinesYears = prepared((db) =>
  db.$client.prepare<unknown[], YearCount>(`
    select strftime('%Y', asked_at / 1000, 'unixepoch') as year, null as action, count(*) as lines from call_requests
    where practice_code = ? group by year`),
)

export const decisionLinesYears = prepared((db) =>
  db.$client.prepare<unknown[], YearCount>(`
    select substr(decided_on, 1, 4) as year, action_slug as action, count(*) as lines from decisions
    where practice_code = ? group by action_slug, substr(decided_on, 1, 4)`),
)

export const failureLinesYears = prepared((db) =>
  db.$client.prepare<unknown[], YearCount>(
    `select substr(f.noticed_on, 1, 4) as year, null as action, count(*) as lines ${FAILURE_LINES_HELD} group by year`,
  ),
)

export const letterLinesYears = prepared((db) =>
  db.$client.prepare<unknown[], YearCount>(`
    select year, action, count(*) as lines from (
      select substr(sent_on, 1, 4) as year, action_slug as action from letters where practice_code = @practiceCode
      union all
      select substr(e.happened_on, 1, 4), l.action_slug from letter_events e join letters l on l.id = e.letter_id
      where e.practice_code = @practiceCode and e.happened_on is not null)
    group by action, year`),
)

export const newsLinesYears = prepared((db) =>
  db.$client.prepare<unknown[], YearCount>(`
    select strftime('%Y', said_at / 1000, 'unixepoch') as year, action_slug as action, count(*) as lines from progress_entries
    where practice_code = ? group by action_slug, strftime('%Y', said_at / 1000, 'unixepoch')`),
)

export const providerLinesYears = prepared((db) =>
  db.$client.prepare<unknown[], YearCount>(
    `select substr(r.noticed_on, 1, 4) as year, null as action, count(*) as lines ${PROVIDER_LINES_HELD} group by year`,
  ),
)

export const registerLinesYears = prepared((db) =>
  db.$client.prepare<unknown[], YearCount>(
    `select substr(holdsOn, 1, 4) as year, null as action, count(*) as lines from (${REGISTER_LINES_HELD}) where holdsOn is not null group by year`,
  ),
)

export const returnLinesYears = prepared((db) =>
  db.$client.prepare<unknown[], YearCount>(`
    select substr(week, 1, 4) as year, null as action, count(*) as lines from weekly_returns
    where practice_code = ? group by substr(week, 1, 4)`),
)

export const sharingLinesYears = prepared((db) =>
  db.$client.prepare<unknown[], YearCount>(`
    select strftime('%Y', recorded_at / 1000, 'unixepoch') as year, null as action, count(*) as lines from sharing_choices
    where practice_code = ? group by strftime('%Y', recorded_at / 1000, 'unixepoch')`),
)

export const stepLinesYears = prepared((db) =>
  db.$client.prepare<unknown[], YearCount>(`
    select coalesce(substr(done_on, 1, 4), strftime('%Y', recorded_at / 1000, 'unixepoch')) as year, action_slug as action, count(*) as lines
    from step_entries where practice_code = ? group by action_slug, year`),
)
