import { prepared } from '#db/client.server.ts'
import type { KeptReport } from './provider-rules.ts'

/** As it is stored: a yes is a 1. */
type Row = Omit<KeptReport, 'isSafety'> & { isSafety: number }

/** What some practices added to a file and did not take back, the last noticed first. */
export const ofPractices = prepared((db) =>
  db.$client.prepare<
    unknown[],
    Row
  >(`select id, practice_code as practiceCode, kind, noticed_on as noticedOn, waited_days as waitedDays,
       cases, is_safety as isSafety, recorded_at as recordedAt from provider_reports
     where file_id = @fileId and taken_back_at is null and practice_code in (select value from json_each(@codes))
     order by noticed_on desc, recorded_at desc, rowid desc`),
)
