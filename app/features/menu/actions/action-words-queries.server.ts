import type { ActionFields } from '#app/features/menu/editions/menu-form.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { renderMarkdown, renderMarkdownLine } from '#app/platform/markdown.server.ts'
import type { Db } from '#db/client.server.ts'
import type { ActionWords, Step } from './action-words-rules.ts'
import { effectsShown } from './effects-queries.server.ts'
import { guidanceOf } from './guidance-queries.server.ts'

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
    parts: partsOf(body).map(({ heading, text }) => ({ heading, html: renderMarkdown(text) })),
    steps: data.steps.map(stepOf),
    contract: { committeeHtml: renderMarkdown(contract.committee), disputedHtml: renderMarkdown(contract.disputed) },
    patientSafetyHtml: renderMarkdown(data.patientSafety),
    reversible: { answer: reversible.answer, wordsHtml: renderMarkdown(reversible.words) },
    effort: { size: effort.size, wordsHtml: renderMarkdown(effort.words) },
    systems: Object.entries(data.systems)
      .filter(([, words]) => !isNotKnown(words))
      .map(([name, words]) => ({ name, wordsHtml: renderMarkdown(words) })),
    effects: effectsShown(data.effects),
    questions: data.questions.map(({ question, answer }) => ({ question, answerHtml: renderMarkdown(answer) })),
  }
}

const stepOf = ({ id, title, words, who, letter, systems }: ActionFields['steps'][number]): Step => ({
  id,
  title,
  wordsHtml: words ? renderMarkdownLine(words) : null,
  who: who ?? null,
  letter: letter ?? null,
  systems: Object.entries(systems).map(([name, words]) => ({ name, wordsHtml: renderMarkdownLine(words) })),
})

/** Pages written when the form still asked for words on every system say so where they have none. */
const isNotKnown = (words: string) => /^not known\.?$/i.test(words.trim())

const partsOf = (body: string) =>
  body.split(/^## /m).flatMap((part) => {
    const [heading = '', ...lines] = part.split('\n')
    return heading.trim() ? [{ heading: heading.trim(), text: lines.join('\n') }] : []
  })
