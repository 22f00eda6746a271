import type { ActionFields, ActionPart } from '#app/features/menu/editions/menu-form.ts'

/** A known outcome: when, what, and who says so. `whatHtml` is safe HTML. */
export type Effect = { when: string; whatHtml: string; who: string; url: string }

/** The words of an action page. Fields ending in `Html` are safe HTML. */
export type ActionWords = Pick<ActionFields, 'summary' | 'sources' | 'owner' | 'lastReviewed'> & {
  /** What changed since the action was called; shown above everything else. */
  noticeHtml: string | null
  /** Its parts under their headings: what it asks, why it was called, steps, what to record, traps. */
  parts: { heading: string; html: string }[]
  contract: { committeeHtml: string; disputedHtml: string }
  patientSafetyHtml: string
  reversible: { answer: ActionFields['reversible']['answer']; wordsHtml: string }
  effort: { size: ActionFields['effort']['size']; wordsHtml: string }
  /** How it is done in a clinical system; one of which nothing is known is left out. */
  systems: { name: string; wordsHtml: string }[]
  /** What is known of its effect, latest first. */
  effects: Effect[]
  questions: { question: string; answerHtml: string }[]
}

/** The HTML of one part of an action's page. Every page has every part. */
export const partOf = (words: Pick<ActionWords, 'parts'>, heading: ActionPart): string =>
  words.parts.find((part) => part.heading === heading)?.html ?? ''
