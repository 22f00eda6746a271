import { longDay } from '#app/platform/dates-in-words.ts'
import { choiceWords, type Filled, fieldOf, type Register } from './register-kinds.ts'

/** Fields of a line in words: "Notice given on 5 November 2024". */
export const inWords = (register: Register, filled: Filled): string[] =>
  Object.entries(filled).map(([key, value]) => {
    const { label, kind } = fieldOf(register, key)
    if (kind === 'day') return `${label} ${longDay(value)}`
    return `${label}: ${kind === 'choice' ? choiceWords(register, key, filled) : value}`
  })
