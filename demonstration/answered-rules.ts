import type { Answers } from '#app/features/adoption/statements/adoption-rules.ts'
import type { Ask, AskAnswer } from '#app/features/menu/actions/ask-rules.ts'
import type { Chance } from './chance-rules.ts'

/** The share of practices taking an action that answer any of its questions, and the share of these that answer each one. */
const ANSWER_AT_ALL = 0.55
const ANSWER_EACH = 0.8

/** Numbers as practices give them, by the question's key: the usual one, how often it is given, and how far the others spread. */
const NUMBERS: Record<string, { usual: number; often: number; spread: number }> = {
  limit: { usual: 25, often: 0.55, spread: 6 },
  services: { usual: 2, often: 0.3, spread: 2 },
  agreements: { usual: 3, often: 0.2, spread: 4 },
  reviewed: { usual: 6, often: 0.1, spread: 8 },
}
const WORDS: Record<string, readonly string[]> = {
  product: ['ScriptSwitch', 'ScriptSwitch', 'ScriptSwitch', 'The one the ICB pays for', 'Two products, both from the ICB'],
}

/** The answers of a practice that takes an action; null where it answers none. An unknown question in words stays empty. */
export function answered(asks: readonly Ask[], chance: Chance, willing: boolean): Answers | null {
  if (asks.length === 0) return null
  const answers: Answers = {}
  // The strength of an action is never left empty.
  for (const ask of asks) if (ask.required) answers[ask.key] = answerTo(ask, chance, willing)!
  const more = willing || chance.is(ANSWER_AT_ALL) ? asks.filter(({ required }) => !required) : []
  for (const ask of more) {
    const answer = chance.is(ANSWER_EACH) ? answerTo(ask, chance, willing) : undefined
    if (answer !== undefined) answers[ask.key] = answer
  }
  return Object.keys(answers).length > 0 ? answers : null
}

function answerTo(ask: Ask, chance: Chance, usually: boolean): AskAnswer | undefined {
  switch (ask.kind) {
    case 'number': {
      const { usual, often, spread } = NUMBERS[ask.key] ?? { usual: ask.least, often: 0, spread: (ask.most - ask.least) / 8 }
      const number = usually || chance.is(often) ? usual : Math.round(usual + spread * chance.normal())
      return Math.min(Math.max(number, ask.least), ask.most)
    }
    // The first answer is the most frequent.
    case 'one-of':
      return ask.options[Math.floor(ask.options.length * chance.unit() ** 1.6)]?.value
    case 'any-of': {
      const [first, ...others] = ask.options.filter((_, i) => chance.is(i === 0 ? 0.92 : 0.6)).map(({ value }) => value)
      return first === undefined ? undefined : [first, ...others]
    }
    case 'yes-no':
      return chance.is(0.7)
    case 'words': {
      const known = WORDS[ask.key]
      return known && chance.pick(known)
    }
  }
}
