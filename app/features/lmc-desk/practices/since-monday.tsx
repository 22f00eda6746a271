import { shortDay } from '#app/platform/dates-in-words.ts'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { Move } from './moves-rules.ts'

const counted = (many: number, what: string) => `${many} ${many === 1 ? what : `${what}s`}`

type SinceMondayProps = { moves: Move[]; here: string }

/** What stands in the section of starts and stops recorded since Monday by practices that share by name, each with the day it holds from. */
export function SinceMonday({ moves, here }: SinceMondayProps) {
  const began = moves.filter((move) => move.began).length
  return (
    <>
      <SectionHeading id="moves" beside={`${counted(began, 'start')}, ${counted(moves.length - began, 'stop')}`}>
        Recorded since Monday
      </SectionHeading>
      {moves.length === 0 ? (
        <p className="soft">Nobody that shares by name has recorded this week that it began or stopped an action.</p>
      ) : (
        <MoveList moves={moves} here={here} />
      )}
    </>
  )
}

function MoveList({ moves, here }: SinceMondayProps) {
  return (
    <ul className="plain-list">
      {moves.slice(0, 8).map(({ code, name, shortTitle, began, extent, on }) => (
        <li key={`${code} ${shortTitle}`}>
          <Tag kind={began ? (extent === 'partial' ? 'in-part' : 'taking') : 'stopped'}>{began ? 'Began' : 'Stopped'}</Tag>{' '}
          <a href={`${here}/practices/${code}`}>{name}</a>: {shortTitle}
          {began && extent === 'partial' ? ', in part' : null}, <span className="soft">from {shortDay(on)}</span>
        </li>
      ))}
      {moves.length > 8 ? <li className="soft">and {moves.length - 8} more</li> : null}
    </ul>
  )
}
