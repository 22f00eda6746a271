import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { markdownRefusals } from './markdown.server.ts'
import { isRoughDay } from './rough-days.ts'
import { type Day, isDay } from './time.ts'

/** A day in content: `2024-08-01`. */
export const dayField = z.string('is a day such as 2024-08-01.').refine(isDay, 'is a day such as 2024-08-01, and a real one.')
/** A date in content, as exact as its source: `2017-11-07`, `2017-11`, `2017`, with `~` for about (`rough-days.ts`). */
export const roughDayField = z.coerce
  .string('is a date.')
  .refine(isRoughDay, 'is a date as exact as it is known: 2017-11-07, 2017-11 or 2017, with ~ behind it for about.')
/** Non-empty words without space around them. */
export const wordsField = z
  .string('is words.')
  .transform((text) => text.trim())
  .refine((text) => text.length > 0, 'is empty.')
/** Words in Markdown, checked for what our Markdown does not allow. */
export const markdownField = wordsField.superRefine((text, context) => {
  for (const { message } of markdownRefusals(text)) context.addIssue({ code: 'custom', message })
})
export const slugField = z
  .string('is a slug.')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is a slug: small letters, digits and single hyphens.')

const sourceAt = (address: RegExp, refusal: string) =>
  z.strictObject({ title: wordsField, url: z.string('is an address.').regex(address, refusal), date: wordsField })

/** The source of a fact. `date` as exact as the source gives it: "1 Aug 2024", "about May 2026", "undated". */
export const sourceField = sourceAt(/^https:\/\/[^\s/]+\.[^\s]+$/, 'is an address that begins with https://.')
/** A source among words that were published for good: an address without TLS was taken once, and is read for ever. */
export const oldSource = sourceAt(/^https?:\/\/\S+$/, 'is an address that begins with https:// or http://.')

const EVERY = /^([1-9]\d?) (weeks|months)$/

/** Owner, last review and review interval: every page of content has these fields. */
export const careFields = {
  owner: wordsField,
  lastReviewed: dayField,
  reviewEvery: z.string('is a time such as "6 months".').regex(EVERY, 'is a time such as "6 months" or "8 weeks".'),
}
export type Care = { owner: string; lastReviewed: Day; reviewEvery: string }

/** The day by which a page is due for review. */
export function reviewDueOn(care: Pick<Care, 'lastReviewed' | 'reviewEvery'>): Day {
  const [, count = '0', unit] = care.reviewEvery.match(EVERY) ?? []
  const span = unit === 'weeks' ? { weeks: Number(count) } : { months: Number(count) }
  return Temporal.PlainDate.from(care.lastReviewed).add(span).toString()
}

/** A guide: plain words for readers, with a title, a summary and the sources of its facts. */
export const guideFields = z.strictObject({
  title: wordsField,
  summary: wordsField,
  sources: z.array(sourceField),
  ...careFields,
})
