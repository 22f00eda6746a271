import { moment } from '#app/platform/dates-in-words.ts'
import type { ReturnSettings } from './reminder-queries.server.ts'
import { WEEKDAYS } from './reminder-rules.ts'

/** Who makes the return and when they are reminded, as it stands now. */
export function ReminderWords({ settings: { nominated, deputy, receiver, when, nextAt } }: { settings: ReturnSettings }) {
  if (!when || nextAt === null)
    return (
      <p>{nominated ? `${nominated.name} makes the return.` : 'Nobody in particular makes the return.'} No mail reminds you.</p>
    )
  const weekly = `every ${WEEKDAYS[when.weekday - 1]} at ${when.time}`
  if (!receiver) return <p>A mail is set for {weekly}, and nobody is left to get it: choose who.</p>
  const standsIn = nominated ? '' : ', the deputy, because who made the return has left'
  return (
    <p>
      {receiver.name}
      {standsIn} is reminded {weekly}, next on {moment(nextAt)}.{nominated && deputy ? ` Deputy: ${deputy.name}.` : ''}
    </p>
  )
}
