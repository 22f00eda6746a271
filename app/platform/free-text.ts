import { z } from 'zod'
import { holdsNhsNumber } from './nhs-number-rules.ts'

const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' })

/** The number of characters a person sees in a text: a letter with its accents, a flag or a line end counts as one. */
export function charactersOf(text: string): number {
  // ASCII needs no segmenter.
  if (/^[\x20-\x7e\n]*$/.test(text)) return text.length
  let seen = 0
  for (const _ of graphemes.segment(text)) seen++
  return seen
}

/** Line ends as stored, and no space around the words. A browser sends each line end as two characters. */
export const plainText = (text: string) => text.replace(/\r\n?/g, '\n').trim()

/** The message for a text over its limit. */
export const tooLong = (limit: number) => `The text is longer than ${limit.toLocaleString('en-GB')} characters. Shorten it.`

/** Free text about the practice, trimmed; empty = null. Refused: longer than the limit in characters as people see them, or with an NHS number in it. */
export const freeText = (limit: number) =>
  z
    .string()
    .transform(plainText)
    .refine((text) => charactersOf(text) <= limit, tooLong(limit))
    .refine((text) => !holdsNhsNumber(text), {
      message: 'The text holds what looks like an NHS number. Take it out: nothing recorded here may identify a patient.',
    })
    .transform((text) => text || null)

/** Emoji, which no typeface of our papers holds. Signs that are text, such as © or ✓, are none. */
export const EMOJI = /[\u{1F1E6}-\u{1F1FF}\u{1F300}-\u{1FAFF}]|\uFE0F|\p{Emoji_Presentation}/u

/** Free text of a letter: as `freeText`, and refused with an emoji in it, so that what goes out is what the preview showed. */
export const letterWords = (limit: number) =>
  freeText(limit).refine((text) => text === null || !EMOJI.test(text), {
    message: 'A letter cannot print an emoji. Take it out, or write it as a word.',
  })
