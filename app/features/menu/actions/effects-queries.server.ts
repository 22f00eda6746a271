import { roundText } from '#app/features/menu/editions/gap-queries.server.ts'
import { type EffectFields, roundFields } from '#app/features/menu/editions/menu-form.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { readStoredContent } from '#app/platform/front-matter.server.ts'
import { renderMarkdownLine } from '#app/platform/markdown.server.ts'
import type { Db } from '#db/client.server.ts'
import type { Effect } from './action-words-rules.ts'

const ofRounds = cacheOf<string, Effect[]>({ most: 50 })

/** Outcomes with their words rendered, in the order of the file. */
export const effectsShown = (effects: readonly EffectFields[]): Effect[] =>
  effects.map(({ what, ...effect }) => ({ ...effect, whatHtml: renderMarkdownLine(what) }))

/** What is known of the effect of all actions of a round together, latest first. */
export function effectsOfRound(db: Db, roundSlug: string): Effect[] {
  const round = roundText(db).get({ slug: roundSlug })
  if (!round) return []
  return ofRounds.of(round.hash, () => effectsShown(readStoredContent(round.body, round.hash, roundFields).data.effects))
}
