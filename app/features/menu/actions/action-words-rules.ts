import type { ActionFields, ActionPart } from '#app/features/menu/editions/menu-form.ts'
import type { StepRole } from '#app/features/menu/editions/menu-rules.ts'

/** A known outcome: when, what, and who says so. `whatHtml` is safe HTML. */
export type Effect = { when: string; whatHtml: string; who: string; url: string }

/**
 * A step of an action. `id` stays while its words change; `who`: who does it as a rule; `letter`: the slug of the letter to write;
 * `systems`: how it is done in a clinical system, where that is known. Fields ending in `Html` are safe HTML of one line.
 */
export type Step = {
  id: string
  title: string
  wordsHtml: string | null
  who: StepRole | null
  letter: string | null
  systems: { name: string; wordsHtml: string }[]
}

/** The words of an action page. Fields ending in `Html` are safe HTML. */
export type ActionWords = Pick<ActionFields, 'summary' | 'sources' | 'owner' | 'lastReviewed'> & {
  /** What changed since the action was called; shown above everything else. */
  noticeHtml: string | null
  /** Its parts under their headings: what it asks, why it was called, what to record, traps. */
  parts: { heading: string; html: string }[]
  /** What a practice does, in order; pages of earlier versions have them as the part "Step by step". */
  steps: Step[]
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

/** The HTML of one part of an action's page; empty where the page has no such part. */
export const partOf = (words: Pick<ActionWords, 'parts'>, heading: ActionPart): string =>
  words.parts.find((part) => part.heading === heading)?.html ?? ''
