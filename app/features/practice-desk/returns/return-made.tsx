import { moment, weekdayAndDay } from '#app/platform/dates-in-words.ts'
import { Button } from '#app/ui/button.tsx'
import type { ReturnPage } from './return-queries.server.ts'

/** How this week's return was made, and the way to take it back where a trusted device made it. */
export function ReturnMade({ page: { made, thisWeek, dueOn } }: { page: ReturnPage }) {
  if (!made) return null
  if (!made.onTrustedDevice) return <p>Made {moment(made.recordedAt)}.</p>
  return (
    <>
      <p>
        Made {moment(made.recordedAt)} from the mail, on a device that {made.by ?? 'a former colleague'} trusts, without a
        password.
        {made.canTakeBack ? ` It can be taken back until midnight on ${weekdayAndDay(dueOn)}.` : ''}
      </p>
      {made.canTakeBack ? (
        <form method="post">
          <input type="hidden" name="week" value={thisWeek.week} />
          <input type="hidden" name="returned" value={made.recordedAt} />
          <Button name="do" value="take-back" variant="quiet">
            Take this return back
          </Button>
        </form>
      ) : null}
    </>
  )
}
