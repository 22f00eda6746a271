/**
 * SQL: whether a return stands, as known before an instant: it was not taken back before it. The one definition for every reader of
 * `weekly_returns`; `isReporter` is the same in TypeScript. `alias`: of the row; `knownBefore`: a parameter, or nothing for "as known
 * now".
 */
export const returnStands = (alias: string, knownBefore?: string) => `not exists (
  select 1 from returns_taken_back b where b.practice_code = ${alias}.practice_code and b.week = ${alias}.week
    and b.returned_at = ${alias}.recorded_at${knownBefore ? ` and b.recorded_at < ${knownBefore}` : ''})`
