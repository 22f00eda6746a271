import type { ActionFields } from '#app/features/menu/editions/menu-form.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import type { Db } from '#db/client.server.ts'
import { guidanceOf } from './guidance-queries.server.ts'

/** The words of an action page. Fields ending in `Html` are safe HTML. */
export type ActionWords = Pick<ActionFields, 'summary' | 'sources' | 'owner' | 'lastReviewed'> & {
  /** What changed since the action was called; shown above everything else. */
  noticeHtml: string | null
  /** Its parts: what it asks, why it was called, steps, what to record, traps. */
  bodyHtml: string
  contract: { committeeHtml: string; disputedHtml: string }
  patientSafetyHtml: string
  reversible: { answer: ActionFields['reversible']['answer']; wordsHtml: string }
  effort: { size: ActionFields['effort']['size']; wordsHtml: string }
  systems: { name: string; wordsHtml: string }[]
  questions: { question: string; answerHtml: string }[]
}

const words = cacheOf<string, ActionWords>({ most: 200 })

/** The words of an action by guidance hash, cached because they never change. Throws like `guidanceOf`. */
export function actionWords(db: Db, guidanceHash: string): ActionWords {
  return words.of(guidanceHash, () => {
    const { data, body } = guidanceOf(db, guidanceHash)
    return wordsOf(data, body)
  })
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
