import type { DisputeLinks, OfDispute } from '#app/features/disputes/links/dispute-links.server.ts'
import { Fold } from '#app/ui/fold.tsx'

/** What else in Concert belongs to a dispute: editions of its rounds, its ballots, the letters about its service. */
export function LinkLists({ links }: { links: DisputeLinks }) {
  const lists = [
    { name: 'Editions of the menu', rows: links.editions },
    { name: 'Ballots', rows: links.ballots },
    { name: 'Letters of practices', rows: links.letters },
  ].filter(({ rows }) => rows.length > 0)
  if (lists.length === 0) return null
  return (
    <Fold title="Of this dispute" beside={lists.map(({ name }) => name.toLowerCase()).join(', ')}>
      {lists.map(({ name, rows }) => (
        <div key={name}>
          <h3>{name}</h3>
          <ul>
            {rows.map(({ href, title }) => (
              <li key={href}>
                <a href={href}>{title}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Fold>
  )
}

/** The way back: disputes that something belongs to. */
export function OfDisputes({ disputes }: { disputes: Pick<OfDispute, 'slug' | 'title'>[] }) {
  if (disputes.length === 0) return null
  return (
    <p>
      Of the dispute{' '}
      {disputes.map(({ slug, title }, index) => (
        <span key={slug}>
          {index > 0 ? ' and ' : ''}
          <a href={`/disputes/${slug}`}>{title}</a>
        </span>
      ))}
      .
    </p>
  )
}

/** Which votes belong to which dispute; nothing where none does. */
export function BallotsOfDisputes({ disputes, ballots }: { disputes: OfDispute[]; ballots: { slug: string; title: string }[] }) {
  const withVotes = disputes
    .map(({ slug, title, ballots: own }) => ({ slug, title, votes: ballots.filter((one) => own.includes(one.slug)) }))
    .filter(({ votes }) => votes.length > 0)
  if (withVotes.length === 0) return null
  return (
    <Fold title="Their disputes" beside="the file of each">
      <p>
        What a vote is about stands in the <a href="/disputes">files of disputes</a>: demands, deadlines, what was answered.
      </p>
      {withVotes.map(({ slug, title, votes }) => (
        <p key={slug}>
          <a href={`/disputes/${slug}`}>{title}</a>:{' '}
          {votes.map((vote, index) => (
            <span key={vote.slug}>
              {index > 0 ? '; ' : ''}
              <a href={`#${vote.slug}`}>{vote.title}</a>
            </span>
          ))}
          .
        </p>
      ))}
    </Fold>
  )
}
