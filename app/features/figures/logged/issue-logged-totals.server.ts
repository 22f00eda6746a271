import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import { disputesOn } from '#app/features/disputes/file/dispute-queries.server.ts'
import {
  discloseLogged,
  LOGGED_METHOD,
  type LoggedTally,
  loggedText,
  type PublishedLog,
} from '#app/features/figures/disclosure/disclose-logged.ts'
import type { Draw } from '#app/features/figures/disclosure/draw-rules.ts'
import { hashOf } from '#app/features/figures/disclosure/release-text.ts'
import { type FiguresKey, isRightKey, noteKey } from '#app/features/figures/releases/figures-key.server.ts'
import { latestWeekEnd, releaseOf } from '#app/features/figures/tallies/release-rules.ts'
import { addDays, type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { loggedTotals } from '#db/schema/failures.ts'
import { loggedFacts, opennessAt } from './logged-facts.server.ts'
import { loggedTally } from './logged-tally-rules.ts'
import { loggedTotalsBefore, loggedTotalsOfWeek } from './logged-totals-queries.server.ts'

/** The disputes whose totals are published, as at a day: two editors said so and have not taken it back. Where a dispute ended its last totals stand. */
const publishing = (db: Db, day: Day, known: Day | null): string[] =>
  disputesOn(db, day, known).flatMap(({ slug, contractor, origin, ended, logged }) =>
    contractor !== null && origin !== 'beside' && ended === null && logged.at(-1)?.state === 'published' ? [slug] : [],
  )

/**
 * The disputes whose totals of the last week are due and not issued: they were published when that week ended, and are now. What two
 * editors release in a week so waits for its Monday, and can be taken back before. A week in which no server ran has none.
 */
export function dueLoggedTotals(db: Db, now: Instant): string[] {
  const weekEnd = latestWeekEnd(now)
  const before = publishing(db, weekEnd, weekEnd)
  return publishing(db, dayOf(now), null).filter(
    (dispute) => before.includes(dispute) && !loggedTotalsOfWeek(db, dispute, weekEnd),
  )
}

type Week = { dispute: string; weekEnd: Day }

/** The totals of a dispute with a week's release as text: the same logs, key and totals before give the same bytes. */
export function workOutLoggedTotals(db: Db, draw: Draw, { dispute, weekEnd }: Week, standing: PublishedLog | undefined): string {
  const known = releaseOf(weekEnd)
  const tallies = new Map<Instant, LoggedTally>()
  const tallyAt = (at: Instant): LoggedTally => {
    // Open are the practices of that release's own week: one that closed since is a change, as is one that took something out.
    const openness = () => opennessAt(db, addDays(dayOf(at), -1), at)
    const tally = tallies.get(at) ?? loggedTally(loggedFacts(db, { dispute, known: at }, openness()), weekEnd)
    tallies.set(at, tally)
    return tally
  }
  const log = discloseLogged(draw, { dispute, weekEnd, known }, tallyAt(known), { standing, tallyAt })
  return loggedText(log, known)
}

/**
 * Issues the totals of every dispute that are due, each in a transaction of its own. Two processes at once issue each once. Under another
 * key than earlier figures were drawn with nothing is issued. Never on a server's thread.
 */
export function issueLoggedTotals(
  db: Db,
  key: FiguresKey,
  now: Instant,
  issuedAt: Instant = now,
): { ok: boolean; issued: string[] } {
  if (!isRightKey(db, key)) return { ok: false, issued: [] }
  const weekEnd = latestWeekEnd(now)
  const issued = dueLoggedTotals(db, now).filter((dispute) => issue(db, key, { dispute, weekEnd }, issuedAt))
  return { ok: true, issued }
}

function issue(db: Db, key: FiguresKey, { dispute, weekEnd }: Week, issuedAt: Instant): boolean {
  const text = workOutLoggedTotals(db, key.draw, { dispute, weekEnd }, loggedTotalsBefore(db, dispute, weekEnd))
  const times = { method: LOGGED_METHOD, knownAt: releaseOf(weekEnd), issuedAt }
  return inTransaction(db, (tx) => {
    const row = { disputeSlug: dispute, weekEnd, ...times, hash: hashOf(text), text }
    const { changes, lastInsertRowid } = tx.insert(loggedTotals).values(row).onConflictDoNothing().run()
    if (changes === 0) return false
    noteKey(tx, key, issuedAt)
    const event = {
      at: issuedAt,
      actor: 'concert',
      action: 'logged-totals.issued',
      subject: dispute,
      detail: { weekEnd },
    } as const
    recordEvent(tx, event, rowsWritten(tx, { logged_totals: lastInsertRowid }))
    return true
  })
}
