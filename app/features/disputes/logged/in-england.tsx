import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { SectionHeading } from '#app/ui/headings.tsx'
import type { LoggedInEngland } from './logged-in-england.server.ts'

const practices = (count: number | null) => (count === null ? 'too few for a number' : `${inFigures(count)} practices`)

/** Beside a practice's own log: how many practices of England logged and claimed, as published. */
export function InEngland({ england }: { england: LoggedInEngland[] }) {
  if (england.length === 0) return null
  return (
    <>
      <SectionHeading>In England</SectionHeading>
      {england.map(({ dispute, title, weekEnd, failures, claims }) => (
        <p key={dispute}>
          <a href={`/disputes/${dispute}/lines#logged`}>{title}</a>: failures logged by {practices(failures)}, claims sent by{' '}
          {practices(claims)}. <span className="small soft">As at {longDay(weekEnd)}, not checked.</span>
        </p>
      ))}
    </>
  )
}
