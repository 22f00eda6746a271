import { longDay, weekdayAndDay } from '#app/platform/dates-in-words.ts'
import { addDays } from '#app/platform/time.ts'
import type { ReturnPage } from './return-queries.server.ts'

/** The deadline of a return, and what a missed one costs. */
export function DeadlineWords({ page: { thisWeek, dueOn, reporting } }: { page: ReturnPage }) {
  const late = weekdayAndDay(addDays(dueOn, 7))
  return (
    <>
      {thisWeek.madeAt === null ? (
        <p>
          Due by midnight on <strong>{weekdayAndDay(dueOn)}</strong>; it can still be made late, until {late}.
        </p>
      ) : null}
      <p className="soft">
        {reporting.from === null
          ? 'You have made no return yet, so you count as silent: no figure holds your answers.'
          : reporting.silent
            ? `You count as silent since ${longDay(reporting.from)}: no figure holds your answers until your next return.`
            : `A practice counts as silent after 28 days without a return, and no figure holds its answers then. Without another return that would be on ${longDay(reporting.from)} for you.`}
      </p>
    </>
  )
}
