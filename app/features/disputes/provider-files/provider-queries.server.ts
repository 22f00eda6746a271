import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { AddedReport, KeptReport, ProviderEvent, ProviderFile } from './provider-rules.ts'

const FILE = 'id, lmc_slug as lmcSlug, name, provides, opened_at as openedAt, closed_at as closedAt'
const ofLmc = prepared((db) =>
  db.$client.prepare(
    `select ${FILE} from provider_files where lmc_slug = ? order by closed_at is not null, name_folded, opened_at`,
  ),
)
const one = prepared((db) => db.$client.prepare(`select ${FILE} from provider_files where lmc_slug = ? and id = ?`))
const all = prepared((db) => db.$client.prepare(`select ${FILE} from provider_files order by id`))
const events = prepared((db) =>
  db.$client.prepare(
    `select id, kind, happened_on as happenedOn, words, said_by as saidBy, source, recorded_at as recordedAt, taken_back_at as takenBackAt
     from provider_events where file_id = ? order by happened_on, recorded_at, id`,
  ),
)
const REPORT = `id, practice_code as practiceCode, kind, noticed_on as noticedOn, waited_days as waitedDays, cases, is_safety as isSafety,
  recorded_at as recordedAt`
const byPractices = prepared((db) =>
  db.$client.prepare(
    `select ${REPORT} from provider_reports where file_id = @fileId and taken_back_at is null
       and practice_code in (select value from json_each(@codes)) order by noticed_on desc, recorded_at desc, id`,
  ),
)
const added = prepared((db) =>
  db.$client.prepare(
    `select ${REPORT}, taken_back_at as takenBackAt from provider_reports where file_id = ? and practice_code = ? order by recorded_at, rowid`,
  ),
)
const addedTo = prepared((db) =>
  db.$client.prepare(
    `select ${FILE} from provider_files where id in (select file_id from provider_reports where practice_code = ?)
     order by closed_at is not null, name_folded, opened_at`,
  ),
)
const knownIn = prepared((db) =>
  db.$client.prepare(
    `select ${REPORT} from provider_reports where file_id = @fileId and noticed_on between @from and @until
       and recorded_at < @knownAt and (taken_back_at is null or taken_back_at >= @knownAt) order by id`,
  ),
)

type Row = Omit<KeptReport, 'isSafety'> & { isSafety: number }
const reportFrom = ({ isSafety, ...row }: Row): KeptReport => ({ ...row, isSafety: isSafety === 1 })

/** The files of an LMC, the open ones first, by name. */
export const filesOfLmc = (db: Db, lmcSlug: string): ProviderFile[] => ofLmc(db).all(lmcSlug) as ProviderFile[]
/** A file of this LMC. */
export const providerFileOf = (db: Db, lmcSlug: string, id: string) => one(db).get(lmcSlug, id) as ProviderFile | undefined
export const allProviderFiles = (db: Db): ProviderFile[] => all(db).all() as ProviderFile[]

/** What happened, by day, what was taken back among it. */
export const eventsOfFile = (db: Db, fileId: string): ProviderEvent[] => events(db).all(fileId) as ProviderEvent[]

/** What these practices added to a file, the last noticed first. Whose names may be shown is the caller's question. */
export const reportsOf = (db: Db, fileId: string, codes: readonly string[]): KeptReport[] =>
  (byPractices(db).all({ fileId, codes: JSON.stringify(codes) }) as Row[]).map(reportFrom)

/** All that a practice ever added to a file, in the order of adding, what it took back among it. */
export const everAdded = (db: Db, fileId: string, practiceCode: string): AddedReport[] =>
  (added(db).all(fileId, practiceCode) as (Row & Pick<AddedReport, 'takenBackAt'>)[]).map(({ takenBackAt, ...row }) => ({
    ...reportFrom(row),
    takenBackAt,
  }))
/** The files to which a practice ever added, of whichever LMC: what it added is its own after it moved. */
export const filesAddedTo = (db: Db, practiceCode: string): ProviderFile[] => addedTo(db).all(practiceCode) as ProviderFile[]

/** Everything added of some days that stood at an instant. Read by the working out of figures alone. */
export const reportsKnown = (db: Db, asked: { fileId: string; from: Day; until: Day; knownAt: Instant }): KeptReport[] =>
  (knownIn(db).all(asked) as Row[]).map(reportFrom)
