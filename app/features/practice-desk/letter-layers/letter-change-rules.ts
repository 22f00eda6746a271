import type { Instant } from '#app/platform/time.ts'
import type { LetterText } from '../letter-texts/letter-text-form.ts'

/**
 * What one layer says otherwise than the text beneath it: the office the letter goes to, words by part, and one paragraph of its own
 * (after the paragraph of a key; '' = first).
 */
export type LetterChanges = {
  office?: string
  words: Record<string, string>
  added?: { after: string; words: string }
}

/** One version of a layer. `lmcSlug`: null = the committee's. `changes`: null = the words beneath stand again. */
export type LetterVersion = {
  id: string
  letterSlug: string
  lmcSlug: string | null
  version: number
  changes: LetterChanges | null
  baseHash: string
  recordedAt: Instant
}

/** A part of a letter that a layer may word: a paragraph, an option of a choice, a text message or a telephone line. */
export type WordedPart = { key: string; label: string; words: string }

/** The name of a part's field in the form of a desk. */
export const partName = (key: string) => `words-${key}`

/** The longest text of a part, in characters. */
export const PART_LIMIT = 3000

/** The key of an option of a choice. */
export const optionKey = (paragraph: string, option: string) => `${paragraph}-${option}`
const SHORT_TEXTS = { short: 'Text message', spoken: 'Telephone line' } as const

/** Every part of a letter that can be worded, in order. */
export const wordedParts = (text: LetterText): WordedPart[] => [
  ...text.paragraphs.flatMap(({ key, label, words, options = [] }, index): WordedPart[] => [
    ...(words ? [{ key, label: label ?? `Paragraph ${index + 1}`, words }] : []),
    ...options.map((option) => ({
      key: optionKey(key, option.key),
      label: `${label ?? key}: ${option.label}`,
      words: option.words,
    })),
  ]),
  ...(['short', 'spoken'] as const).flatMap((key) => {
    const words = text[key]
    return words ? [{ key, label: SHORT_TEXTS[key], words }] : []
  }),
]

/** Only what differs from the text beneath; undefined where nothing does. */
export function onlyChanged(text: LetterText, { office, words, added }: LetterChanges): LetterChanges | undefined {
  const differing = wordedParts(text).flatMap(({ key, words: beneath }): [string, string][] =>
    words[key] && words[key] !== beneath ? [[key, words[key]]] : [],
  )
  const changes: LetterChanges = {
    ...(office && office !== text.to.office && { office }),
    words: Object.fromEntries(differing),
    ...(added?.words && { added }),
  }
  return changes.office || changes.added || differing.length > 0 ? changes : undefined
}

/** How many parts of a letter a layer words. */
export const partsChanged = ({ office, words, added }: LetterChanges): number =>
  Object.keys(words).length + (office ? 1 : 0) + (added ? 1 : 0)

export type LayerRefusal = 'no-such-letter' | 'same-words' | 'changed-meanwhile' | 'own-work' | 'no-draft' | 'does-not-fit'
export const LAYER_REFUSALS: Record<LayerRefusal, string> = {
  'no-such-letter': 'This letter cannot be written today.',
  'same-words': 'These are the words that hold already. Change a part first.',
  'changed-meanwhile':
    'A colleague changed these words meanwhile, so nothing was saved. What you typed stands below. Send again to let yours stand.',
  'own-work': 'You saved this draft last. Another editor approves it.',
  'no-draft': 'There is no draft of this letter any more.',
  'does-not-fit': 'These words no longer fit the letter as it ships today. Save the draft again and put right what it names.',
}
