import { SectionHeading } from '#app/ui/headings.tsx'
import type { LegalRoute } from './legal-routes.server.ts'

/** Where a legal route is supported: how far that is known, what to bring, and whom to ask. */
export function LegalSide({ legal, here }: { legal: LegalRoute[]; here: string }) {
  if (legal.length === 0) return null
  return (
    <>
      <SectionHeading>Going to law</SectionHeading>
      {legal.map(({ dispute, title, carriedBy, said, lines }) => (
        <div key={dispute}>
          <p>
            Support in <a href={`/disputes/${dispute}/lines#schemes`}>{title}</a>: {said}
          </p>
          {lines.length > 0 ? (
            <ul className="small">
              {lines.map((line) => (
                <li key={line.name}>
                  {line.name}: {line.said}
                </li>
              ))}
            </ul>
          ) : null}
          <p className="small soft">
            Ask {carriedBy}, through your LMC, before anything is filed.{' '}
            <a href={`${here}/legal`}>What you need, and the pack for a solicitor</a>. None of it is legal advice.
          </p>
        </div>
      ))}
    </>
  )
}
