import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import { allProviderFiles } from '#app/features/disputes/provider-files/provider-queries.server.ts'
import { daysOfQuarter, nextQuarter, type ProviderFile, quarterOf } from '#app/features/disputes/provider-files/provider-rules.ts'
import { discloseLmcSurvey, surveyText } from '#app/features/figures/disclosure/disclose-survey.ts'
import { METHOD } from '#app/features/figures/disclosure/disclosure-rules.ts'
import type { Draw } from '#app/features/figures/disclosure/draw-rules.ts'
import { hashOf } from '#app/features/figures/disclosure/release-text.ts'
import { type FiguresKey, isRightKey, noteKey } from '#app/features/figures/releases/figures-key.server.ts'
import { WRONG_KEY } from '#app/features/figures/releases/release-on-time.server.ts'
import { latestWeekEnd, releaseOf } from '#app/features/figures/tallies/release-rules.ts'
import type { Turn } from '#app/platform/every.ts'
import { dayOf, type Instant, startOfDay, weekEndOf } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { providerFigures } from '#db/schema/provider-files.ts'
import { issued } from './providers.sql.ts'
import { practicesHere, tallyProvider } from './tally-provider.server.ts'

type Due = { file: ProviderFile; quarter: string }

/** The end of the week in which a quarter ended. Its figure comes out with that week's release. */
const weekEndOfQuarter = (quarter: string) => weekEndOf(daysOfQuarter(quarter).until)
export const figureDue = (quarter: string): Instant => releaseOf(weekEndOfQuarter(quarter))

/** The quarters of every file whose figure is due and not issued: from the one in which it was opened to that in which it was closed. */
export function dueProviderFigures(db: Db, now: Instant): Due[] {
  const files = allProviderFiles(db)
  if (files.length === 0) return []
  const done = new Set(issued(db).all())
  const last = latestWeekEnd(now)
  return files.flatMap((file) => {
    const due: Due[] = []
    for (let quarter = quarterOf(dayOf(file.openedAt)); weekEndOfQuarter(quarter) <= last; quarter = nextQuarter(quarter)) {
      if (file.closedAt !== null && startOfDay(daysOfQuarter(quarter).from) > file.closedAt) break
      if (!done.has(`${file.id} ${quarter}`)) due.push({ file, quarter })
    }
    return due
  })
}

/** The figure of a file for a quarter as text: the same facts and key give the same bytes. */
export function workOutProviderFigure(db: Db, draw: Draw, { file, quarter }: Due): string {
  const knownAt = figureDue(quarter)
  const weekEnd = weekEndOfQuarter(quarter)
  const tally = tallyProvider(db, file, { quarter, knownAt })
  const open = practicesHere(db, file.lmcSlug, { quarter, knownAt }).size
  return surveyText(discloseLmcSurvey(draw, { lmc: file.lmcSlug, open, weekEnd }, tally), knownAt)
}

/**
 * Issues the figure of every file and quarter that is due, each once and for ever. One a quarter, and never again, so that nothing can be
 * learned from two of them. Under another key than earlier figures were drawn with nothing is issued.
 */
export function issueProviderFigures(
  db: Db,
  key: FiguresKey,
  now: Instant,
  issuedAt: (knownAt: Instant) => Instant = () => now,
): number {
  if (!isRightKey(db, key)) return 0
  const due = dueProviderFigures(db, now)
  for (const one of due) issue(db, key, one, issuedAt(figureDue(one.quarter)))
  return due.length
}

function issue(db: Db, key: FiguresKey, due: Due, issuedAt: Instant): void {
  const text = workOutProviderFigure(db, key.draw, due)
  const { file, quarter } = due
  inTransaction(db, (tx) => {
    const times = { method: METHOD, weekEnd: weekEndOfQuarter(quarter), knownAt: figureDue(quarter), issuedAt }
    const row = { fileId: file.id, quarter, ...times, hash: hashOf(text), text }
    const { changes, lastInsertRowid } = tx.insert(providerFigures).values(row).onConflictDoNothing().run()
    if (changes === 0) return
    noteKey(tx, key, issuedAt)
    const event = {
      at: issuedAt,
      actor: 'concert',
      action: 'provider-figures.issued',
      subject: file.id,
      detail: { quarter },
    } as const
    recordEvent(tx, event, rowsWritten(tx, { provider_figures: lastInsertRowid }))
  })
}

/** The work of a loop that has these figures issued once they are due, in a process of its own, and again where that failed. */
export function providerFiguresOnTime(
  db: Db,
  key: () => FiguresKey,
  issueDue: (at: Instant, stopping: AbortSignal) => Promise<void> | void,
): Turn {
  return async (now, stopping) => {
    if (dueProviderFigures(db, now).length === 0) return
    if (!isRightKey(db, key())) throw new Error(WRONG_KEY)
    await issueDue(now, stopping)
  }
}
