import { SectionHeading } from '#app/ui/headings.tsx'
import type { LeftMember } from './group-queries.server.ts'

/** The practices of a group that the LMC has no more. `days`: so long they are named after they left. */
export function LeftMembers({ left, days }: { left: LeftMember[]; days: number }) {
  if (left.length === 0) return null
  return (
    <section aria-labelledby="left">
      <SectionHeading id="left" beside={`named for ${days} days, counted nowhere`}>
        Left
      </SectionHeading>
      <ul>
        {left.map(({ code, name, closed, lmcNow }) => (
          <li key={code}>
            {name} ({code}): {closed ? 'closed' : lmcNow ? `belongs to ${lmcNow}` : 'belongs to no LMC'}
          </li>
        ))}
      </ul>
    </section>
  )
}
