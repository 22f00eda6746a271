import { type ActionFields, actionFields } from '#app/features/menu/editions/menu-form.ts'
import { parseContent } from '#app/platform/front-matter.server.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'

/** The words of an action page, ready for a page: fields whose name ends in `Html` are HTML that needs no more escaping. */
export type ActionWords = Pick<ActionFields, 'summary' | 'sources' | 'owner' | 'lastReviewed'> & {
  /** What has changed since the action was called; stands above everything else. */
  noticeHtml: string | null
  /** What it asks, why it was called, step by step, what to record, traps. */
  bodyHtml: string
  contract: { committeeHtml: string; disputedHtml: string }
  patientSafetyHtml: string
  reversible: { answer: ActionFields['reversible']['answer']; wordsHtml: string }
  effort: { size: ActionFields['effort']['size']; wordsHtml: string }
  systems: { name: string; wordsHtml: string }[]
  questions: { question: string; answerHtml: string }[]
}

const KEPT = 200
const byHash = new Map<string, ActionWords>()

/** Reads back what the database keeps of an action page. The words of one hash never change, so each is parsed once and kept. */
export function actionWords(hash: string, body: string): ActionWords {
  const known = byHash.get(hash)
  if (known) return known
  const read = parseContent(body, hash, actionFields)
  if (!read.ok) throw new Error(`The guidance ${hash} in the database does not read: ${read.messages[0]?.message}`)
  const words = wordsOf(read.file.data, read.file.body)
  if (byHash.size >= KEPT) byHash.delete(byHash.keys().next().value ?? '')
  byHash.set(hash, words)
  return words
}

function wordsOf(data: ActionFields, body: string): ActionWords {
  const { summary, sources, owner, lastReviewed, contract, reversible, effort } = data
  return {
    summary,
    sources,
    owner,
    lastReviewed,
    noticeHtml: data.notice === undefined ? null : renderMarkdown(data.notice),
    bodyHtml: renderMarkdown(body),
    contract: { committeeHtml: renderMarkdown(contract.committee), disputedHtml: renderMarkdown(contract.disputed) },
    patientSafetyHtml: renderMarkdown(data.patientSafety),
    reversible: { answer: reversible.answer, wordsHtml: renderMarkdown(reversible.words) },
    effort: { size: effort.size, wordsHtml: renderMarkdown(effort.words) },
    systems: Object.entries(data.systems).map(([name, words]) => ({ name, wordsHtml: renderMarkdown(words) })),
    questions: data.questions.map(({ question, answer }) => ({ question, answerHtml: renderMarkdown(answer) })),
  }
}
