import { z } from 'zod'
import { DRAFT_LIMITS, markdown, parseLine } from '#app/features/menu/draft-writing/draft-form.ts'
import type { DraftLine } from '#app/features/menu/drafts/draft-rules.ts'
import { SHORT_TITLE_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH } from '#app/features/menu/editions/menu-rules.ts'
import type { FieldErrors, FormOutcome, FormValues } from '#app/platform/form.ts'
import { parseFields } from '#app/platform/form.ts'
import { charactersOf } from '#app/platform/free-text.ts'
import { slugOf } from '#app/platform/slugs.ts'
import { sourcesField } from '#app/platform/source-lines.server.ts'
import type { Day } from '#app/platform/time.ts'
import { parseAsks, parseLetter } from './new-action-asks.ts'
import { pageText } from './new-action-page.server.ts'
import { NEW_ACTION_FIELDS } from './new-action-parts.ts'
import { stepsIn } from './step-lines-rules.ts'

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

export const pageForm = z.object({
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
 * the draft's. The page names the committee as the source of the contract position. `letters`: those that may be chosen.
 */
export function parseNewAction(
  values: FormValues,
  today: Day,
  slug?: string,
  letters?: readonly string[],
): FormOutcome<DraftLine> {
  const page = parseFields(pageForm, values)
  const action = slug ?? slugOf(values.shortTitle ?? '')
  const line = parseLine(
    { ...values, unless: values.unless ?? '', status: 'offered', until: '', supersededBy: '' },
    action,
    undefined,
  )
  const asked = parseAsks(values)
  const goesWith = parseLetter(values, stepsIn(values.stepByStep ?? '')?.steps.length ?? 0, letters)
  const errors: FieldErrors = {
    ...(page.ok ? {} : page.errors),
    ...(line.ok ? {} : line.errors),
    ...asked.errors,
    ...goesWith.errors,
  }
  for (const index of [2, 3])
    if (Boolean(values[`question${index}`]?.trim()) !== Boolean(values[`answer${index}`]?.trim()))
      errors[`answer${index}`] ??= 'A question and its answer come together: fill both or neither.'
  if (!page.ok || !line.ok || Object.keys(errors).length > 0)
    return {
      ok: false,
      errors: Object.fromEntries(NEW_ACTION_FIELDS.flatMap((name) => (errors[name] ? [[name, errors[name]]] : []))),
    }
  return { ok: true, value: { ...line.value, page: pageText(page.value, { asks: asked.asks, letter: goesWith.letter }, today) } }
}
