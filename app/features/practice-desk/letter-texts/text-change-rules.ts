import type { LetterText } from './letter-text-form.ts'

/** A part of a letter that reads differently in two texts; empty where one of them has it not. */
export type TextChange = { what: string; before: string; after: string }

const partsOf = ({ subject, paragraphs, to, short, spoken }: LetterText): Map<string, { what: string; words: string }> =>
  new Map([
    ...(to.office ? [['', { what: 'For the attention of', words: to.office }] as const] : []),
    ['subject', { what: 'Subject', words: subject }],
    ...paragraphs.map(({ key, label, words, options = [] }, index): [string, { what: string; words: string }] => {
      const all = words ?? options.map((option) => `${option.label}: ${option.words}`).join('\n')
      return [key, { what: label ?? `Paragraph ${index + 1}`, words: all.trim() }]
    }),
    ...(short ? [['short', { what: 'Text message', words: short }] as const] : []),
    ...(spoken ? [['spoken', { what: 'Telephone line', words: spoken }] as const] : []),
  ])

/** What is different between two texts of a letter, in the order of the later. */
export function textChanges(before: LetterText, after: LetterText): TextChange[] {
  const [old, now] = [partsOf(before), partsOf(after)]
  const gone = [...old].filter(([key]) => !now.has(key)).map(([, { what, words }]) => ({ what, before: words, after: '' }))
  const changed = [...now].flatMap(([key, { what, words }]) => {
    const then = old.get(key)?.words ?? ''
    return then === words ? [] : [{ what, before: then, after: words }]
  })
  return [...changed, ...gone]
}

/** Whether two texts make the same letter: a new source or a later review of the file changes nothing for its reader. */
export function saysTheSame(one: LetterText, other: LetterText): boolean {
  const said = ({ sources, owner, lastReviewed, reviewEvery, versions, ...text }: LetterText) => JSON.stringify(text)
  return said(one) === said(other)
}
