import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { SectionHeading } from '#app/ui/headings.tsx'
import { penceAnHour, pounds, rateOn } from './failure-rules.ts'
import { MINUTE_ROLES, MINUTES_OF } from './failure-words.ts'
import type { StaffPay } from './staff-pay.server.ts'

/** The rates with which lost time is priced today, each with its day and source. */
export function PaySide({ pay: { rates, basis, hoursAWeek }, today }: { pay: StaffPay; today: Day }) {
  return (
    <>
      <SectionHeading>What an hour counts</SectionHeading>
      <ul className="plain-list">
        {MINUTE_ROLES.map((role) => {
          const rate = rateOn(rates, role, today)
          return (
            <li key={role}>
              {MINUTES_OF[role]}:{' '}
              {rate ? (
                <>
                  <strong>{pounds(Math.round(penceAnHour(rate.yearly, hoursAWeek)))}</strong>{' '}
                  <span className="small soft">
                    £{inFigures(rate.yearly)} a year, {rate.grade}, from {longDay(rate.from)}.{' '}
                    <a href={rate.source.url}>{rate.source.title}</a>
                  </span>
                </>
              ) : (
                'no rate is known yet'
              )}
            </li>
          )
        })}
      </ul>
      <p className="small soft">
        {basis}. A year is {hoursAWeek} hours a week. A failure is priced by the rates of the day it was noticed. An appointment
        lost is counted, not priced.
      </p>
    </>
  )
}
