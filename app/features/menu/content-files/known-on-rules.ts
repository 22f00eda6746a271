import type { EditionFields } from '#app/features/menu/editions/menu-form.ts'
import type { Day } from '#app/platform/time.ts'

const SENTENCE_ENDS = /(?<=[.*])\s+/
const YEARS = /\b20\d\d\b/g

/** True where words name no year after the one of the day. */
const isOfItsTime = (words: string, on: Day) => (words.match(YEARS) ?? []).every((year) => year <= on.slice(0, 4))

/**
 * An edition without what was learned in later years: files of published editions never change, so they hold no dated blocks.
 * Sentences of the summary and sources that name a later year are left out.
 */
export function knownOn<Fields extends Pick<EditionFields, 'summary' | 'sources'>>(fields: Fields, on: Day): Fields {
  const sentences = fields.summary.split(SENTENCE_ENDS).filter((words) => isOfItsTime(words, on))
  return { ...fields, summary: sentences.join(' '), sources: fields.sources.filter(({ date }) => isOfItsTime(date, on)) }
}
