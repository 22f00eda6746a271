import { z } from 'zod'
import { type FormOutcome, type FormValues, parseFields } from '#app/platform/form.ts'
import { letterWords } from '#app/platform/free-text.ts'
import type { LetterText } from '../letter-texts/letter-text-form.ts'
import { applyChanges, type ChangeFault } from './apply-changes.server.ts'
import { type LetterChanges, onlyChanged, PART_LIMIT, partName, wordedParts } from './letter-change-rules.ts'

const OFFICE_LIMIT = 300
const GAP = '[patient'

/** The names of the fields in the form of a layer of a letter. */
export const changeFields = (text: LetterText): string[] => [
  ...['office', ...wordedParts(text).map(({ key }) => partName(key)), 'added', 'after', 'seen', 'do'],
]

/** What stands in the form: the words of the layer, or those beneath it. */
export const filledChanges = (text: LetterText, changes: LetterChanges | null): Record<string, string> => ({
  office: changes?.office ?? text.to.office ?? '',
  ...Object.fromEntries(wordedParts(text).map(({ key, words }) => [partName(key), changes?.words[key] ?? words])),
  added: changes?.added?.words ?? '',
  after: changes?.added?.after ?? '',
})

/** A layer from its form: only what differs from the text beneath, null where nothing does. Empty words are those beneath. */
export function parseChanges(text: LetterText, values: FormValues, lmcName: string | null): FormOutcome<LetterChanges | null> {
  const parts = wordedParts(text)
  const words = letterWords(PART_LIMIT).transform((typed) => typed ?? '')
  const schema = z.object({
    office: letterWords(OFFICE_LIMIT).transform((typed) => typed?.replace(/\s+/g, ' ') ?? ''),
    ...Object.fromEntries(parts.map(({ key }) => [partName(key), words])),
    added: words,
    after: z.string().refine((key) => key === '' || text.paragraphs.some((one) => one.key === key), 'Choose one of these.'),
  })
  const form = parseFields(schema, values) as FormOutcome<Record<string, string>>
  if (!form.ok) return form
  const { office = '', added = '', after = '' } = form.value
  const changes = onlyChanged(text, {
    ...(office && { office }),
    words: Object.fromEntries(parts.map(({ key }) => [key, form.value[partName(key)] ?? ''])),
    ...(added && { added: { after, words: added } }),
  })
  if (!changes) return { ok: true, value: null }
  const faults = [...gapsLost(text, changes), ...faultsOf(text, changes, lmcName)]
  if (faults.length === 0) return { ok: true, value: changes }
  return { ok: false, errors: Object.fromEntries(faults.reverse().map(({ part, message }) => [fieldOf(part), message])) }
}

const faultsOf = (text: LetterText, changes: LetterChanges, lmcName: string | null): ChangeFault[] => {
  const version = { version: 1, on: '2000-01-01' }
  const changed = applyChanges(text, changes, lmcName === null ? { committee: version } : { lmc: { ...version, name: lmcName } })
  return changed.ok ? [] : changed.faults
}
const fieldOf = (part: string) => (part === '' || part === 'office' || part === 'added' ? part : partName(part))

/** In a letter about one case every gap for the patient stays where it is. */
const gapsLost = (text: LetterText, { words }: LetterChanges): ChangeFault[] =>
  wordedParts(text).flatMap(({ key, words: beneath }) =>
    beneath.includes(GAP) && words[key] !== undefined && !words[key].includes(GAP)
      ? [{ part: key, message: 'Keep the gap for the patient: “[patient: fill in inside your clinical system]”.' }]
      : [],
  )
