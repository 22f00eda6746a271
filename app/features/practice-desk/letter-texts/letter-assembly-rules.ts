import { longDay } from '#app/platform/dates-in-words.ts'
import type { LetterPaper, LetterPart } from '#app/platform/documents/letter-paper.ts'
import type { BankHolidays } from '#app/platform/periods.ts'
import { addDays, type Day, isDay } from '#app/platform/time.ts'
import { dayOfField, fieldName, mayMove } from './letter-day-rules.ts'
import { inOneLine, paragraphsOf, partsOf } from './letter-parts-rules.ts'
import type { LetterField, LetterParagraph, LetterText } from './letter-text-form.ts'
import { cutAtFields, type Facts, isMergeField, MERGE_FIELDS } from './merge-fields.ts'

/** What a letter is made from. `filled`: the draft's fields by their names in its form; `own`: the practice's own words by paragraph. */
export type Making = {
  text: LetterText
  facts: Facts
  address: string[]
  logo?: LetterPaper['logo'] | null
  filled: Readonly<Record<string, string>>
  own: ReadonlyMap<string, string>
  holidays: BankHolidays
  today: Day
}

/** Words of a line, and where they come from. */
export type Run = { words: string; of?: 'record' | 'missing' }
export type ShownPart = { paragraph: Run[] } | { list: Run[][] }
/** A paragraph as the preview shows it. `left`: it stays out; `own`: in the practice's words; `lmc`: whose words these are, where an LMC's. */
export type ShownParagraph = {
  key: string
  kind: LetterParagraph['kind']
  label: string | null
  left: boolean
  own: boolean
  lmc: string | null
  parts: ShownPart[]
}
/** A field without a value: its key, what it is called, and the id of its control (none where it is filled in elsewhere). */
export type MissingField = { key: string; label: string; control: string | null }

export type MadeLetter = {
  subject: Run[]
  paragraphs: ShownParagraph[]
  to: Run[]
  missing: MissingField[]
  paper: LetterPaper
  short: string | null
  spoken: string | null
  strengths: Record<string, string>
  answerBy: Day | null
  endsOn: Day | null
  /** What its days are called that may still move: bank holidays are not known so far ahead. */
  mayMove: string[]
}

export const tickName = (key: string) => `use-${key}`
export const choiceName = (key: string) => `choice-${key}`

/** The day an answer is asked for; null where none is. */
function answerDay({ text, filled }: Pick<Making, 'text' | 'filled'>): Day | null {
  if (isDay(filled.answerBy ?? '')) return filled.answerBy!
  return text.answer && isDay(filled.date ?? '') ? addDays(filled.date!, text.answer.days) : null
}

const inWords = (day: Day | null) => (day ? longDay(day) : null)

function valueInLetter(key: string, making: Making): string | null {
  const { filled, facts, text } = making
  if (key === 'recipient') return filled.organisation || null
  if (key === 'signatory') return filled.signatory || null
  if (key === 'date') return inWords(dayOfField('date', making))
  if (key === 'answerBy') return inWords(answerDay(making))
  if (isMergeField(key)) return facts[key as keyof Facts]
  const field = text.fields.find((one) => one.key === key)
  if (field?.kind === 'day') return inWords(dayOfField(key, making))
  return filled[fieldName(key)] || null
}

const controlOf = (key: string) => {
  if (key === 'recipient') return 'organisation'
  if (!isMergeField(key)) return fieldName(key)
  return MERGE_FIELDS[key].source === 'this letter' && key !== 'reference' ? key : null
}
const labelOf = (key: string, fields: LetterField[]) =>
  isMergeField(key) ? MERGE_FIELDS[key].label : (fields.find((one) => one.key === key)?.label ?? key)

/** The field to be typed where one has no value: of a day that is worked out, what it is worked out from. */
function typedFor(key: string, making: Making): string {
  const { from, plus } = making.text.fields.find((one) => one.key === key)?.worked ?? {}
  if (!from || making.filled[fieldName(key)]) return key
  return plus && !making.filled[fieldName(plus)] ? plus : typedFor(from, making)
}

/** Puts a letter together: what the preview shows, what is missing, and the paper as it goes. */
export function makeLetter(making: Making): MadeLetter {
  const { text, filled, own, facts, address } = making
  const missing = new Map<string, MissingField>()
  const lacks = (key: string, label: string, control: string | null) => missing.set(key, { key, label, control })
  const runs = (words: string, counts = true): Run[] =>
    cutAtFields(words).flatMap((part, index): Run[] => {
      if (index % 2 === 0) return part ? [{ words: part }] : []
      const value = valueInLetter(part, making)
      if (value) return [{ words: value, of: 'record' }]
      const label = labelOf(part, text.fields)
      const lacking = typedFor(part, making)
      if (counts) lacks(lacking, labelOf(lacking, text.fields), controlOf(lacking))
      return [{ words: `[${label}: missing]`, of: 'missing' }]
    })
  const to = text.family === 'patients' ? [] : runs('{{recipient}}')
  if (text.family !== 'patients' && !filled.organisation) lacks('recipient', text.to.label, 'organisation')
  if (text.family === 'system') runs('{{signatory}}{{date}}')
  const subject = runs(text.subject)
  const strengths: Record<string, string> = {}
  const paragraphs = text.paragraphs.map((paragraph): ShownParagraph => {
    const { key, kind, label = null, options = [] } = paragraph
    const chosen = options.find((option) => option.key === filled[choiceName(key)])
    if (kind === 'choice' && !chosen) {
      lacks(key, label ?? key, choiceName(key))
      return {
        key,
        kind,
        label,
        left: false,
        own: false,
        lmc: null,
        parts: [{ paragraph: [{ words: `[${label}: not chosen]`, of: 'missing' }] }],
      }
    }
    if (chosen) strengths[key] = chosen.key
    const left = (kind === 'in' || kind === 'out') && filled[tickName(key)] !== 'on'
    const words = chosen?.words ?? own.get(key) ?? paragraph.words ?? ''
    const parts = partsOf(words).map(
      (part): ShownPart =>
        'list' in part ? { list: part.list.map((line) => runs(line, !left)) } : { paragraph: runs(part.paragraph, !left) },
    )
    const isOwn = !chosen && own.has(key)
    const lmc = (chosen?.lmc ?? paragraph.lmc) && !isOwn ? (text.versions?.lmc?.name ?? null) : null
    return { key, kind, label, left, own: isOwn, lmc, parts }
  })
  const plain = (line: Run[]) => line.map(({ words }) => words).join('')
  const system = text.family === 'system'
  const paper: LetterPaper = {
    from: {
      name: facts['practice.name'] ?? '',
      lines: [address.join(', '), [facts['practice.telephone'], facts['practice.email']].filter(Boolean).join(' · ')].filter(
        Boolean,
      ),
    },
    ...(making.logo && { logo: making.logo }),
    to:
      text.family === 'patients'
        ? []
        : [filled.attention ?? '', plain(to), ...(filled.address ?? '').split('\n')].filter(Boolean),
    date: text.family === 'case' ? '[date]' : (inWords(dayOfField('date', making)) ?? ''),
    reference: text.family === 'patients' ? '' : (facts.reference ?? ''),
    greeting: text.family === 'patients' ? '' : text.greeting,
    subject: plain(subject),
    parts: paragraphs
      .filter(({ left }) => !left)
      .flatMap(({ parts }) =>
        parts.flatMap((part): LetterPart[] =>
          'list' in part ? [{ list: part.list.map((line) => inOneLine(plain(line))) }] : paragraphsOf(plain(part.paragraph)),
        ),
      ),
    closing: text.family === 'patients' ? '' : 'Yours sincerely',
    signed: system
      ? [
          filled.signatory || '[Signed by: missing]',
          `for ${facts['practice.holders'] ?? `the partners of ${facts['practice.name']}`}`,
        ]
      : text.family === 'case'
        ? ['[name of the doctor: fill in inside your clinical system]', `for ${facts['practice.name']}`]
        : [],
    copies: filled.copyLmc === 'on' && facts['lmc.name'] ? [facts['lmc.name']] : [],
  }
  return {
    subject,
    paragraphs,
    to,
    paper,
    missing: [...missing.values()],
    short: text.short ? plain(runs(text.short)) : null,
    spoken: text.spoken ? plain(runs(text.spoken)) : null,
    strengths,
    answerBy: answerDay(making),
    mayMove: mayMove(making),
    endsOn: text.fields.flatMap(({ key, ends }) => (ends ? (dayOfField(key, making) ?? []) : []))[0] ?? null,
  }
}
