import { desc, eq, sql } from 'drizzle-orm'
import { versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import { allEditions, allRounds, offersOf } from '#app/features/menu/editions/menu-queries.server.ts'
import { type OfferStatus, publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { drafts, guidances } from '#db/schema/menu.ts'
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
const draftOf = prepared((db) =>
  db
    .select({ startedAt: drafts.startedAt })
    .from(drafts)
    .where(eq(drafts.publishedAs, sql.placeholder('edition')))
    .prepare(),
)

/** When the words of a page came in last, at the desk or with a content file. */
const wordedAt = (db: Db, action: string): Instant =>
  Math.max(latestWords(db).get({ action })?.recordedAt ?? 0, versionsOf(db, 'guidance', action)[0]?.recordedAt ?? 0)

type Line = { status: OfferStatus; begunAt: Instant; named: NamedEdition }

/** The lines of an action in the editions of all rounds, in the order in which they count. `begunAt`: when the edition was begun. */
const linesOf = (db: Db, action: string, at: Instant): Line[] =>
  allRounds(db, dayOf(at))
    .toSorted((one, other) => one.beganOn.localeCompare(other.beganOn))
    .flatMap(({ slug }) => allEditions(db, slug).filter(({ publishedAt }) => publishedAt <= at))
    .flatMap((edition): Line[] => {
      const offer = offersOf(db, edition.slug).find(({ actionSlug }) => actionSlug === action)
      if (!offer) return []
      const { slug, title, publishedAt } = edition
      const named = { slug, title, when: publishedWords(edition).replace(/ at \d.*$/, '') }
      return [{ status: offer.status, begunAt: draftOf(db).get({ edition: slug })?.startedAt ?? publishedAt, named }]
    })

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
