import { longDay } from '#app/platform/dates-in-words.ts'
import { InsetNote } from '#app/ui/messages.tsx'
import type { MoveTold } from './move-queries.server.ts'

/** "From 1 October 2024 your practice belongs to Wakefield LMC, no longer to Leeds LMC." */
export function moveInWords({ holdsFrom, from, to }: Pick<MoveTold, 'holdsFrom' | 'from' | 'to'>): string {
  const before = from === null ? 'Before, it belonged to no LMC.' : ''
  return `From ${longDay(holdsFrom)} your practice belongs to ${to ?? 'no LMC'}${from === null ? '.' : `, no longer to ${from}.`} ${before}`.trim()
}

/** Who sees its answers now. */
export function whoSeesNow({ from, to }: Pick<MoveTold, 'from' | 'to'>, sharesByName: boolean): string {
  if (to === null) return `No officer sees your answers${from === null ? '' : `, those of ${from} no longer either`}.`
  if (!sharesByName) return `Your answers stay without your name, to the officers of ${to} too.`
  return `You share by name: the officers of ${to} see your answers now${from === null ? '' : `, and those of ${from} no longer do`}.`
}

/** At the head of the practice's desk, until one of its people has seen it. `here`: the desk. */
export function MoveNote({ move, here }: { move: MoveTold; here: string }) {
  return (
    <InsetNote readFirst>
      {moveInWords(move)} <a href={`${here}/moved`}>What that changes</a>
    </InsetNote>
  )
}
