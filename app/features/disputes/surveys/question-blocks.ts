import { plainText } from '#app/platform/free-text.ts'
import { slugOf } from '#app/platform/slugs.ts'
import { isNumber, NUMBERS, optionsOf, type SurveyQuestion } from './survey-rules.ts'
import { KNOWN_FROM, type KnownFrom, MORE_IS, type MoreIs, QUESTION_KINDS, type QuestionKind } from './survey-words.ts'

/** The lines of a block, in the order they are written. */
const NAMES = [
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
type Name = (typeof NAMES)[number]
const MOST_QUESTIONS = 25
const MOST_OPTIONS = 10

const keyOf = <K extends string>(words: Record<K, string>, typed: string): K | undefined =>
  (Object.keys(words) as K[]).find((key) => key === typed.toLowerCase() || words[key].toLowerCase() === typed.toLowerCase())

/** Questions as an editor reads and writes them: a block each, an empty line between. */
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

export type ReadQuestions = { ok: true; questions: SurveyQuestion[] } | { ok: false; message: string }
class Wrong extends Error {}

/** Reads the blocks. `lines`: the service lines that a question may name; null where there are none. The message names the question. */
export function readBlocks(text: string, lines: readonly string[] | null): ReadQuestions {
  const blocks = plainText(text)
    .split(/\n\s*\n/)
    .filter((block) => block.trim() !== '')
  if (blocks.length === 0) return { ok: false, message: 'Write at least one question.' }
  if (blocks.length > MOST_QUESTIONS) return { ok: false, message: `Ask ${MOST_QUESTIONS} questions at most.` }
  const questions: SurveyQuestion[] = []
  for (const [index, block] of blocks.entries())
    try {
      questions.push(readBlock(block, questions, lines))
    } catch (err) {
      if (!(err instanceof Wrong)) throw err
      return { ok: false, message: `Question ${index + 1}: ${err.message}` }
    }
  return { ok: true, questions }
}

function fieldsOf(block: string): Map<Name, string> {
  const found = new Map<Name, string>()
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':')
    const typed = line.slice(0, Math.max(0, colon)).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    const name = NAMES.find((one) => one.toLowerCase() === typed)
    if (!name) throw new Wrong(`“${line.slice(0, 60)}” begins with none of ${NAMES.join(', ')}.`)
    if (found.has(name)) throw new Wrong(`${name} is written twice.`)
    if (value !== '') found.set(name, value)
  }
  return found
}

function readBlock(block: string, before: readonly SurveyQuestion[], lines: readonly string[] | null): SurveyQuestion {
  const fields = fieldsOf(block)
  const needed = (name: Name, what: string) => {
    const value = fields.get(name)
    if (!value) throw new Wrong(`${name} is missing: ${what}.`)
    return value
  }
  const kind = keyOf(QUESTION_KINDS, needed('Kind', Object.values(QUESTION_KINDS).join(', ').toLowerCase()))
  if (!kind) throw new Wrong(`Kind is one of ${Object.values(QUESTION_KINDS).join(', ').toLowerCase()}.`)
  const words = needed('Question', 'its exact words')
  const short = fields.get('Short') ?? words
  const key = slugOf(fields.get('Key') ?? short).slice(0, 60)
  if (key === '') throw new Wrong('Key has no letters or digits.')
  if (key in {}) throw new Wrong(`Key “${key}” is a word of the machine’s own. Write another.`)
  if (before.some((one) => one.key === key)) throw new Wrong(`Key “${key}” is taken by an earlier question.`)
  const line = lines === null ? 'all' : (fields.get('Line') ?? 'all').toLowerCase()
  if (lines !== null && line !== 'all' && !lines.includes(line))
    throw new Wrong(`Line “${line}” is no line of this dispute: ${lines.join(', ')}, or all.`)
  const moreIs = keyOf(MORE_IS, fields.get('More is') ?? 'neither')
  if (!moreIs) throw new Wrong('More is: worse, better or neither.')
  const typedKnown = fields.get('Filled in from')
  const known: KnownFrom | null | undefined = typedKnown ? keyOf(KNOWN_FROM, typedKnown) : null
  if (known === undefined) throw new Wrong('Filled in from: list size, or earlier wave.')
  if (known === 'list-size' && kind !== 'number') throw new Wrong('Only a number is filled in from the list size.')
  return {
    ...{ key, line, kind, short, words, base: needed('Base', 'what its share is a share of') },
    ...{ period: needed('Period', 'the time it asks about'), moreIs: moreIs satisfies MoreIs, known },
    options: readOptions(kind, fields.get('Options')),
    bands: readBands(kind, fields.get('Bands')),
    onlyIf: readCondition(fields.get('Only if'), before),
  }
}

function readOptions(kind: QuestionKind, typed: string | undefined): SurveyQuestion['options'] {
  const choose = kind === 'one-of' || kind === 'some-of'
  if (!choose && typed) throw new Wrong('Options belong to “one of” and “some of” alone.')
  const labels = (typed ?? '').split('|').flatMap((label) => label.trim() || [])
  if (choose && (labels.length < 2 || labels.length > MOST_OPTIONS))
    throw new Wrong(`Options: two to ${MOST_OPTIONS}, with | between them.`)
  const options = labels.map((label) => ({ value: slugOf(label).slice(0, 60), label }))
  const values = new Set(options.map(({ value }) => value))
  if (values.size < options.length || values.has('') || values.has('none') || values.has('not-known'))
    throw new Wrong('Options differ from each other in their letters; “none” and “not known” are offered anyway.')
  return options
}

function readBands(kind: QuestionKind, typed: string | undefined): number[] {
  if (!typed) return []
  if (!isNumber(kind)) throw new Wrong('Bands belong to numbers alone.')
  const bands = typed.split(',').map((one) => Number(one.trim().replaceAll(' ', '')))
  const rising = bands.every((low, i) => Number.isInteger(low) && low > (bands[i - 1] ?? 0) && low <= NUMBERS[kind]!.most)
  if (!rising || bands.length > 12) throw new Wrong('Bands: whole numbers that rise, such as 1, 5, 20.')
  return bands
}

function readCondition(typed: string | undefined, before: readonly SurveyQuestion[]): SurveyQuestion['onlyIf'] {
  if (!typed) return null
  const [key = '', answer = ''] = typed.split('=').map((part) => part.trim())
  const above = before.find((one) => one.key === key.toLowerCase())
  if (!above || (above.kind !== 'yes-no' && above.kind !== 'one-of'))
    throw new Wrong('Only if: the key of an earlier question of the kind “yes or no” or “one of”, such as “late = yes”.')
  const option = optionsOf(above).find(({ value, label }) => [value, label.toLowerCase()].includes(answer.toLowerCase()))
  if (!option) throw new Wrong(`Only if: “${answer}” is no answer to “${key}”.`)
  return { key: above.key, value: option.value }
}
