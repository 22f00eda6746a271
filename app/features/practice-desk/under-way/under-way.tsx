import { daysLeft, longDay, weekdayShort } from '#app/platform/dates-in-words.ts'
import { SectionHeading } from '#app/ui/headings.tsx'
import type { UnderWay } from './under-way-queries.server.ts'

/** At the head of the desk's side: the next days with how far they are, and the letters that wait for something. */
export function UnderWayList({
  here,
  underWay: { today, days, letters, moreLetters },
}: {
  here: string
  underWay: Omit<UnderWay, 'marks'>
}) {
  return (
    <>
      {days.length > 0 ? (
        <>
          <SectionHeading beside={<a href={`${here}/calendar`}>As a calendar</a>}>Days to come</SectionHeading>
          <ul className="plain-list">
            {days.map(({ day, named, href, kind }) => (
              <li key={`${kind} ${day} ${named}`}>
                <b>{weekdayShort(day)}</b> <span className="soft">{daysLeft(day, today)}</span> <a href={href}>{named}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {letters.length > 0 ? (
        <>
          <SectionHeading beside={<a href={`${here}/letters`}>All letters</a>}>Letters under way</SectionHeading>
          <ul className="plain-list">
            {letters.map(({ href, title, about, step, due }) => (
              <li key={href}>
                <a href={href}>{about ? `${title}: ${about}` : title}</a>
                <br />
                <span className="small soft">
                  {step}
                  {due ? `, ${longDay(due)} (${daysLeft(due, today)})` : null}
                </span>
              </li>
            ))}
          </ul>
          {moreLetters > 0 ? <p className="small soft">and {moreLetters} more</p> : null}
        </>
      ) : null}
    </>
  )
}
