import { SectionHeading } from '#app/ui/headings.tsx'
import type { BallotLine } from './ballot-line-queries.server.ts'

/** The status of the vote beside a desk's own figures, each in a line that leads to the vote. */
export function BallotLines({ lines }: { lines: BallotLine[] }) {
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="vote">
      <SectionHeading id="vote" beside={<a href="/timeline">timeline</a>}>
        The vote
      </SectionHeading>
      {lines.map(({ slug, title, words }) => (
        <p key={slug}>
          <a href={`/ballots#${slug}`}>{title}</a>: {words}.
        </p>
      ))}
    </section>
  )
}
