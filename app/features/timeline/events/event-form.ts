import { z } from 'zod'
import { careFields, markdownField, roughDayField, sourceField, wordsField } from '#app/platform/content-fields.server.ts'
import { charactersOf } from '#app/platform/free-text.ts'
import { EVENT_KINDS, type EventKindName } from './event-words.ts'

const kinds = Object.keys(EVENT_KINDS) as [EventKindName, ...EventKindName[]]
/** The longest line that names an event, in characters. */
const TITLE = 120

const facts = {
  title: wordsField.refine((text) => charactersOf(text) <= TITLE, `is longer than ${TITLE} characters.`),
  kind: z.enum(kinds, `is one of ${kinds.join(', ')}.`),
  /** As exact as the sources: `2017-11-07`, `2017-11`, `2017-11~`. */
  on: roughDayField,
  words: markdownField.optional(),
  sources: z.array(sourceField).min(1, 'names no source yet: it needs at least one.'),
}
/** An event as its versions hold it. */
export const eventFields = z.strictObject(facts)
export type EventFields = z.infer<typeof eventFields>
/** Front matter of `events/<slug>.md`: an event, and who looks after the file. It has no body. */
export const eventFileFields = z.strictObject({ ...facts, ...careFields })
