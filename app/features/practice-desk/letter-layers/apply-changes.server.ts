import { type LetterText, letterTextFields } from '../letter-texts/letter-text-form.ts'
import { type LetterChanges, optionKey } from './letter-change-rules.ts'

type Versions = NonNullable<LetterText['versions']>
const ADDED = { lmc: 'ownOfLmc', committee: 'ownOfCommittee' } as const
const isAdded = (key: string) => Object.values<string>(ADDED).includes(key)

/** What a problem of a changed letter is about: a part of it by its key, `added`, `office`, or '' for the letter as a whole. */
export type ChangeFault = { part: string; message: string }
export type ChangedText = { ok: true; text: LetterText } | { ok: false; faults: ChangeFault[] }

/** A letter with a layer over it. Words for parts it no longer has are left out; what no longer makes a letter is refused. */
export function applyChanges(text: LetterText, { office, words, added }: LetterChanges, of: Versions): ChangedText {
  const mark = of.lmc ? { lmc: true as const } : {}
  const worded = <T extends { words?: string | undefined }>(one: T, key: string): T =>
    words[key] === undefined ? one : { ...one, words: words[key], ...mark }
  const paragraphs: LetterText['paragraphs'] = text.paragraphs.map((paragraph) => ({
    ...worded(paragraph, paragraph.key),
    ...(paragraph.options && {
      options: paragraph.options.map((option) => worded(option, optionKey(paragraph.key, option.key))),
    }),
  }))
  if (added) {
    const label = of.lmc ? `${of.lmc.name}’s own paragraph` : 'A paragraph the committee added'
    const at = added.after === '' ? 0 : paragraphs.findIndex(({ key }) => key === added.after) + 1 || paragraphs.length
    paragraphs.splice(at, 0, { key: of.lmc ? ADDED.lmc : ADDED.committee, kind: 'in', label, words: added.words, ...mark })
  }
  const parsed = letterTextFields.safeParse({
    ...text,
    to: { ...text.to, ...(office && { office }) },
    ...(text.short && { short: words.short ?? text.short }),
    ...(text.spoken && { spoken: words.spoken ?? text.spoken }),
    paragraphs,
    versions: { ...text.versions, ...of },
  })
  if (parsed.success) return { ok: true, text: parsed.data }
  const partOf = ([first, index, , at]: PropertyKey[]): string => {
    if (first === 'to') return 'office'
    if (first !== 'paragraphs') return String(first ?? '')
    const paragraph = paragraphs[index as number]
    if (!paragraph) return ''
    if (isAdded(paragraph.key)) return 'added'
    const option = paragraph.options?.[at as number]
    return option ? optionKey(paragraph.key, option.key) : paragraph.key
  }
  return { ok: false, faults: parsed.error.issues.map(({ path, message }) => ({ part: partOf(path), message })) }
}
