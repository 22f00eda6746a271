import { eq, sql } from 'drizzle-orm'
import { cacheOf } from '#app/platform/cache.ts'
import { readStoredContent } from '#app/platform/front-matter.server.ts'
import { renderMarkdownLine } from '#app/platform/markdown.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { rounds } from '#db/schema/menu.ts'
import { type GapFields, roundFields } from './menu-form.ts'

/**
 * What is not known about an edition: how many actions a source counts, and which listed ones may have left. `wordsHtml` is safe
 * HTML.
 */
export type Gap = { counted: number; actions: string[]; words: string; wordsHtml: string }

const gaps = cacheOf<string, GapFields[]>({ most: 50 })
/** A round's file as it is stored. */
export const roundText = prepared((db) =>
  db
    .select({ body: rounds.body, hash: rounds.contentHash })
    .from(rounds)
    .where(eq(rounds.slug, sql.placeholder('slug')))
    .prepare(),
)

/**
 * The gap in knowledge about one edition; undefined where there is none. It comes from the round's file, which may be improved.
 */
export function gapOf(db: Db, roundSlug: string, editionSlug: string): Gap | undefined {
  const round = roundText(db).get({ slug: roundSlug })
  if (!round) return undefined
  const gap = gapsIn(round).find(({ editions }) => editions.includes(editionSlug))
  return gap && { counted: gap.counted, actions: gap.actions, words: gap.words, wordsHtml: renderMarkdownLine(gap.words) }
}

const gapsIn = ({ body, hash }: { body: string; hash: string }) =>
  gaps.of(hash, () => readStoredContent(body, hash, roundFields).data.notKnown)
