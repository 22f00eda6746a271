import { asc, desc, eq, sql } from 'drizzle-orm'
import { versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import { type OfferStatus, publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { cachedWithMenu } from '#app/features/menu/editions/menu-version.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { drafts, editions, guidances, offers, rounds } from '#db/schema/menu.ts'
import { lastReturn, tellsOfItsEnd } from './called-again-rules.ts'

type NamedEdition = { slug: string; title: string; when: string }
/** The edition that took an action off the menu, and how. */
export type TakenOff = NamedEdition & { status: OfferStatus }
/** An action that is on the menu again. `oldWords`: its page was written before it was called again, and tells of its end. */
export type CalledAgain = { off: TakenOff; on: NamedEdition; oldWords: boolean }
/** An action with the first words of its page. */
type Action = { slug: string; summary: string; notice?: string | null | undefined }

const latestWords = prepared((db) =>
  db
    .select({ recordedAt: guidances.recordedAt })
    .from(guidances)
    .where(eq(guidances.actionSlug, sql.placeholder('action')))
    .orderBy(desc(guidances.recordedAt))
    .limit(1)
    .prepare(),
)
/** The lines of all actions, in the order in which they count: by round, and in a round by edition. */
const everyLine = prepared((db) =>
  db
    .select({
      action: offers.actionSlug,
      status: offers.status,
      slug: editions.slug,
      title: editions.title,
      publishedAt: editions.publishedAt,
      precision: editions.precision,
      startedAt: drafts.startedAt,
    })
    .from(offers)
    .innerJoin(editions, eq(editions.slug, offers.editionSlug))
    .innerJoin(rounds, eq(rounds.slug, editions.roundSlug))
    .leftJoin(drafts, eq(drafts.publishedAs, editions.slug))
    .orderBy(asc(rounds.beganOn), asc(rounds.slug), asc(editions.number))
    .prepare(),
)

/** When the words of a page came in last, at the desk or with a content file. */
const wordedAt = (db: Db, action: string): Instant =>
  Math.max(latestWords(db).get({ action })?.recordedAt ?? 0, versionsOf(db, 'guidance', action)[0]?.recordedAt ?? 0)

type Line = { status: OfferStatus; begunAt: Instant; publishedAt: Instant; named: NamedEdition }
const linesCached = cachedWithMenu<'lines', Map<string, Line[]>>(1)

/** The lines of each action in the editions of all rounds. `begunAt`: when the edition was begun, which its draft keeps for good. */
function readLines(db: Db): Map<string, Line[]> {
  const byAction = new Map<string, Line[]>()
  for (const { action, status, slug, title, startedAt, ...published } of everyLine(db).all()) {
    const named = { slug, title, when: publishedWords(published).replace(/ at \d.*$/, '') }
    const line = { status, begunAt: startedAt ?? published.publishedAt, publishedAt: published.publishedAt, named }
    byAction.set(action, [...(byAction.get(action) ?? []), line])
  }
  return byAction
}

/** The lines of an action that are published by an instant, in the order in which they count. */
const linesOf = (db: Db, action: string, at: Instant): Line[] =>
  (linesCached(db, 'lines', () => readLines(db)).get(action) ?? []).filter(({ publishedAt }) => publishedAt <= at)

/** Whether an action is on the menu again after it was off it; null where it is off, or never was. */
export function calledAgain(db: Db, action: Action, at: Instant): CalledAgain | null {
  const back = lastReturn(linesOf(db, action.slug, at))
  if (!back) return null
  const { off, on } = back
  const oldWords = tellsOfItsEnd(action) && wordedAt(db, action.slug) < on.begunAt
  return { off: { ...off.named, status: off.status }, on: on.named, oldWords }
}

/** The end that the page of an action tells of, were it called by an edition begun at an instant; null where it tells of none. */
export function endToldOf(db: Db, action: Action, begunAt: Instant, at: Instant): TakenOff | null {
  const off = linesOf(db, action.slug, at).at(-1)
  const back = off && lastReturn([off, { ...off, status: 'offered' as const }])
  if (!off || !back || !tellsOfItsEnd(action) || wordedAt(db, action.slug) >= begunAt) return null
  return { ...off.named, status: off.status }
}
