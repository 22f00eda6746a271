import type { Mark, MarkTally } from './mark-rules.ts'

export const MARK_WORDS: Record<Mark, string> = { for: 'For', against: 'Against', unsure: 'Unsure' }

/** The tally of an action in one line: "2 of 3 partners are for it; Dr Ito has not said yet." Null = nobody marked it. */
export function tallyInWords(tally: MarkTally | undefined): string {
  if (!tally) return 'Nobody has marked it.'
  const { of, waiting } = tally
  const are = (count: number) => (count === 1 ? 'is' : 'are')
  const most = tally.for > 0 || tally.against === 0 ? 'for' : 'against'
  const first = tally[most]
  const head =
    of === 1
      ? tally.for + tally.against > 0
        ? `The partner is ${most} it`
        : 'The partner is unsure'
      : first === 0
        ? `${tally.unsure} of ${of} partners ${are(tally.unsure)} unsure`
        : `${first} of ${of} partners ${are(first)} ${most} it`
  const rest = [
    most === 'for' && tally.for > 0 && tally.against > 0 ? `${tally.against} against` : '',
    first > 0 && tally.unsure > 0 ? `${tally.unsure} unsure` : '',
    waiting.length === 1 ? `${waiting[0]} has not said yet` : waiting.length > 1 ? `${waiting.length} have not said yet` : '',
  ]
  return `${[head, ...rest].filter(Boolean).join('; ')}.`
}
