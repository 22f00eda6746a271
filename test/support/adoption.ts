import { eq } from 'drizzle-orm'
import { type Entry, stateAsAt } from '#app/features/adoption/statements/adoption-rules.ts'
import type { Offer, OfferStatus } from '#app/features/menu/editions/menu-rules.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { contentHash } from '#app/platform/front-matter.server.ts'
import { type Day, type Instant, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { currentStates } from '#db/schema/adoption.ts'
import { actions, editions, guidances, offers, roundEnds, rounds } from '#db/schema/menu.ts'
import { actionText, roundText } from './content.ts'
import { freshDatabase } from './database.ts'
import { lmc, practice, together } from './register.ts'

export const BY = { personId: 'partner' }
/** An instant of a London day, at noon unless told. */
export const at = (day: Day, time = '12:00'): Instant => instantOf(day, time)

const PRACTICES = ['ZZ001', 'ZZ002', 'ZZ003']

/**
 * Practices ZZ001 and ZZ002 in Borsetshire and ZZ003 in Loamshire, all open. A round since 1 August 2024 with two editions: `cap`, `notice`,
 * `letters` and `record` are offered by the first (1 July); the second (1 September) offers `cap` and `notice`, withdraws `letters` and
 * pauses `record`. `later` is on no menu.
 */
export function adoptionDatabase(): Db {
  const db = freshDatabase()
  const practices = PRACTICES.map((code) => {
    const lmcSlug = code === 'ZZ003' ? 'loamshire' : 'borsetshire'
    return practice({ code, name: `Surgery ${code}`, town: 'Ambridge', lmc: lmcSlug, since: '1990-01-01' })
  })
  addToRegister(db, together(lmc({ slug: 'borsetshire' }), lmc({ slug: 'loamshire' }), ...practices), at('2024-01-01'))
  db.insert(rounds)
    .values({
      slug: '2024',
      title: 'Round of 2024',
      kind: 'pick-any',
      beganOn: '2024-08-01',
      summary: '',
      body: roundText(),
      contentHash: contentHash(roundText()),
    })
    .run()
  for (const slug of ['cap', 'notice', 'letters', 'record', 'later']) {
    const [title, guidanceHash] = [`The ${slug}`, contentHash(actionText(slug))]
    db.insert(actions).values({ slug, title, shortTitle: slug, scope: 'practice', guidanceHash }).run()
    storeGuidance(db, slug, actionText(slug))
  }
  publish(db, 'first', 1, at('2024-07-01'), { cap: 'offered', notice: 'offered', letters: 'offered', record: 'offered' })
  publish(db, 'second', 2, at('2024-09-01'), { cap: 'offered', notice: 'offered', letters: 'withdrawn', record: 'paused' })
  return db
}

/** Publishes an edition in the round of 2024, status by action in order; `window`: the days of its actions. */
export function publish(
  db: Db,
  slug: string,
  number: number,
  publishedAt: Instant,
  statuses: Record<string, OfferStatus>,
  window: Partial<Pick<Offer, 'offeredFrom' | 'offeredUntil'>> = {},
): void {
  const edition = {
    slug,
    roundSlug: '2024',
    number,
    title: `Edition ${number}`,
    summary: '',
    publishedAt,
    recordedAt: publishedAt,
  }
  db.insert(editions)
    .values({ ...edition, precision: 'instant', contentHash: 'h', publishedBy: 'The committee', sources: [] })
    .run()
  const listed = Object.entries(statuses).map(([actionSlug, status], index) => ({
    editionSlug: slug,
    actionSlug,
    position: index + 1,
    status,
    wording: 'As agreed',
    reason: 'Its reason',
    ...window,
  }))
  db.insert(offers).values(listed).run()
}

/** Ends the round of 2024: its last day, and when that was recorded. */
export function endRound(db: Db, lastDay: Day, recordedAt: Instant = 0): void {
  db.insert(roundEnds).values({ roundSlug: '2024', endedOn: lastDay, recordedAt }).run()
}

/** Closes a practice: `closedFrom` is the first day on which it is closed. */
export function closePractice(db: Db, practiceCode: string, closedFrom: Day, recordedAt: Instant): void {
  addToRegister(db, { statuses: [{ practiceCode, status: 'closed', holdsFrom: closedFrom, successorCode: null }] }, recordedAt)
}

/** The audit trail, as action and subject. */
export function auditTrail(db: Db): string[] {
  return db.$client.prepare("select action || ' ' || subject from audit_events order by seq").pluck().all() as string[]
}

/** Every stored state, by practice and action. */
export function storedStates(db: Db): Record<string, unknown> {
  const rows = db.select().from(currentStates).all()
  return Object.fromEntries(rows.map(({ practiceCode, actionSlug, ...current }) => [`${practiceCode} ${actionSlug}`, current]))
}

/** The states by definition: each practice's and action's entries replayed to the end of time. */
export function replayed(entries: readonly Entry[]): Record<string, unknown> {
  const byPair = new Map<string, Entry[]>()
  for (const entry of entries) {
    const pair = `${entry.practiceCode} ${entry.actionSlug}`
    byPair.set(pair, [...(byPair.get(pair) ?? []), entry])
  }
  const ever = { asAt: '9999-12-31', knownBefore: Number.MAX_SAFE_INTEGER }
  return Object.fromEntries([...byPair].flatMap(([pair, own]) => (stateAsAt(own, ever) ? [[pair, stateAsAt(own, ever)]] : [])))
}

function storeGuidance(db: Db, actionSlug: string, body: string): string {
  const hash = contentHash(body)
  db.insert(guidances).values({ hash, actionSlug, body, recordedAt: 0 }).run()
  return hash
}

/** Stores this page of an action and puts it in place of its present one. */
export function guide(db: Db, actionSlug: string, body: string): void {
  db.update(actions)
    .set({ guidanceHash: storeGuidance(db, actionSlug, body) })
    .where(eq(actions.slug, actionSlug))
    .run()
}

/** Stores a page of the action with questions of its own (YAML lines under `asks:`), under the hash in its row. */
export function askOfTakers(db: Db, actionSlug: string, asks: string): void {
  const body = actionText(actionSlug).replace('\nquestions:\n', `\nasks:\n${asks}questions:\n`)
  guide(db, actionSlug, body)
}
