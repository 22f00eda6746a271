import type { DecidedHow } from '#app/features/practice-desk/decisions/decision-form.ts'
import { DECIDER_WORDS } from '#app/features/practice-desk/decisions/decision-words.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { LinesAsked, YearCount } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'

const decided = prepared((db) =>
  db.$client.prepare(`
    select decision_id || ' ' || action_slug as id, action_slug as action, decided_by as decidedBy, decided_on as decidedOn,
      recorded_at as recordedAt, recorded_by as recordedBy
    from decisions
    where practice_code = @practiceCode and decided_on >= @from and decided_on <= @until
      and (@action is null or action_slug = @action)`),
)
const years = prepared((db) =>
  db.$client.prepare(`
    select substr(decided_on, 1, 4) as year, action_slug as action, count(*) as lines from decisions
    where practice_code = ? group by action_slug, substr(decided_on, 1, 4)`),
)

type Row = DecidedHow & { id: string; action: string; recordedAt: Instant; recordedBy: string }

/** Who decided on an action, on the day of the decision. */
export function decisionLines(db: Db, asked: LinesAsked): RecordedLine[] {
  return (decided(db).all(asked) as Row[]).map(({ decidedBy, decidedOn, ...row }) => ({
    ...row,
    holdsOn: decidedOn,
    says: `Decided by: ${DECIDER_WORDS[decidedBy]}`,
    more: [],
    instead: null,
    corrected: null,
  }))
}

export const decisionsByYear = (db: Db, practiceCode: string) => years(db).all(practiceCode) as YearCount[]
