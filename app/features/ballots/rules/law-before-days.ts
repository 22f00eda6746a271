import { type BallotKind, kindWords, noLaw } from './ballot-rules.ts'

/** What is known of the law for a vote that is announced without days. `kind`: null = not decided. */
export function lawBeforeDays(kind: BallotKind | null): string {
  if (kind === null) return 'not known: it depends on the kind, and on the day it opens'
  return kind === 'statutory' ? `${kindWords.statutory}: the law of the day on which it opens` : noLaw(kind)
}
