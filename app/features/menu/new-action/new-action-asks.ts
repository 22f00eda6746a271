import type { Ask } from '#app/features/menu/actions/ask-rules.ts'
import type { FieldErrors, FormValues } from '#app/platform/form.ts'
import { charactersOf } from '#app/platform/free-text.ts'
import { slugOf } from '#app/platform/slugs.ts'

/** Questions to practices on the form of a new action. */
export const ASK_COUNT = 3
const NUMBERS = Array.from({ length: ASK_COUNT }, (_, index) => index + 1)
export const ASK_FIELDS = NUMBERS.flatMap((n) => [`ask${n}`, `ask${n}Kind`, `ask${n}Answers`])
export const ASK_KINDS: Record<Ask['kind'], string> = {
  number: 'A whole number',
  'one-of': 'One of several answers',
  'any-of': 'Some of several answers',
  'yes-no': 'Yes or no',
  words: 'A few words',
}
/** Longest question and answer, and of an answer in words, in characters. */
const [QUESTION, ANSWER, WORDS] = [120, 60, 200]
const [FEWEST, MOST] = [2, 12]

/** The questions to practices as typed: each keeps its key by its place. Empty places count for nothing. */
export function parseAsks(values: FormValues): { asks: Ask[]; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const asks = NUMBERS.flatMap((n): Ask[] => {
    const text = (name: string) => (values[name] ?? '').trim()
    const [label, kind, answers] = [text(`ask${n}`), text(`ask${n}Kind`), text(`ask${n}Answers`)]
    if (!label && !kind && !answers) return []
    if (!label) errors[`ask${n}`] = 'Write the question, or empty its other fields.'
    else if (charactersOf(label) > QUESTION || /[\r\n]/.test(label))
      errors[`ask${n}`] = `Use one line of at most ${QUESTION} characters.`
    if (!(kind in ASK_KINDS)) errors[`ask${n}Kind`] = 'Choose how it is answered.'
    const read = readAnswers(kind as Ask['kind'], answers)
    if (typeof read === 'string') errors[`ask${n}Answers`] = read
    return typeof read === 'object' ? [{ key: `ask${n}`, label, ...read } as Ask] : []
  })
  return { asks: Object.keys(errors).length > 0 ? [] : asks, errors }
}

/** What answers a question takes, a message, or nothing for no kind. */
function readAnswers(kind: Ask['kind'], typed: string): object | string | undefined {
  if (kind === 'number') {
    const [, least, most, unit] = /^(\d{1,6}) *(?:to|-|–) *(\d{1,6})(?: +(\S.{0,39}))?$/.exec(typed) ?? []
    if (least === undefined || most === undefined || Number(least) >= Number(most))
      return 'Write the least, the most and what is counted: “1 to 60 contacts a day”.'
    return { kind, least: Number(least), most: Number(most), ...(unit && { unit }) }
  }
  if (kind === 'one-of' || kind === 'any-of') {
    const lines = typed.split(/\r?\n/).flatMap((line) => line.trim() || [])
    const options = lines.map((label) => ({ value: slugOf(label), label }))
    const slugs = new Set(options.map(({ value }) => value))
    if (lines.length < FEWEST || lines.length > MOST) return `Write ${FEWEST} to ${MOST} answers, one a line.`
    if (slugs.size < lines.length || slugs.has('')) return 'Each answer is another one, with letters or digits.'
    return lines.some((line) => charactersOf(line) > ANSWER) ? `An answer has at most ${ANSWER} characters.` : { kind, options }
  }
  if (kind === 'yes-no' || kind === 'words') {
    if (typed) return 'This kind of answer needs nothing here. Leave it empty.'
    return kind === 'words' ? { kind, most: WORDS } : { kind }
  }
  return undefined
}

/** The form values of questions that this form made. */
export function askValues(asks: readonly Ask[]): FormValues {
  const answersOf = (ask: Ask) =>
    ask.kind === 'number'
      ? [`${ask.least} to ${ask.most}`, ask.unit].filter(Boolean).join(' ')
      : 'options' in ask
        ? ask.options.map(({ label }) => label).join('\n')
        : ''
  return Object.fromEntries(
    asks.flatMap((ask) => [
      [ask.key, ask.label],
      [`${ask.key}Kind`, ask.kind],
      [`${ask.key}Answers`, answersOf(ask)],
    ]),
  )
}

/** The letter that goes with a step, as typed: `step` counts from 0. Null = none. */
export function parseLetter(
  values: FormValues,
  steps: number,
  letters: readonly string[] | undefined,
): { letter: { slug: string; step: number } | null; errors: FieldErrors } {
  const [slug, typed] = [(values.letter ?? '').trim(), (values.letterStep ?? '').trim()]
  const refused = (errors: FieldErrors) => ({ letter: null, errors })
  if (!slug) return typed ? refused({ letter: 'Choose the letter, or leave its step empty.' }) : refused({})
  if (letters && !letters.includes(slug)) return refused({ letter: 'Choose one of the letters.' })
  if (steps === 0) return refused({ letter: 'Number the lines of “Step by step”: a letter goes with one of them.' })
  const step = Number(typed || '1')
  if (!Number.isInteger(step) || step < 1 || step > steps)
    return refused({ letterStep: `Enter the number of a step, from 1 to ${steps}.` })
  return { letter: { slug, step: step - 1 }, errors: {} }
}
