import type { AnswerWithoutNote } from '#app/features/adoption/progress/progress-queries.server.ts'
import { asksOf } from '#app/features/menu/actions/action-asks-queries.server.ts'
import { type Ask, type AskAnswer, answerInWords } from '#app/features/menu/actions/ask-rules.ts'
import type { Offer } from '#app/features/menu/editions/menu-rules.ts'
import type { Db } from '#db/client.server.ts'

/** Answers to an action's own questions by the sharing practices that take it: each answer with how many gave it. */
export type AnswerCounts = {
  actionSlug: string
  title: string
  questions: { label: string; lines: { words: string; practices: number }[] }[]
}

/** Counts for the officers of an LMC over the current answers of its sharing practices. Numbers are added up, words left out. */
export function answerCounts(db: Db, answers: readonly AnswerWithoutNote[], offers: readonly Offer[]): AnswerCounts[] {
  return offers.flatMap(({ actionSlug, title, guidanceHash }) => {
    const asks = asksOf(db, guidanceHash)
    if (asks.length === 0) return []
    const taking = answers.filter((answer) => answer.actionSlug === actionSlug && answer.state === 'taking')
    const given = taking.flatMap(({ answers }) => (answers ? [answers] : []))
    const questions = asks.flatMap((ask) => {
      const lines = linesOf(
        ask,
        given.flatMap((one) => one[ask.key] ?? []),
      )
      return lines.length > 0 ? [{ label: ask.label, lines }] : []
    })
    return questions.length > 0 ? [{ actionSlug, title, questions }] : []
  })
}

function linesOf(ask: Ask, answers: AskAnswer[]): AnswerCounts['questions'][number]['lines'] {
  if (answers.length === 0 || ask.kind === 'words') return []
  if (ask.kind === 'number') {
    const numbers = (answers as number[]).toSorted((a, b) => a - b)
    const sum = numbers.reduce((total, one) => total + one, 0)
    const [least, most] = [numbers[0]!, numbers.at(-1)!]
    const words = `${sum} in all, ${least === most ? `each ${least}` : `from ${least} to ${most} each`}`
    return [{ words: ask.unit ? `${words} (${ask.unit})` : words, practices: numbers.length }]
  }
  const counts = new Map<string, number>()
  for (const one of answers.flat()) {
    const words = answerInWords(ask, one)
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  return [...counts].map(([words, practices]) => ({ words, practices }))
}
