import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { cachedWithMenu } from '#app/features/menu/editions/menu-version.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { deskPages } from './desk-pages.server.ts'
import { LONGEST_SEARCH, type SearchAnswer, type SearchIndex, searchFor, searchIndex, termsOf } from './search-rules.ts'
import { searchedPages } from './searched-pages.server.ts'

const index = cachedWithMenu<string, SearchIndex>(2)
/** Of words that stand on a page alone: of those that stand nowhere there is no end, and they would push out the others. */
const answers = cachedWithMenu<string, SearchAnswer>(300)

/** A search, its answer or what is wrong with it. */
export type Searched = { typed: string; answer: SearchAnswer | null; refused: string | null }

/**
 * Looks for what was typed in all published words. `typed`: null = nothing asked yet. `desk`: the address of the reader's practice, whose
 * pages and letters are found too, by what they are for: nothing that the practice keeps is searched.
 */
export function search(db: Db, typed: string | null, at: Instant, desk?: string): Searched {
  if (typed === null || typed.trim() === '') return { typed: '', answer: null, refused: null }
  if (typed.length > LONGEST_SEARCH)
    return {
      typed: typed.slice(0, LONGEST_SEARCH),
      answer: null,
      refused: `Shorten it to ${LONGEST_SEARCH} characters: a few words are enough.`,
    }
  const terms = termsOf(typed)
  if (terms.length === 0)
    return { typed, answer: null, refused: 'Type a word of two letters or more: signs and small words alone find nothing.' }
  // The words of a page are those of a day and of the menu then in force.
  const day = dayOf(at)
  const of = `${day} ${menuAt(db, at)?.edition.slug ?? ''} ${desk ? 'desk' : ''}`
  const words = index(db, of, () => searchIndex([...searchedPages(db, at), ...(desk ? deskPages(day) : [])]))
  const answer = () => searchFor(words, terms.join(' '))
  const stands = terms.every((term) => words.places.has(term))
  const { found, instead } = stands ? answers(db, `${of} ${terms.join(' ')}`, answer) : answer()
  const here = found.map((one) => (one.ofDesk ? { ...one, href: `${desk}${one.href}` } : one))
  return { typed, answer: { found: here, instead }, refused: null }
}
