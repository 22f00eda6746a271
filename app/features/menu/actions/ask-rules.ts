/**
 * A question that an action asks of a practice that takes it, defined on the action's page. One may be left empty unless it is
 * `required`: an action that circulates at several strengths asks for the one that was decided.
 * `number`: whole, `least` to `most`. `one-of`, `any-of`: values of `options`. `words`: at most `most` characters.
 */
export type Ask = { key: string; label: string; hint?: string; required?: boolean } & (
  | { kind: 'number'; least: number; most: number; unit?: string }
  | { kind: 'one-of' | 'any-of'; options: { value: string; label: string }[] }
  | { kind: 'yes-no' }
  | { kind: 'words'; most: number }
)
export type AskAnswer = string | number | boolean | string[]

/** Why an answer does not fit its question, and what to do; null = it fits. */
export function answerRefusal(ask: Ask, answer: AskAnswer): string | null {
  switch (ask.kind) {
    case 'number':
      return Number.isInteger(answer) && (answer as number) >= ask.least && (answer as number) <= ask.most
        ? null
        : `Enter a whole number from ${ask.least} to ${ask.most}, or leave it empty.`
    case 'one-of':
      return ask.options.some(({ value }) => value === answer) ? null : 'Choose one of the answers, or none.'
    case 'any-of':
      return Array.isArray(answer) && answer.length > 0 && answer.every((one) => ask.options.some(({ value }) => value === one))
        ? null
        : 'Choose among the answers, or none.'
    case 'yes-no':
      return typeof answer === 'boolean' ? null : 'Choose yes or no, or neither.'
    case 'words':
      return typeof answer === 'string' && answer.length > 0 && answer.length <= ask.most
        ? null
        : `Shorten the text to ${ask.most} characters, or leave it empty.`
  }
}

/** True where every answer belongs to a question of the action and fits it. No answers always fit. */
export function answersFit(asks: readonly Ask[], answers: Record<string, AskAnswer> | null | undefined): boolean {
  return Object.entries(answers ?? {}).every(([key, answer]) => {
    const ask = asks.find((one) => one.key === key)
    return ask !== undefined && answerRefusal(ask, answer) === null
  })
}

/** An answer as a person would say it: "Removed", "25 contacts a day", "Partners, locums". */
export function answerInWords(ask: Ask, answer: AskAnswer): string {
  if (ask.kind === 'yes-no') return answer === true ? 'Yes' : 'No'
  if (ask.kind === 'number') return ask.unit ? `${answer} ${ask.unit}` : String(answer)
  if (ask.kind === 'words') return String(answer)
  return [answer]
    .flat()
    .map((one) => ask.options.find(({ value }) => value === one)?.label ?? String(one))
    .join(', ')
}

/** Questions with their answers, in the order of the questions. Answers to questions no longer asked are left out. */
export function answersInWords(
  asks: readonly Ask[],
  answers: Record<string, AskAnswer> | null,
): { label: string; words: string }[] {
  return asks.flatMap((ask) => {
    const answer = answers?.[ask.key]
    return answer === undefined ? [] : [{ label: ask.label, words: answerInWords(ask, answer) }]
  })
}
