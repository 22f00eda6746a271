import { SectionHeading } from '#app/ui/headings.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { Move } from './moves-rules.ts'

type SinceMondayProps = { moves: Move[]; here: string }

/** Who began and who stopped since Monday, of the practices that share by name. */
export function SinceMonday({ moves, here }: SinceMondayProps) {
  const began = moves.filter((move) => move.began).length
  return (
    <section aria-labelledby="moves">
      <SectionHeading id="moves" beside={`${began} began, ${moves.length - began} stopped`}>
        Since Monday
      </SectionHeading>
      {moves.length === 0 ? (
        <p className="soft">Nobody that shares by name has begun or stopped an action this week.</p>
      ) : (
        <MoveList moves={moves} here={here} />
      )}
    </section>
  )
}

function MoveList({ moves, here }: SinceMondayProps) {
  return (
    <ul className="plain-list">
      {moves.slice(0, 8).map(({ code, name, shortTitle, began, extent }) => (
        <li key={`${code} ${shortTitle}`}>
          <Tag kind={began ? (extent === 'partial' ? 'in-part' : 'taking') : 'stopped'}>{began ? 'Began' : 'Stopped'}</Tag>{' '}
          <a href={`${here}/practices/${code}`}>{name}</a>: {shortTitle}
          {began && extent === 'partial' ? ', in part' : null}
        </li>
      ))}
      {moves.length > 8 ? <li className="soft">and {moves.length - 8} more</li> : null}
    </ul>
  )
}
