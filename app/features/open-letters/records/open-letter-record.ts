import type { Day } from '#app/platform/time.ts'

/** An open letter as its versions hold it. `text` is Markdown; `lastDay`: the last one on which it can be signed. */
export type OpenLetterRecord = { title: string; addressee: string; text: string; lastDay: Day | null }

/** The fields of its form with their labels. */
export const OPEN_LETTER_LABELS = {
  title: 'Title',
  addressee: 'To whom',
  text: 'The text that LMCs sign',
  lastDay: 'Last day to sign',
} as const
