import type { FieldErrors } from '#app/platform/form.ts'
import { plainText } from '#app/platform/free-text.ts'
import { slugOf } from '#app/platform/slugs.ts'
import { gridCell } from '#app/ui/grid-cell.ts'
import { isNumber, NUMBERS, optionsOf, type SurveyQuestion } from './survey-rules.ts'
import { KNOWN_FROM, type KnownFrom, MORE_IS, type MoreIs, QUESTION_KINDS, type QuestionKind } from './survey-words.ts'

/** The lines of a block, in the order they are written. */
export const NAMES = [
  'Key',
  'Line',
  'Kind',
  'Short',
  'Question',
  'Base',
  'Period',
  'Options',
  'Bands',
  'More is',
  'Only if',
  'Filled in from',
] as const
export type Name = (typeof NAMES)[number]
/** The cell of a question's row in which each stands. */
export const QUESTION_CELLS = {
  Question: 'words',
  Short: 'short',
  Kind: 'kind',
  Options: 'options',
  Line: 'line',
  Base: 'base',
  Period: 'period',
  'More is': 'moreIs',
  'Only if': 'onlyIf',
  Bands: 'bands',
  'Filled in from': 'known',
  Key: 'key',
} as const satisfies Record<Name, string>
const MOST_QUESTIONS = 25
const MOST_OPTIONS = 10

export const keyOf = <K extends string>(words: Record<K, string>, typed: string): K | undefined =>
  (Object.keys(words) as K[]).find((key) => key === typed.toLowerCase() || words[key].toLowerCase() === typed.toLowerCase())

/** Questions as a draft stores them: a block each, an empty line between. */
export const blocksOf = (questions: readonly SurveyQuestion[]): string =>
  questions.map((one) => blockOf(one, questions)).join('\n\n')

function blockOf(question: SurveyQuestion, all: readonly SurveyQuestion[]): string {
  const { onlyIf, known } = question
  const above = onlyIf && all.find(({ key }) => key === onlyIf.key)
  const condition = above && onlyIf && optionsOf(above).find(({ value }) => value === onlyIf.value)?.label
  const lines: [Name, string][] = [
    ['Key', question.key],
    ['Line', question.line],
    ['Kind', QUESTION_KINDS[question.kind]],
    ['Short', question.short],
    ['Question', question.words],
    ['Base', question.base],
    ['Period', question.period],
    ['Options', question.options.map(({ label }) => label).join(' | ')],
    ['Bands', question.bands.join(', ')],
    ['More is', MORE_IS[question.moreIs]],
    ['Only if', onlyIf ? `${onlyIf.key} = ${condition}` : ''],
    ['Filled in from', known ? KNOWN_FROM[known] : ''],
  ]
  return lines.flatMap(([name, text]) => (text === '' ? [] : `${name}: ${text}`)).join('\n')
}

/** What is wrong stands at its cell, or at the list as a whole. */
export type ReadQuestions = { ok: true; questions: SurveyQuestion[] } | { ok: false; errors: FieldErrors }
class Wrong extends Error {
  readonly at: Name
  constructor(at: Name, message: string) {
    super(message)
    this.at = at
  }
}

/** The blocks of a text. */
export const blocksIn = (text: string): string[] =>
  plainText(text)
    .split(/\n[^\S\n]*\n/)
    .filter((block) => block.trim() !== '')

/** Reads the blocks. `lines`: the service lines that a question may name; null where there are none. */
export function readBlocks(text: string, lines: readonly string[] | null): ReadQuestions {
  const blocks = blocksIn(text)
  if (blocks.length === 0) return { ok: false, errors: { questions: 'Write at least one question.' } }
  if (blocks.length > MOST_QUESTIONS) return { ok: false, errors: { questions: `Ask ${MOST_QUESTIONS} questions at most.` } }
  const questions: SurveyQuestion[] = []
  const errors: FieldErrors = {}
  for (const [index, block] of blocks.entries())
    try {
      questions.push(readBlock(block, questions, lines))
    } catch (err) {
      if (!(err instanceof Wrong)) throw err
      // Whether it leads to a question that is wrong itself is seen once that one is right.
      if (err.at !== 'Only if' || Object.keys(errors).length === 0)
        errors[gridCell('questions', index + 1, QUESTION_CELLS[err.at])] = err.message
    }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, questions }
}

/** The fields of a block. A line that begins with no name goes on with the one before; a name written twice holds the last. */
export function fieldsOf(block: string): Map<Name, string> {
  const found = new Map<Name, string>()
  let last: Name = 'Question'
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':')
    const typed = line.slice(0, Math.max(0, colon)).trim().toLowerCase()
    const name = NAMES.find((one) => one.toLowerCase() === typed)
    const value = (name ? line.slice(colon + 1) : `${found.get(last) ?? ''} ${line}`).trim()
    last = name ?? last
    if (value !== '') found.set(last, value)
  }
  return found
}

function readBlock(block: string, before: readonly SurveyQuestion[], lines: readonly string[] | null): SurveyQuestion {
  const fields = fieldsOf(block)
  const needed = (name: Name, what: string) => {
    const value = fields.get(name)
    if (!value) throw new Wrong(name, what)
    return value
  }
  const kind = keyOf(QUESTION_KINDS, needed('Kind', 'Choose how it is answered.'))
  if (!kind) throw new Wrong('Kind', `Choose one of ${Object.values(QUESTION_KINDS).join(', ').toLowerCase()}.`)
  const words = needed('Question', 'Write its exact words.')
  const short = fields.get('Short') ?? words
  const key = slugOf(fields.get('Key') ?? short).slice(0, 60)
  if (key === '') throw new Wrong('Key', 'It has no letters or digits.')
  if (key in {}) throw new Wrong('Key', `“${key}” is a word of the machine’s own. Write another.`)
  if (before.some((one) => one.key === key)) throw new Wrong('Key', `“${key}” is taken by an earlier question. Write another.`)
  const line = lines === null ? 'all' : (fields.get('Line') ?? 'all').toLowerCase()
  if (lines !== null && line !== 'all' && !lines.includes(line)) throw new Wrong('Line', `“${line}” is no line of this dispute.`)
  const moreIs = keyOf(MORE_IS, fields.get('More is') ?? 'neither')
  if (!moreIs) throw new Wrong('More is', 'Choose worse, better or neither.')
  const typedKnown = fields.get('Filled in from')
  const known: KnownFrom | null | undefined = typedKnown ? keyOf(KNOWN_FROM, typedKnown) : null
  if (known === undefined) throw new Wrong('Filled in from', 'Choose the list size or an earlier wave.')
  if (known === 'list-size' && kind !== 'number')
    throw new Wrong('Filled in from', 'Only a number is filled in from the list size.')
  return {
    ...{ key, line, kind, short, words, base: needed('Base', 'Say what its share is a share of.') },
    ...{ period: needed('Period', 'Say which time it asks about.'), moreIs: moreIs satisfies MoreIs, known },
    options: readOptions(kind, fields.get('Options')),
    bands: readBands(kind, fields.get('Bands')),
    onlyIf: readCondition(fields.get('Only if'), before),
  }
}

function readOptions(kind: QuestionKind, typed: string | undefined): SurveyQuestion['options'] {
  const choose = kind === 'one-of' || kind === 'some-of'
  if (!choose && typed) throw new Wrong('Options', 'Answers are listed for “one of” and “some of” alone.')
  const labels = (typed ?? '').split('|').flatMap((label) => label.trim() || [])
  if (choose && (labels.length < 2 || labels.length > MOST_OPTIONS))
    throw new Wrong('Options', `List two to ${MOST_OPTIONS} answers, with | between them.`)
  const options = labels.map((label) => ({ value: slugOf(label).slice(0, 60), label }))
  const values = new Set(options.map(({ value }) => value))
  if (values.size < options.length || values.has('') || values.has('none') || values.has('not-known'))
    throw new Wrong('Options', 'Answers differ from each other in their letters; “none” and “not known” are offered anyway.')
  return options
}

function readBands(kind: QuestionKind, typed: string | undefined): number[] {
  if (!typed) return []
  if (!isNumber(kind)) throw new Wrong('Bands', 'Bands belong to numbers alone.')
  const bands = typed.split(',').map((one) => Number(one.trim().replaceAll(' ', '')))
  const rising = bands.every((low, i) => Number.isInteger(low) && low > (bands[i - 1] ?? 0) && low <= NUMBERS[kind]!.most)
  if (!rising || bands.length > 12) throw new Wrong('Bands', 'Write whole numbers that rise, such as 1, 5, 20.')
  return bands
}

function readCondition(typed: string | undefined, before: readonly SurveyQuestion[]): SurveyQuestion['onlyIf'] {
  if (!typed) return null
  const [key = '', answer = ''] = typed.split('=').map((part) => part.trim())
  const above = before.find((one) => one.key === key.toLowerCase())
  if (!above || (above.kind !== 'yes-no' && above.kind !== 'one-of'))
    throw new Wrong('Only if', 'Choose an earlier question that is answered by yes or no, or by one of several.')
  const option = optionsOf(above).find(({ value, label }) => [value, label.toLowerCase()].includes(answer.toLowerCase()))
  if (!option) throw new Wrong('Only if', `“${answer}” is no answer to “${above.short}”.`)
  return { key: above.key, value: option.value }
}
