import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import { METHOD } from '#app/features/figures/disclosure/disclosure-rules.ts'
import { hashOf, type ReleaseContent, type ReleaseFacts, releaseText } from '#app/features/figures/disclosure/release-text.ts'
import { knownFacts } from '#app/features/figures/tallies/facts-queries.server.ts'
import { isLate, releaseOf } from '#app/features/figures/tallies/release-rules.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { dropStoredTallies } from './drop-stored-tallies.server.ts'
import { dueWeekEnds } from './due-releases-queries.server.ts'
import { type FiguresKey, isRightKey, noteKey } from './figures-key.server.ts'
import { countsOf } from './release-counts.ts'
import { contentOfWeek, issuesOfWeek, releaseId } from './release-records-queries.server.ts'
import { insertCount, insertRelease } from './releases.sql.ts'
import { comparedAgain, workOutRelease } from './work-out-release.server.ts'

export type IssueOutcome = { ok: true; issued: Day[] } | { ok: false; reason: 'wrong-key' }

/**
 * Issues every release that is due and not issued, earliest first, each in a transaction of its own: a stop in between leaves whole
 * releases, and the rest is issued the next time. Two processes at once issue each release once. Under another key than the one earlier
 * figures were drawn with nothing is issued. `issuedAt`: when each was issued; by default now. `tell`: what else happens, in the same
 * transaction, with the latest release that is due; after weeks without a server nobody hears of every one of them.
 */
export function issueDueReleases(
  db: Db,
  key: FiguresKey,
  now: Instant,
  issuedAt: (knownAt: Instant) => Instant = () => now,
  tell: (tx: Db, weekEnd: Day) => void = () => {},
): IssueOutcome {
  if (!isRightKey(db, key)) return { ok: false, reason: 'wrong-key' }
  const work = { db, draw: key.draw, facts: knownFacts(db) }
  let earlier = new Map<Day, ReleaseContent>()
  const issued: Day[] = []
  const due = dueWeekEnds(db, now)
  for (const weekEnd of due) {
    earlier = earlierOf(db, weekEnd, earlier)
    const content = workOutRelease(work, weekEnd, earlier)
    if (!content) continue
    earlier.set(weekEnd, content)
    const facts = { issue: 1, reason: null, issuedAt: issuedAt(releaseOf(weekEnd)), actor: 'concert' } as const
    if (store(db, key, content, facts, weekEnd === due.at(-1) ? tell : undefined)) issued.push(weekEnd)
  }
  dropStoredTallies(db, now)
  return { ok: true, issued }
}

/** The releases that the one of a week compares again: read, where they are not at hand. */
function earlierOf(db: Db, weekEnd: Day, atHand: ReadonlyMap<Day, ReleaseContent>): Map<Day, ReleaseContent> {
  const found = comparedAgain(weekEnd).map((day) => [day, atHand.get(day) ?? contentOfWeek(db, day)] as const)
  return new Map(found.flatMap(([day, content]) => (content ? [[day, content]] : [])))
}

/** Stores a release with its counts and its event, all or nothing. False where another process was quicker. */
function store(
  db: Db,
  key: FiguresKey,
  content: ReleaseContent,
  { issue, reason, issuedAt, actor }: Pick<ReleaseFacts, 'issue' | 'reason' | 'issuedAt'> & { actor: 'concert' | 'operator' },
  tell?: (tx: Db, weekEnd: Day) => void,
): boolean {
  const { weekEnd, round, edition } = content.week
  const knownAt = releaseOf(weekEnd)
  const facts = { weekEnd, issue, method: METHOD, knownAt, issuedAt, late: isLate(knownAt, issuedAt), reason }
  const [textAll, textPublic] = [releaseText(facts, content, 'all'), releaseText(facts, content, 'public')]
  const id = releaseId(weekEnd, issue)
  return inTransaction(db, (tx) => {
    const { changes, lastInsertRowid } = insertRelease(tx).run({
      ...facts,
      id,
      late: facts.late ? 1 : 0,
      round,
      edition,
      changed: JSON.stringify(content.changed.map((week) => week.weekEnd)),
      ...{ textAll, textPublic, hashAll: hashOf(textAll), hashPublic: hashOf(textPublic) },
    })
    if (changes === 0) return false
    for (const { isPublic, ...count } of countsOf(content, knownAt))
      insertCount(tx).run({ ...count, issue, isPublic: isPublic ? 1 : 0 })
    noteKey(tx, key, issuedAt)
    const event = { at: issuedAt, actor, subject: id, detail: { late: facts.late } }
    recordEvent(tx, { ...event, action: 'release.issued' }, rowsWritten(tx, { releases: lastInsertRowid }))
    tell?.(tx, weekEnd)
    return true
  })
}

export type ReissueOutcome =
  | { ok: true; id: string }
  | { ok: false; reason: 'wrong-key' | 'no-such-release' | 'no-reason' | 'facts-are-gone' | 'issued-meanwhile' }

/** Issues the release of a week again, with a reason, beside those that stand: the operator's choice. The same draws, so the same blur. */
export function reissueRelease(
  db: Db,
  key: FiguresKey,
  { weekEnd, reason }: { weekEnd: Day; reason: string },
  now: Instant,
): ReissueOutcome {
  if (!isRightKey(db, key)) return { ok: false, reason: 'wrong-key' }
  if (reason.trim() === '') return { ok: false, reason: 'no-reason' }
  const last = issuesOfWeek(db, weekEnd).at(-1)
  if (last === undefined) return { ok: false, reason: 'no-such-release' }
  const content = workOutRelease({ db, draw: key.draw, facts: knownFacts(db) }, weekEnd, earlierOf(db, weekEnd, new Map()))
  if (!content) return { ok: false, reason: 'facts-are-gone' }
  const issue = last + 1
  const stored = store(db, key, content, { issue, reason: reason.trim(), issuedAt: now, actor: 'operator' })
  return stored ? { ok: true, id: releaseId(weekEnd, issue) } : { ok: false, reason: 'issued-meanwhile' }
}
