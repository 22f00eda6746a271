import { counts, isNear, stemOf, wordsIn } from './search-word-rules.ts'

/**
 * A page that can be found: its title, and passages of its words. `href` of a passage: where on the page it stands. `ofDesk`: a page of the
 * reader's practice, its address given from that of the practice on.
 */
export type SearchedPage = {
  kind: string
  title: string
  /** Its other name, as short lists have it. */
  short?: string
  href: string
  ofDesk?: true
  passages: { heading: string; text: string; href?: string }[]
}

/** A piece of a sentence, where it begins in it; `hit`: it is what was looked for. */
export type Piece = { text: string; hit: boolean; at: number }
export type Found = { kind: string; title: string; href: string; ofDesk: boolean; sentence: Piece[] }
export type SearchAnswer = {
  found: Found[]
  /** Words that stand nowhere, and what was looked for in their place. */
  instead: { typed: string; words: string[] }[]
}

type Passage = { page: number; heading: string; text: string; href: string }
export type SearchIndex = {
  pages: readonly SearchedPage[]
  passages: readonly Passage[]
  /** The passages of a stem, with its weight there: a title weighs most. */
  places: ReadonlyMap<string, ReadonlyMap<number, number>>
}

export const LONGEST_SEARCH = 100
const MOST_TERMS = 8
const MOST_FOUND = 20
const LONGEST_SENTENCE = 260
const WEIGHT = { title: 6, heading: 3, text: 1 }
/** The share of its weight that a word has which only begins like the one typed, or differs by a slip. */
const BEGINS = 0.6
const NEAR = 0.4
/** Kinds that are explained by others: of pages named as typed, what people do comes before what explains it. */
const EXPLAINS = ['Guide', 'Word']
/** Letters from which on the beginning of a word finds it. */
const LEAST_BEGINNING = 3
const MOST_NEAR = 5

export function searchIndex(pages: readonly SearchedPage[]): SearchIndex {
  const passages = pages.flatMap(({ passages, href }, page) => passages.map((one): Passage => ({ href, ...one, page })))
  const places = new Map<string, Map<number, number>>()
  const put = (text: string, at: number, weight: number) => {
    for (const stem of new Set(wordsIn(text).filter(counts).map(stemOf))) {
      const known = places.get(stem) ?? new Map<number, number>()
      known.set(at, (known.get(at) ?? 0) + weight)
      places.set(stem, known)
    }
  }
  for (const [at, { page, heading, text }] of passages.entries()) {
    put(pages[page]!.title, at, WEIGHT.title)
    put(heading, at, WEIGHT.heading)
    put(text, at, WEIGHT.text)
  }
  return { pages, passages, places }
}

/** The words that a search looks for; none where it holds only signs and small words. */
export const termsOf = (typed: string): string[] => [...new Set(wordsIn(typed).filter(counts).map(stemOf))].slice(0, MOST_TERMS)

/** The stems meant by one term, each with the share of its weight. */
function meant({ places }: SearchIndex, term: string): Map<string, number> {
  const found = new Map<string, number>()
  if (places.has(term)) found.set(term, 1)
  if (term.length >= LEAST_BEGINNING)
    for (const stem of places.keys()) if (stem !== term && stem.startsWith(term)) found.set(stem, BEGINS)
  if (found.size > 0) return found
  const near = [...places.keys()].filter((stem) => isNear(term, stem)).slice(0, MOST_NEAR)
  return new Map(near.map((stem) => [stem, NEAR]))
}

/**
 * How well a title names what was typed, the best first: it is the title, of a page to do something with or of one that explains (0, 1); the
 * title holds all of its words, of either (2, 3); it lacks one (4).
 */
function namedBy({ kind, title, short = title }: SearchedPage, terms: readonly Term[]): 0 | 1 | 2 | 3 | 4 {
  const names = [title, short].map((name) => new Set(wordsIn(name).filter(counts).map(stemOf)))
  const holding = names.filter((name) =>
    terms.every(({ stems }) => [...stems].some(([stem, share]) => share > NEAR && name.has(stem))),
  )
  if (holding.length === 0 || terms.length === 0) return 4
  const isWhole = holding.some((name) => name.size === terms.length && terms.every(({ term }) => name.has(term)))
  const explains = EXPLAINS.includes(kind)
  if (isWhole) return explains ? 1 : 0
  return explains ? 3 : 2
}
type Term = { term: string; stems: ReadonlyMap<string, number> }

/**
 * Pages that hold what was typed, the best first: those that are named by it, then more of its words before fewer, rare words before common
 * ones, titles before text.
 */
export function searchFor(index: SearchIndex, typed: string): SearchAnswer {
  const { pages, passages, places } = index
  const terms = termsOf(typed).map((term) => ({ term, stems: meant(index, term) }))
  const scores = new Map<number, { score: number; terms: Set<string> }>()
  for (const { term, stems } of terms)
    for (const [stem, share] of stems) {
      const here = places.get(stem)!
      const rare = Math.log(1 + passages.length / here.size)
      for (const [at, weight] of here) {
        const known = scores.get(at) ?? { score: 0, terms: new Set() }
        known.score += share * rare * (1 + Math.log(weight))
        known.terms.add(term)
        scores.set(at, known)
      }
    }
  const best = new Map<number, { at: number; score: number; terms: number }>()
  for (const [at, { score, terms: hit }] of scores) {
    const { page } = passages[at]!
    const known = best.get(page)
    const one = { at, score, terms: hit.size }
    if (!known || one.terms > known.terms || (one.terms === known.terms && score > known.score)) best.set(page, one)
  }
  const most = Math.max(0, ...[...best.values()].map((one) => one.terms))
  const stems = new Set(terms.flatMap((one) => [...one.stems.keys()]))
  return {
    found: [...best]
      .filter(([, one]) => one.terms >= Math.max(1, most - 1))
      .map(([page, one]) => ({ page, ...one, named: namedBy(pages[page]!, terms) }))
      .sort(
        (one, other) => one.named - other.named || other.terms - one.terms || other.score - one.score || one.page - other.page,
      )
      .slice(0, MOST_FOUND)
      .map(({ page, at, named }) => {
        const { kind, title, href, ofDesk = false } = pages[page]!
        // A page found by its name opens at its head; one found by a passage, there.
        const to = named < 4 ? href : passages[at]!.href
        return { kind, title, href: to, ofDesk, sentence: sentenceWith(passages[at]!, stems) }
      }),
    instead: terms
      .filter(({ stems: of }) => of.size > 0 && [...of.values()].every((share) => share === NEAR))
      .map(({ term, stems: of }) => ({ typed: term, words: [...of.keys()] })),
  }
}

/** The sentence of a passage that holds most of the words, in pieces. */
function sentenceWith({ heading, text }: Passage, stems: ReadonlySet<string>): Piece[] {
  const sentences = text.split(/(?<=[.!?:])\s+/).filter(Boolean)
  const hits = (sentence: string) =>
    new Set(
      wordsIn(sentence)
        .map(stemOf)
        .filter((stem) => stems.has(stem)),
    ).size
  const ranked = sentences
    .map((sentence, i) => ({ sentence, i, hits: hits(sentence) }))
    .sort((a, b) => b.hits - a.hits || a.i - b.i)
  return inPieces(shortened(ranked[0]?.sentence ?? heading, stems), stems)
}

/** A long sentence around its first hit. */
function shortened(sentence: string, stems: ReadonlySet<string>): string {
  if (sentence.length <= LONGEST_SENTENCE) return sentence
  const words = sentence.split(/\s+/)
  const first = Math.max(0, words.findIndex((word) => wordsIn(word).some((one) => stems.has(stemOf(one)))) - 12)
  let shown = ''
  for (const word of words.slice(first)) {
    if (shown.length + word.length > LONGEST_SENTENCE) return `${first > 0 ? '… ' : ''}${shown.trim()} …`
    shown += ` ${word}`
  }
  return `${first > 0 ? '… ' : ''}${shown.trim()}`
}

function inPieces(sentence: string, stems: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const text of sentence.split(/([\p{L}\p{N}]+)/u).filter(Boolean)) {
    const hit = wordsIn(text).some((word) => stems.has(stemOf(word)))
    const last = pieces.at(-1)
    if (last && last.hit === hit) last.text += text
    else pieces.push({ text, hit, at })
    at += text.length
  }
  return pieces
}
