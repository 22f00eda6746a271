import { and, eq, isNull } from 'drizzle-orm'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { providerReports } from '#db/schema/provider-files.ts'
import { everAdded, providerFileOf } from './provider-queries.server.ts'
import { MOST_REPORTS, type ProviderFile, type Report } from './provider-rules.ts'
import type { ProviderRefusal } from './provider-words.ts'

export type ReportOutcome = { ok: true } | { ok: false; reason: ProviderRefusal }
type Of = { practiceCode: string; fileId: string }

/** A file that this practice may add to: an open one of its LMC of today. */
function fileFor(
  tx: Db,
  { practiceCode, fileId }: Of,
  now: Instant,
): { ok: true; file: ProviderFile } | { ok: false; reason: ProviderRefusal } {
  const details = practiceByCode(tx, practiceCode, dayOf(now))
  const file = details?.lmc && providerFileOf(tx, details.lmc.slug, fileId)
  if (!details || !file) return { ok: false, reason: 'no-such-file' }
  if (!details.open) return { ok: false, reason: 'practice-closed' }
  return file.closedAt === null ? { ok: true, file } : { ok: false, reason: 'is-closed' }
}

/** Adds counts of a practice to its LMC's file. `seen`: how many lines it had ever added when the form was shown, so that the same form sent twice adds one. */
export function addReport(
  db: Db,
  { report, seen, ...of }: Of & { report: Report; seen: string },
  by: Actor,
  now: Instant,
): ReportOutcome {
  return inTransaction(db, (tx): ReportOutcome => {
    const found = fileFor(tx, of, now)
    if (!found.ok) return found
    const ever = everAdded(tx, of.fileId, of.practiceCode)
    const since = ever.slice(Number(seen) || 0).filter(({ takenBackAt }) => takenBackAt === null)
    if (since.some((one) => (Object.keys(report) as (keyof Report)[]).every((name) => one[name] === report[name])))
      return { ok: true }
    if (ever.filter(({ takenBackAt }) => takenBackAt === null).length >= MOST_REPORTS) return { ok: false, reason: 'too-many' }
    const id = newId()
    const recordedAt = recordingTime(tx, now)
    tx.insert(providerReports)
      .values({ id, ...of, ...report, recordedAt, recordedBy: by.personId })
      .run()
    event(tx, 'provider-report.added', of, id, by, recordedAt)
    return { ok: true }
  })
}

/** Takes back what the practice itself added: the file does not hold it any more, and no later figure counts it. */
export function takeBackReport(db: Db, { reportId, ...of }: Of & { reportId: string }, by: Actor, now: Instant): ReportOutcome {
  return inTransaction(db, (tx): ReportOutcome => {
    const own = and(eq(providerReports.id, reportId), eq(providerReports.practiceCode, of.practiceCode))
    const { changes } = tx
      .update(providerReports)
      .set({ takenBackAt: now, takenBackBy: by.personId })
      .where(and(own, eq(providerReports.fileId, of.fileId), isNull(providerReports.takenBackAt)))
      .run()
    if (changes > 0) event(tx, 'provider-report.taken-back', of, reportId, by, now)
    return { ok: true }
  })
}

function event(
  tx: Db,
  action: 'provider-report.added' | 'provider-report.taken-back',
  { practiceCode, fileId }: Of,
  report: string,
  by: Actor,
  at: Instant,
): void {
  recordEvent(tx, { at, actor: by.personId, action, subject: practiceCode, detail: { file: fileId, report } })
}
