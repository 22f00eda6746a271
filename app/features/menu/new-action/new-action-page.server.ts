import { stringify } from 'yaml'
import type { z } from 'zod'
import type { Ask } from '#app/features/menu/actions/ask-rules.ts'
import { lineValues } from '#app/features/menu/draft-writing/draft-form.ts'
import { COMMITTEE, type DraftLine } from '#app/features/menu/drafts/draft-rules.ts'
import { type ActionFields, actionFields } from '#app/features/menu/editions/menu-form.ts'
import type { FormValues } from '#app/platform/form.ts'
import { parseContent } from '#app/platform/front-matter.server.ts'
import { sourceText } from '#app/platform/source-lines.server.ts'
import type { Day } from '#app/platform/time.ts'
import { askValues } from './new-action-asks.ts'
import type { pageForm } from './new-action-form.ts'
import { PART_FIELDS, QUESTION_COUNT, SYSTEM_FIELDS } from './new-action-parts.ts'
import { linesOf, stepsIn } from './step-lines-rules.ts'
import { typedSoFar } from './unfinished-action.ts'

/** The contract position is the committee's word, and the text says so itself wherever it is shown or copied. */
export const asPosition = (text: string) =>
  text.startsWith('Not known') || /committee['’]s position/.test(text)
    ? text
    : `The committee's position, not legal advice of ours: ${text}`

type Beside = { asks: Ask[]; letter: { slug: string; step: number } | null }

/** The file of a page as it was filled in, reviewed on `today`. */
export function pageText(page: z.infer<typeof pageForm>, { asks, letter }: Beside, today: Day): string {
  const pairs = [
    [page.question1, page.answer1],
    [page.question2, page.answer2],
    [page.question3, page.answer3],
  ] as const
  const steps = stepsIn(page.stepByStep)?.steps.map((step, index) =>
    letter?.step === index ? { ...step, letter: letter.slug } : step,
  )
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
    ...(asks.length > 0 && { asks }),
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
  const {
    title,
    shortTitle,
    scope,
    summary,
    contract,
    patientSafety,
    reversible,
    effort,
    systems,
    steps,
    asks,
    questions,
    sources,
  } = page
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
    ...askValues(asks),
    ...letterValues(steps),
    sources: sourceText(sources),
  }
}

function letterValues(steps: ActionFields['steps']): FormValues {
  const step = steps.findIndex(({ letter }) => letter !== undefined)
  return step < 0 ? {} : { letter: steps[step]!.letter!, letterStep: String(step + 1) }
}

/** The form values of a new action's page in a draft; undefined for an action without a page of its own. */
export function actionFormValues(line: DraftLine): FormValues | undefined {
  const typed = typedSoFar(line.page)
  if (typed) return { ...lineValues(line), ...typed }
  const read = line.page === undefined ? undefined : parseContent(line.page, line.action, actionFields)
  return read?.ok ? { ...newActionValues(read.file.data, read.file.body), ...lineValues(line) } : undefined
}
