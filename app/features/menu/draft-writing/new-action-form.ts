import { stringify } from 'yaml'
import { z } from 'zod'
import { COMMITTEE, type DraftLine } from '#app/features/menu/drafts/draft-rules.ts'
import type { ACTION_PARTS, ActionFields } from '#app/features/menu/editions/menu-form.ts'
import { SHORT_TITLE_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH } from '#app/features/menu/editions/menu-rules.ts'
import type { FieldErrors, FormOutcome, FormValues } from '#app/platform/form.ts'
import { parseFields } from '#app/platform/form.ts'
import { charactersOf } from '#app/platform/free-text.ts'
import { slugOf } from '#app/platform/slugs.ts'
import { sourcesField, sourceText } from '#app/platform/source-lines.server.ts'
import type { Day } from '#app/platform/time.ts'
import { DRAFT_LIMITS, markdown, parseLine } from './draft-form.ts'
import { linesOf, stepsIn } from './step-lines-rules.ts'

/** The parts of an action's page with the names of their fields. */
export const PART_FIELDS = [
  { name: 'whatItAsks', part: 'What it asks' },
  { name: 'whyCalled', part: 'Why it was called' },
  { name: 'stepByStep', part: 'Step by step' },
  { name: 'whatToRecord', part: 'What to record' },
  { name: 'traps', part: 'Traps' },
] as const satisfies { name: string; part: (typeof ACTION_PARTS)[number] }[]
export const SYSTEM_FIELDS = [
  { name: 'emisWeb', system: 'EMIS Web' },
  { name: 'systmOne', system: 'SystmOne' },
  { name: 'medicus', system: 'Medicus' },
] as const
/** Questions with answers on the form; at least the first is required. */
export const QUESTION_COUNT = 3
const questionFields = Array.from({ length: QUESTION_COUNT }, (_, index) => [`question${index + 1}`, `answer${index + 1}`]).flat()

export const NEW_ACTION_FIELDS = [
  ...['do', 'seen', 'change', 'title', 'shortTitle', 'scope', 'summary', 'wording', 'reason', 'from', 'unless', 'decidedBy'],
  ...PART_FIELDS.map(({ name }) => name),
  ...['committee', 'disputed', 'patientSafety', 'reversible', 'reversibleWords', 'effort', 'effortWords'],
  ...SYSTEM_FIELDS.map(({ name }) => name),
  ...questionFields,
  'sources',
]

/** The Markdown fields, each with a preview. */
export const PREVIEWED_FIELDS = [
  ...['wording', 'reason', ...PART_FIELDS.map(({ name }) => name), 'committee', 'disputed', 'patientSafety'],
  ...['reversibleWords', 'effortWords', ...SYSTEM_FIELDS.map(({ name }) => name)],
  ...questionFields.filter((name) => name.startsWith('answer')),
]

const MISSING = 'Write it, or "Not known."'
const line = (missing: string, limit = 200) =>
  z
    .string()
    .trim()
    .refine((text) => text !== '', missing)
    .refine((text) => charactersOf(text) <= limit, `Use at most ${limit} characters.`)
    .refine((text) => !/[\r\n]/.test(text), 'Use one line.')
const words = (missing = MISSING) => markdown(DRAFT_LIMITS.part, missing)
const part = markdown(DRAFT_LIMITS.part, MISSING).refine(
  (text) => !/^#{1,2} /m.test(text),
  'Headings of the page are made by Concert. Use ### for smaller ones.',
)

const pageForm = z.object({
  title: line('Enter the title: what a practice does, in a few words.', TITLE_LENGTH),
  shortTitle: line('Enter a name for columns.', SHORT_TITLE_LENGTH).refine(
    (text) => text === '' || slugOf(text) !== '',
    'Use letters or digits in the name.',
  ),
  scope: z.enum(['practice', 'pcn'], 'Choose who decides on it.'),
  summary: line('Say in one line what it asks.', SUMMARY_LENGTH),
  whatItAsks: part,
  whyCalled: part,
  stepByStep: part.refine(
    (text) => (stepsIn(text)?.tooLong.length ?? 0) === 0,
    'Begin each numbered step with a sentence of at most 60 characters: it stands in the checklist of every practice.',
  ),
  whatToRecord: part,
  traps: part,
  committee: words(),
  disputed: words(),
  patientSafety: words(),
  reversible: z.enum(['yes', 'partly', 'no', 'not known'], 'Choose whether it can be undone.'),
  reversibleWords: words(),
  effort: z.enum(['small', 'medium', 'large', 'not known'], 'Choose how much work it is.'),
  effortWords: words(),
  emisWeb: markdown(DRAFT_LIMITS.part),
  systmOne: markdown(DRAFT_LIMITS.part),
  medicus: markdown(DRAFT_LIMITS.part),
  question1: line('Write at least one question that a practice asks.'),
  answer1: words('Answer the question.'),
  question2: z.string().trim(),
  answer2: markdown(DRAFT_LIMITS.part),
  question3: z.string().trim(),
  answer3: markdown(DRAFT_LIMITS.part),
  sources: sourcesField,
})

/**
 * A new action: its line and the file of its page, reviewed on `today`. The slug comes from the short title, unless `slug` keeps
 * the draft's. The page names the committee as the source of the contract position.
 */
export function parseNewAction(values: FormValues, today: Day, slug?: string): FormOutcome<DraftLine> {
  const page = parseFields(pageForm, values)
  const action = slug ?? slugOf(values.shortTitle ?? '')
  const line = parseLine(
    { ...values, unless: values.unless ?? '', status: 'offered', until: '', supersededBy: '' },
    action,
    undefined,
  )
  const errors: FieldErrors = { ...(page.ok ? {} : page.errors), ...(line.ok ? {} : line.errors) }
  for (const index of [2, 3])
    if (Boolean(values[`question${index}`]?.trim()) !== Boolean(values[`answer${index}`]?.trim()))
      errors[`answer${index}`] ??= 'A question and its answer come together: fill both or neither.'
  if (!page.ok || !line.ok || Object.keys(errors).length > 0)
    return {
      ok: false,
      errors: Object.fromEntries(NEW_ACTION_FIELDS.flatMap((name) => (errors[name] ? [[name, errors[name]]] : []))),
    }
  return { ok: true, value: { ...line.value, page: pageText(page.value, today) } }
}

/** The contract position is the committee's word, and the text says so itself wherever it is shown or copied. */
export const asPosition = (text: string) =>
  text.startsWith('Not known') || /committee['’]s position/.test(text)
    ? text
    : `The committee's position, not legal advice of ours: ${text}`

function pageText(page: z.infer<typeof pageForm>, today: Day): string {
  const pairs = [
    [page.question1, page.answer1],
    [page.question2, page.answer2],
    [page.question3, page.answer3],
  ] as const
  const steps = stepsIn(page.stepByStep)?.steps
  const fields = {
    title: page.title,
    shortTitle: page.shortTitle,
    scope: page.scope,
    summary: page.summary,
    reversible: { answer: page.reversible, words: page.reversibleWords },
    effort: { size: page.effort, words: page.effortWords },
    contract: { committee: asPosition(page.committee), disputed: page.disputed },
    patientSafety: page.patientSafety,
    ...(steps && { steps }),
    systems: Object.fromEntries(SYSTEM_FIELDS.flatMap(({ name, system }) => (page[name] ? [[system, page[name]]] : []))),
    questions: pairs.flatMap(([question, answer]) => (question ? [{ question, answer }] : [])),
    sources: page.sources,
    owner: COMMITTEE,
    lastReviewed: today,
    reviewEvery: '3 months',
  }
  const parts = PART_FIELDS.filter(({ name }) => name !== 'stepByStep' || !steps)
  const body = parts.map(({ name, part: heading }) => `## ${heading}\n\n${page[name]}\n`).join('\n')
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n${body}`
}

/** The form values of a page: to change a new action, or to begin one from an action of an earlier round. */
export function newActionValues(page: ActionFields, body: string): FormValues {
  const parts = new Map(
    body.split(/^## /m).flatMap((text) => (text.trim() ? [[text.split('\n')[0]!.trim(), text]] : [])) as [string, string][],
  )
  const inPart = (heading: string) => (parts.get(heading) ?? '').split('\n').slice(1).join('\n').trim()
  const { title, shortTitle, scope, summary, contract, patientSafety, reversible, effort, systems, steps, questions, sources } =
    page
  return {
    title,
    shortTitle,
    scope,
    summary,
    ...Object.fromEntries(PART_FIELDS.map(({ name, part: heading }) => [name, inPart(heading)])),
    ...(steps.length > 0 && { stepByStep: [inPart('Step by step'), linesOf(steps)].filter(Boolean).join('\n\n') }),
    committee: contract.committee,
    disputed: contract.disputed,
    patientSafety,
    reversible: reversible.answer,
    reversibleWords: reversible.words,
    effort: effort.size,
    effortWords: effort.words,
    ...Object.fromEntries(SYSTEM_FIELDS.map(({ name, system }) => [name, systems[system] ?? ''])),
    ...Object.fromEntries(
      questions.slice(0, QUESTION_COUNT).flatMap(({ question, answer }, index) => [
        [`question${index + 1}`, question],
        [`answer${index + 1}`, answer],
      ]),
    ),
    sources: sourceText(sources),
  }
}
