import type { Answers, Entry, Obstacle, State } from '#app/features/adoption/statements/adoption-rules.ts'
import { type Openness, sameObstacle } from '#app/features/adoption/statements/refusal-rules.ts'
import type { Instant } from '#app/platform/time.ts'

/** What can change about an action without a new state: answers to its questions, an obstacle, a note of the practice. */
export type ProgressWords = Obstacle & { answers: Answers | null; note: string | null }

/**
 * One report of progress on an action. It has no day and no state, and repeats all its words: anything it leaves out no longer
 * holds. `saidAt` is when it was first recorded; a correction keeps the time of what it corrects. `void`: it should never have
 * existed.
 */
export type Progress = ProgressWords & {
  id: string
  practiceCode: string
  actionSlug: string
  saidAt: Instant
  correctsId: string | null
  void: boolean
  recordedAt: Instant
  recordedBy: string
  editionSlug: string | null
  guidanceHash: string | null
}

/**
 * The newest valid progress of one practice and action, as known before an instant; undefined = none. Ordered by when it was
 * first recorded. Corrected and withdrawn items do not count.
 */
export function latestProgress<P extends Progress>(
  all: readonly P[],
  { knownBefore, since = 0 }: { knownBefore: Instant; since?: Instant },
): P | undefined {
  const known = all.filter((one) => one.recordedAt < knownBefore)
  const corrected = new Set(known.map(({ correctsId }) => correctsId))
  return known
    .filter((one) => !one.void && !corrected.has(one.id) && one.saidAt >= since)
    .sort((a, b) => a.saidAt - b.saidAt || a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : 1))
    .at(-1)
}

/**
 * When an entry was first recorded: a correction counts from the time of the entry it finally corrects. `byId`: the entries of
 * its practice and action.
 */
export function firstSaidAt(
  entry: Pick<Entry, 'correctsId' | 'recordedAt'>,
  byId: ReadonlyMap<string, Pick<Entry, 'correctsId' | 'recordedAt'>>,
): Instant {
  const before = entry.correctsId === null ? undefined : byId.get(entry.correctsId)
  return before ? firstSaidAt(before, byId) : entry.recordedAt
}

/** Why progress is not recorded, with the words for each. */
export const PROGRESS_REFUSALS = {
  'practice-unknown': 'The register has no such practice.',
  'practice-closed': 'The practice is closed, so its record can only be corrected.',
  'action-unknown': 'This action is on no published menu.',
  'not-decided': 'Nothing is decided about this action yet. Record an answer first.',
  'says-nothing': 'There is nothing new here. Change an answer, say what is in the way, or write a note.',
  'answers-amiss': 'One of your answers no longer fits this action’s questions. Open the page again and answer them again.',
  'entry-unknown': 'The record has no such update.',
  'already-corrected': 'This has been corrected before. Correct the correction instead.',
  'nothing-changed': 'The correction says the same as the record. Change something, or leave it as it is.',
  'too-late-to-undo': 'This was recorded more than an hour ago. Correct it instead.',
  'changed-meanwhile':
    'A colleague recorded something about this action since you opened this page. It is shown above, and your words are kept below. Save again to record yours after it.',
} as const
export type ProgressRefusal = keyof typeof PROGRESS_REFUSALS

/**
 * Why progress is refused; undefined = it is recorded. `latest`: the words that hold now. A note is always new; the other words
 * only where they differ.
 */
export function progressRefusal(
  words: ProgressWords,
  {
    openness,
    offered,
    current,
    latest,
  }: { openness: Openness | undefined; offered: boolean; current: State | undefined; latest: ProgressWords },
): ProgressRefusal | undefined {
  if (!openness) return 'practice-unknown'
  if (!openness.open) return 'practice-closed'
  if (!offered) return 'action-unknown'
  if (!current) return 'not-decided'
  return words.note === null && areSameWords({ ...words, note: latest.note }, latest) ? 'says-nothing' : undefined
}

/** True where two sets of words are identical, so that a form sent twice adds nothing. */
export function areSameWords(one: ProgressWords, two: ProgressWords): boolean {
  return (
    one.note === two.note &&
    sameObstacle(one, two) &&
    JSON.stringify(Object.entries(one.answers ?? {}).sort()) === JSON.stringify(Object.entries(two.answers ?? {}).sort())
  )
}

export const saysNothing = ({ answers, obstacleKind, obstacle, note }: ProgressWords): boolean =>
  answers === null && obstacleKind === null && obstacle === null && note === null
