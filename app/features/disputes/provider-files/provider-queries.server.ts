import { and, asc, between, eq, gte, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { providerEvents, providerFiles, providerReports } from '#db/schema/provider-files.ts'
import { asReport, ofPractice, ofPractices } from './provider-reports.sql.ts'
import type { AddedReport, KeptReport, ProviderEvent, ProviderFile } from './provider-rules.ts'

const FILE = {
  id: providerFiles.id,
  lmcSlug: providerFiles.lmcSlug,
  name: providerFiles.name,
  provides: providerFiles.provides,
  openedAt: providerFiles.openedAt,
  closedAt: providerFiles.closedAt,
}
const REPORT = {
  id: providerReports.id,
  practiceCode: providerReports.practiceCode,
  kind: providerReports.kind,
  noticedOn: providerReports.noticedOn,
  waitedDays: providerReports.waitedDays,
  cases: providerReports.cases,
  isSafety: providerReports.isSafety,
  recordedAt: providerReports.recordedAt,
}
const OPEN_FIRST = [
  asc(isNotNull(providerFiles.closedAt)),
  asc(providerFiles.nameFolded),
  asc(providerFiles.openedAt),
  asc(providerFiles.id),
]

const ofLmc = prepared((db) =>
  db
    .select(FILE)
    .from(providerFiles)
    .where(eq(providerFiles.lmcSlug, sql.placeholder('lmcSlug')))
    .orderBy(...OPEN_FIRST)
    .prepare(),
)
const one = prepared((db) =>
  db
    .select(FILE)
    .from(providerFiles)
    .where(and(eq(providerFiles.lmcSlug, sql.placeholder('lmcSlug')), eq(providerFiles.id, sql.placeholder('id'))))
    .prepare(),
)
const all = prepared((db) => db.select(FILE).from(providerFiles).orderBy(asc(providerFiles.id)).prepare())
const addedTo = prepared((db) =>
  db
    .select(FILE)
    .from(providerFiles)
    .where(
      inArray(
        providerFiles.id,
        db
          .select({ id: providerReports.fileId })
          .from(providerReports)
          .where(eq(providerReports.practiceCode, sql.placeholder('practiceCode'))),
      ),
    )
    .orderBy(...OPEN_FIRST)
    .prepare(),
)
const events = prepared((db) =>
  db
    .select({
      id: providerEvents.id,
      kind: providerEvents.kind,
      happenedOn: providerEvents.happenedOn,
      words: providerEvents.words,
      saidBy: providerEvents.saidBy,
      source: providerEvents.source,
      recordedAt: providerEvents.recordedAt,
      takenBackAt: providerEvents.takenBackAt,
    })
    .from(providerEvents)
    .where(eq(providerEvents.fileId, sql.placeholder('fileId')))
    .orderBy(asc(providerEvents.happenedOn), asc(providerEvents.recordedAt), asc(providerEvents.id))
    .prepare(),
)
const knownIn = prepared((db) =>
  db
    .select(REPORT)
    .from(providerReports)
    .where(
      and(
        eq(providerReports.fileId, sql.placeholder('fileId')),
        between(providerReports.noticedOn, sql.placeholder('from'), sql.placeholder('until')),
        lt(providerReports.recordedAt, sql.placeholder('knownAt')),
        or(isNull(providerReports.takenBackAt), gte(providerReports.takenBackAt, sql.placeholder('knownAt'))),
      ),
    )
    .orderBy(asc(providerReports.id))
    .prepare(),
)

/** The files of an LMC, the open ones first, by name. */
export const filesOfLmc = (db: Db, lmcSlug: string): ProviderFile[] => ofLmc(db).all({ lmcSlug })
/** A file of this LMC. */
export const providerFileOf = (db: Db, lmcSlug: string, id: string) => one(db).get({ lmcSlug, id })
export const allProviderFiles = (db: Db): ProviderFile[] => all(db).all()

/** What happened, by day, what was taken back among it. */
export const eventsOfFile = (db: Db, fileId: string): ProviderEvent[] => events(db).all({ fileId })

/** What these practices added to a file, the last noticed first. Whose names may be shown is the caller's question. */
export const reportsOf = (db: Db, fileId: string, codes: readonly string[]): KeptReport[] =>
  ofPractices(db)
    .all({ fileId, codes: JSON.stringify(codes) })
    .map(asReport)

/** All that a practice ever added to a file, in the order of adding, what it took back among it. */
export const everAdded = (db: Db, fileId: string, practiceCode: string): AddedReport[] =>
  ofPractice(db).all({ fileId, practiceCode }).map(asReport)

/** The files to which a practice ever added, of whichever LMC: what it added is its own after it moved. */
export const filesAddedTo = (db: Db, practiceCode: string): ProviderFile[] => addedTo(db).all({ practiceCode })

/** Everything added of some days that stood at an instant. Read by the working out of figures alone. */
export const reportsKnown = (db: Db, asked: { fileId: string; from: Day; until: Day; knownAt: Instant }): KeptReport[] =>
  knownIn(db).all(asked)
