import type { Answers, Extent, ObstacleKind, State } from '#app/features/adoption/statements/adoption-rules.ts'
import { type Day, endOfDay, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { answersQuery } from './progress.sql.ts'

export type AnswerAsAt = {
  practiceCode: string
  actionSlug: string
  state: State
  extent: Extent | null
  obstacleKind: ObstacleKind | null
  answers: Answers | null
}

/**
 * The answers of some practices about some actions as at the end of a day, as known before an instant: the entry in force, with the
 * words of newer progress where there is any. Unordered; pairs not decided are left out. The caller checks who is counted.
 */
export function answersAsAt(
  db: Db,
  asked: { asAt: Day; knownBefore: Instant; actions: readonly string[]; practices: Iterable<string> },
): AnswerAsAt[] {
  const { asAt, knownBefore } = asked
  const [actions, practices] = [asked.actions.toSorted(), [...asked.practices].sort()].map((list) => JSON.stringify(list))
  return answersQuery(db)
    .all({ asAt, knownBefore, saidBefore: endOfDay(asAt), actions, practices })
    .map(([practiceCode, actionSlug, state, extent, obstacleKind, answers]) => ({
      practiceCode,
      actionSlug,
      state,
      extent,
      obstacleKind,
      answers: answers === null ? null : (JSON.parse(answers) as Answers),
    }))
}
