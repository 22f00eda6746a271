/** Days a call that is over stays on the list of its LMC. */
export const DAYS_SHOWN_AFTER = 28

/**
 * SQL: whether the list of an LMC's calls shows the call `c` at an instant. The list reads it, and so does the log of who looked,
 * for an instant of the past. `at`: a parameter or column.
 */
export const callShownAt = (at: string) =>
  `c.asked_at <= ${at} and coalesce(c.withdrawn_at, ${at} + 1) > ${at}
   and coalesce(c.done_at, ${at}) > ${at} - ${DAYS_SHOWN_AFTER * 86_400_000}`
