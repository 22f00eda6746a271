import { type EditionDraft, editionRefusals } from '#app/features/menu/editions/edition-rules.ts'
import { isSameEdition, type PublishedEdition } from './menu-content-rules.ts'
import type { RoundContent } from './read-menu-content.server.ts'

/** `numbers`: under which number a file's edition came or comes in, by slug. `notHeld`: slugs of those that do not, with the reason as a line. */
export type BesideDesk = { numbers: Map<string, number>; notHeld: Map<string, string> }

/**
 * How files of new editions fare in a round in which the committee's desk has published. The desk goes first: an edition gets its number
 * when it comes in, after the latest of the round, if it follows that one by the rules that every edition follows. Otherwise its file
 * does not hold, and nothing stops. Files of before the desk's first edition are none of this.
 */
export function besideDesk(round: RoundContent, library: ReadonlySet<string>, published: PublishedEdition[]): BesideDesk {
  const beside: BesideDesk = { numbers: new Map(), notHeld: new Map() }
  const ofDesk = published.filter((edition) => edition.ofDesk)
  const here = published.filter(({ roundSlug }) => roundSlug === round.slug)
  const first = Math.min(...here.flatMap((edition) => (edition.ofDesk ? [edition.number] : [])))
  let last: EditionDraft | undefined = here.toSorted((a, b) => a.number - b.number).at(-1)
  for (const file of round.editions.toSorted((a, b) => a.draft.number - b.draft.number)) {
    const { slug, number } = file.draft
    const why = (reason: string) => `${file.file} does not hold: ${reason} A draft at /committee/menu can take it over.`
    const stored = published.find((edition) => edition.slug === slug)
    const named = ofDesk.find((edition) => edition.slug === slug)
    if (named && (named.roundSlug !== round.slug || !isSameEdition(file, named)))
      beside.notHeld.set(slug, why('the committee’s desk has published another edition of this name.'))
    if (stored?.roundSlug === round.slug) beside.numbers.set(slug, stored.number)
    if (stored || number < first) continue
    const next = { ...file.draft, number: last ? last.number + 1 : number }
    const [refusal] = editionRefusals(next, last, library, round.file.data.endedOn)
    if (refusal)
      beside.notHeld.set(slug, why(`it does not follow the edition "${last?.slug}" of the committee’s desk. ${refusal.message}`))
    else {
      beside.numbers.set(slug, next.number)
      last = next
    }
  }
  return beside
}
