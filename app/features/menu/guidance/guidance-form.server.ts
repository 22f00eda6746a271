import { stringify } from 'yaml'
import { COMMITTEE } from '#app/features/menu/drafts/draft-rules.ts'
import { type ActionFields, actionFields } from '#app/features/menu/editions/menu-form.ts'
import { SUMMARY_LENGTH } from '#app/features/menu/editions/menu-rules.ts'
import { asPosition } from '#app/features/menu/new-action/new-action-page.server.ts'
import { PART_FIELDS, SYSTEM_FIELDS } from '#app/features/menu/new-action/new-action-parts.ts'
import { markdownField } from '#app/platform/content-fields.server.ts'
import type { FieldErrors, FormOutcome, FormValues } from '#app/platform/form.ts'
import { charactersOf, plainText } from '#app/platform/free-text.ts'
import { slugOf } from '#app/platform/slugs.ts'
import { sourcesField, sourceText } from '#app/platform/source-lines.server.ts'
import type { Day } from '#app/platform/time.ts'
import { PLACES } from './guidance-labels.ts'

/** The page of an action: its fields and the Markdown under them. */
export type GuidancePage = { data: ActionFields; body: string }
type Step = ActionFields['steps'][number]

const numbered = (of: keyof typeof PLACES) => Array.from({ length: PLACES[of] }, (_, index) => index + 1)

/** The second-level parts of a page in order, each with its heading. */
const partsOf = (body: string) =>
  body.split(/^## /m).flatMap((part) => {
    const [heading = '', ...lines] = part.split('\n')
    return heading.trim() ? [{ heading: heading.trim(), text: lines.join('\n').trim() }] : []
  })

/** The form values of a page. Each step keeps the id by which practices tick it. */
export function guidanceValues({ data, body }: GuidancePage): FormValues {
  const parts = new Map(partsOf(body).map(({ heading, text }) => [heading, text]))
  const { summary, notice = '', contract, patientSafety, reversible, effort, systems, sources } = data
  return {
    ...{ patientSafety, committee: contract.committee, disputed: contract.disputed, notice, summary },
    ...Object.fromEntries(PART_FIELDS.map(({ name, part }) => [name, parts.get(part) ?? ''])),
    ...Object.fromEntries(
      data.steps.flatMap(({ title, words = '', who = '' }, index) => [
        [`step${index + 1}`, title],
        [`step${index + 1}Words`, words],
        [`step${index + 1}Who`, who],
      ]),
    ),
    ...{ reversible: reversible.answer, reversibleWords: reversible.words, effort: effort.size, effortWords: effort.words },
    ...Object.fromEntries(SYSTEM_FIELDS.map(({ name, system }) => [name, systems[system] ?? ''])),
    ...Object.fromEntries(
      data.effects.flatMap(({ when, what, who, url }, index) => [
        [`effect${index + 1}`, what],
        [`effect${index + 1}When`, when],
        [`effect${index + 1}By`, who],
        [`effect${index + 1}Url`, url],
      ]),
    ),
    ...Object.fromEntries(
      data.questions.flatMap(({ question, answer }, index) => [
        [`question${index + 1}`, question],
        [`answer${index + 1}`, answer],
      ]),
    ),
    sources: sourceText(sources),
  }
}

/** Where a message about the page stands in the form. `places`: the place of each step, outcome and question that is in use. */
function fieldOf(path: (string | number)[], places: Record<'steps' | 'effects' | 'questions', number[]>): string {
  const [first, second, third] = path.map(String)
  const at = (of: keyof typeof places) => places[of][Number(second)] ?? 1
  if (first === 'steps') return `step${at('steps')}${third === 'words' ? 'Words' : third === 'who' ? 'Who' : ''}`
  if (first === 'effects') return `effect${at('effects')}${{ when: 'When', who: 'By', url: 'Url' }[third ?? ''] ?? ''}`
  if (first === 'questions')
    return third === 'answer' ? `answer${at('questions')}` : `question${places.questions.length ? at('questions') : 1}`
  if (first === 'contract') return second === 'disputed' ? 'disputed' : 'committee'
  if (first === 'reversible' || first === 'effort') return second === 'words' ? `${first}Words` : first
  if (first === 'systems') return SYSTEM_FIELDS.find(({ system }) => system === second)?.name ?? 'emisWeb'
  return first ?? ''
}

const sentence = (message: string) => (/^[a-z]/.test(message) ? `This ${message}` : message)

/**
 * Reads the form of a guidance into the text of its page. What the form does not hold stays as it was: name, scope, the questions asked of
 * practices, and of each step its id, its letter and its words for a clinical system.
 */
export function readGuidance(typed: FormValues, before: GuidancePage, today: Day): FormOutcome<string> {
  const text = (name: string) => plainText(typed[name] ?? '')
  const used = (of: keyof typeof PLACES, names: (n: number) => string[]) =>
    numbered(of).filter((n) => names(n).some((name) => text(name) !== ''))
  const places = {
    steps: used('step', (n) => [`step${n}`, `step${n}Words`]),
    effects: used('effect', (n) => [`effect${n}`, `effect${n}When`, `effect${n}By`, `effect${n}Url`]),
    questions: used('question', (n) => [`question${n}`, `answer${n}`]),
  }
  const sources = sourcesField.safeParse(text('sources'))
  const { notice: _gone, ...kept } = before.data
  const systems = Object.fromEntries(SYSTEM_FIELDS.flatMap(({ name, system }) => (text(name) ? [[system, text(name)]] : [])))
  const fields = {
    ...kept,
    summary: text('summary'),
    ...(text('notice') && { notice: text('notice') }),
    reversible: { answer: typed.reversible, words: text('reversibleWords') },
    effort: { size: typed.effort, words: text('effortWords') },
    contract: { committee: text('committee') && asPosition(text('committee')), disputed: text('disputed') },
    patientSafety: text('patientSafety'),
    systems,
    steps: stepsOf(places.steps, text, before.data.steps),
    effects: places.effects.map((n) => ({
      when: text(`effect${n}When`),
      what: text(`effect${n}`),
      who: text(`effect${n}By`),
      url: text(`effect${n}Url`),
    })),
    questions: places.questions.map((n) => ({ question: text(`question${n}`), answer: text(`answer${n}`) })),
    sources: sources.data ?? [],
    owner: COMMITTEE,
    lastReviewed: today,
  }
  const read = actionFields.safeParse(fields)
  const errors: FieldErrors = sources.success ? {} : { sources: sources.error.issues[0]!.message }
  for (const { path, message } of read.error?.issues ?? []) errors[fieldOf(path as string[], places)] ??= sentence(message)
  if (charactersOf(text('summary')) > SUMMARY_LENGTH) errors.summary ??= `Use at most ${SUMMARY_LENGTH} characters.`
  Object.assign(errors, partErrors(text, places.steps.length > 0))
  if (!read.success || Object.keys(errors).length > 0) return { ok: false, errors }
  const body = bodyOf(before.body, text, places.steps.length > 0)
  return { ok: true, value: `---\n${stringify(fields, { lineWidth: 0 })}---\n${body}` }
}

function stepsOf(places: number[], text: (name: string) => string, before: readonly Step[]): Step[] {
  const ids = new Set(before.map(({ id }) => id))
  return places.map((n): Step => {
    const [was, title, words, who] = [before[n - 1], text(`step${n}`), text(`step${n}Words`), text(`step${n}Who`)]
    const told = { title, ...(words && { words }), ...(who && { who: who as Step['who'] }) }
    if (was) return { ...told, id: was.id, ...(was.letter && { letter: was.letter }), systems: was.systems }
    const slug = slugOf(title)
    const id = slug && !ids.has(slug) ? slug : `step-${n}`
    ids.add(id)
    return { id, ...told, systems: {} }
  })
}

function partErrors(text: (name: string) => string, hasSteps: boolean): FieldErrors {
  return Object.fromEntries(
    PART_FIELDS.flatMap(({ name }): [string, string][] => {
      const words = text(name)
      if (words === '') return name === 'stepByStep' && hasSteps ? [] : [[name, 'Write it, or “Not known.”']]
      const read = markdownField.safeParse(words)
      if (!read.success) return [[name, sentence(read.error.issues[0]!.message)]]
      return /^#{1,2} /m.test(words) ? [[name, 'Headings of the page are made by Concert. Use ### for smaller ones.']] : []
    }),
  )
}

/** The Markdown of the page: its parts in their order, with the words of the form; other parts as they were. */
function bodyOf(before: string, text: (name: string) => string, hasSteps: boolean): string {
  const known = new Map<string, string>(PART_FIELDS.map(({ name, part }) => [part, text(name)]))
  const others = partsOf(before).filter(({ heading }) => !known.has(heading))
  const parts = [...known].map(([heading, words]) => ({ heading, text: words }))
  return [...parts, ...others]
    .filter(({ heading, text: words }) => words !== '' || (heading === 'Step by step' && !hasSteps))
    .map(({ heading, text: words }) => `## ${heading}\n\n${words}\n`)
    .join('\n')
}
