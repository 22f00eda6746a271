import { prepared } from '#db/client.server.ts'
import type { AddedReport, KeptReport } from './provider-rules.ts'

/** As it is stored: a yes is a 1. */
type Stored<Report> = Omit<Report, 'isSafety'> & { isSafety: number }
export const asReport = <Report extends { isSafety: number }>({ isSafety, ...report }: Report) => ({
  ...report,
  isSafety: isSafety === 1,
})

const COLUMNS = `id, practice_code as practiceCode, kind, noticed_on as noticedOn, waited_days as waitedDays, cases, is_safety as isSafety,
  recorded_at as recordedAt`

/** What some practices added to a file and did not take back, the last noticed first, and of one day the last added. */
export const ofPractices = prepared((db) =>
  db.$client.prepare<unknown[], Stored<KeptReport>>(`select ${COLUMNS} from provider_reports
     where file_id = @fileId and taken_back_at is null and practice_code in (select value from json_each(@codes))
     order by noticed_on desc, recorded_at desc, rowid desc`),
)

/** All that a practice ever added to a file, in the order of adding. */
export const ofPractice = prepared((db) =>
  db.$client.prepare<unknown[], Stored<AddedReport>>(`select ${COLUMNS}, taken_back_at as takenBackAt from provider_reports
     where file_id = @fileId and practice_code = @practiceCode order by recorded_at, rowid`),
)
