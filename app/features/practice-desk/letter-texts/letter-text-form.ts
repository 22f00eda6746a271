import { z } from 'zod'
import { careFields, dayField, oldSource, slugField, wordsField } from '#app/platform/content-fields.server.ts'
import { REPLY_KINDS } from './letter-words.ts'
import { fieldsNamedIn, isMergeField } from './merge-fields.ts'

/*
 * What stands in a file of `content/letters`. Lines of a file may be dated (`dated-blocks.ts`), so each paragraph may have a first and
 * a last day as the whole letter has.
 */

const FAMILIES = ['system', 'case', 'patients'] as const
const keyField = z.string('is a key.').regex(/^[a-z][a-zA-Z0-9]*$/, 'is a key: letters and digits, a small one first.')

/** A day worked out from another field of the letter (or from its `date`), unless another is typed. */
const workedField = z
  .strictObject({
    from: keyField,
    days: z.int().positive().optional(),
    workingDays: z.int().positive().optional(),
    plus: keyField.optional(),
  })
  .refine(({ days, workingDays, plus }) => [days, workingDays, plus].filter(Boolean).length === 1, {
    message: 'names one of days, workingDays and plus.',
  })

const ownField = z.strictObject({
  key: keyField,
  label: wordsField,
  kind: z.enum(['words', 'lines', 'day', 'number', 'period'], 'is words, lines, day, number or period.'),
  hint: wordsField.optional(),
  worked: workedField.optional(),
  /** The last day of what the letter ends: the clock of a notice. */
  ends: z.literal(true).optional(),
})

/** Set where an LMC's words stand; only texts that are kept have it, no file. */
const ofLmc = z.literal(true).optional()
const optionField = z.strictObject({ key: keyField, label: wordsField, words: wordsField, lmc: ofLmc })
const versionField = z.strictObject({ version: z.int().positive(), on: dayField })

const paragraphField = z
  .strictObject({
    key: keyField,
    kind: z.enum(['required', 'in', 'out', 'choice'], 'is required, in, out or choice.'),
    /** What a reader chooses by: of every paragraph that may be left out, and of a choice. */
    label: wordsField.optional(),
    /** To be read before it is chosen. */
    note: wordsField.optional(),
    words: wordsField.optional(),
    options: z.array(optionField).min(2, 'holds two options or more.').optional(),
    /** In where the practice takes this action: for patients, who read only what changes here. */
    taken: slugField.optional(),
    lmc: ofLmc,
  })
  .refine(({ kind, label }) => kind === 'required' || label !== undefined, { message: 'needs a label.', path: ['label'] })
  .refine(({ kind, words, options }) => (kind === 'choice' ? options && !words : words && !options), {
    message: 'has words, or as a choice its options.',
  })

export const letterTextFields = z
  .strictObject({
    title: wordsField,
    summary: wordsField,
    family: z.enum(FAMILIES, 'is system, case or patients.'),
    action: slugField.optional(),
    /** Letters of one group are cases of one thing: the reader chooses by `when`. */
    group: wordsField.optional(),
    when: wordsField.optional(),
    /** The letter exists from and until a day. */
    from: dayField.optional(),
    until: dayField.optional(),
    /** `icb`: the practice's ICB is filled in. */
    to: z.strictObject({ label: wordsField, icb: z.literal(true).optional(), office: wordsField.optional() }),
    tells: wordsField,
    before: z.array(wordsField).default([]),
    /** Days after which an answer is asked for. */
    answer: z.strictObject({ days: z.int().positive() }).optional(),
    /** Replies that come, and the letter each leads to. */
    replies: z
      .array(z.strictObject({ kind: z.enum(REPLY_KINDS, 'is no kind of reply.'), next: slugField.optional(), words: wordsField }))
      .default([]),
    /** Written only as an answer to another: it names an earlier letter. */
    follows: z.literal(true).optional(),
    /** Goes with letters of these slugs to somebody else: it takes their fields over and answers nothing. */
    beside: z.array(slugField).default([]),
    subject: wordsField,
    greeting: wordsField.default('Dear colleague'),
    fields: z.array(ownField).default([]),
    paragraphs: z.array(paragraphField).min(1, 'holds a paragraph or more.'),
    /** For patients: a text message, and what a recorded line says. */
    short: wordsField.optional(),
    spoken: wordsField.optional(),
    sources: z.array(oldSource).default([]),
    /** The layers over the file, in a text that is kept. */
    versions: z
      .strictObject({ committee: versionField.optional(), lmc: versionField.extend({ name: wordsField }).optional() })
      .optional(),
    ...careFields,
  })
  .superRefine((letter, context) => {
    const refuse = (message: string, ...path: (string | number)[]) => context.addIssue({ code: 'custom', message, path })
    const own = new Set(letter.fields.map(({ key }) => key))
    const keys = letter.paragraphs.map(({ key }) => key)
    for (const [index, key] of keys.entries())
      if (keys.indexOf(key) !== index) refuse(`"${key}" is the key of two paragraphs.`, 'paragraphs', index, 'key')
    const known = (text: string, ...path: (string | number)[]) => {
      for (const key of fieldsNamedIn(text))
        if (!own.has(key) && !isMergeField(key)) refuse(`{{${key}}} is no field of this letter.`, ...path)
        else if (key.startsWith('earlier.') && !letter.follows) refuse(`{{${key}}} needs "follows: true".`, ...path)
    }
    known(letter.subject, 'subject')
    if (letter.follows && letter.beside.length > 0) refuse('is left out where a letter answers another.', 'beside')
    for (const [index, { words, options = [] }] of letter.paragraphs.entries()) {
      if (words) known(words, 'paragraphs', index, 'words')
      for (const [at, option] of options.entries()) known(option.words, 'paragraphs', index, 'options', at, 'words')
    }
    for (const part of ['short', 'spoken'] as const) if (letter[part]) known(letter[part], part)
    for (const [index, { worked, kind }] of letter.fields.entries()) {
      if (!worked) continue
      if (kind !== 'day') refuse('only a day is worked out.', 'fields', index, 'worked')
      for (const key of [worked.from, worked.plus ?? 'date'])
        if (key !== 'date' && !own.has(key)) refuse(`"${key}" is no field of this letter.`, 'fields', index, 'worked')
    }
    if (letter.family === 'case') {
      if (letter.fields.length > 0) refuse('a case letter takes no words: what is missing is a gap.', 'fields')
      if (!letter.paragraphs.some(({ words = '' }) => words.includes('[patient')))
        refuse('a case letter leaves a gap for the patient: "[patient: …]".', 'paragraphs')
    }
  })

export type LetterText = z.infer<typeof letterTextFields>
export type LetterParagraph = LetterText['paragraphs'][number]
export type LetterField = LetterText['fields'][number]
