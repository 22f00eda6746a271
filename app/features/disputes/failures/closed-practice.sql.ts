/**
 * SQL for the instant from which a practice is closed, as far as is known now: the day, or its recording where that came later; null
 * while it is open. `code`: the column that names the practice.
 */
export const CLOSED_SINCE = (
  code: string,
) => `(select case s.status when 'closed' then max(s.recorded_at, unixepoch(s.holds_from) * 1000) end
  from practice_statuses s where s.practice_code = ${code} order by s.holds_from desc, s.recorded_at desc, s.id desc limit 1)`
