import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button } from '#app/ui/button.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { Table } from '#app/ui/table.tsx'
import type { ToldMove } from './boundary-move-queries.server.ts'
import { shareInWords } from './boundary-move-rules.ts'

/** "From 1 April 2025, 12 of your 84 practices, 15% of your patients, belong to Wakefield LMC." The day may be past or to come. */
export function moveInWords({ direction, other, holdsFrom, practices, of }: ToldMove): string {
  const moved = practices.length
  const patients = shareInWords(
    practices.reduce((sum, one) => sum + (one.patients ?? 0), 0),
    of.patients,
  )
  const day = longDay(holdsFrom)
  if (direction === 'out') {
    return `From ${day}, ${moved} of your ${of.practices} practices, ${patients} of your patients, ${moved === 1 ? 'belongs' : 'belong'} to ${other?.name ?? 'no LMC'}.`
  }
  return `From ${day}, ${moved} ${moved === 1 ? 'practice' : 'practices'} of ${other?.name ?? 'no LMC'} ${moved === 1 ? 'belongs' : 'belong'} to you: ${moved} of your ${of.practices} then, ${patients} of your patients.`
}

/** At the head of the LMC's desk: what an update of the register moved, until it is seen. `register`: the address of the LMC's register. */
export function MovesNote({ moves, register }: { moves: ToldMove[]; register: string }) {
  if (moves.length === 0) return null
  return (
    <InsetNote readFirst>
      {moves.slice(0, 3).map((move) => (
        <p key={move.key}>{moveInWords(move)}</p>
      ))}
      <a className="not-on-paper" href={`${register}#moved`}>
        Which practices
      </a>
    </InsetNote>
  )
}

/** On the page of the register: each move with its practices, and the button that ends telling it. */
export function MovesList({ moves }: { moves: ToldMove[] }) {
  return (
    <>
      {moves.map((move) => (
        <div key={move.key}>
          <p>
            <strong>{moveInWords(move)}</strong> The register was brought up to date on {longDay(dayOf(move.recordedAt))}.
          </p>
          <Fold title={`The ${move.practices.length} by name`}>
            <Table
              caption={moveInWords(move)}
              spokenCaption
              columns={[
                { key: 'practice', label: 'Practice' },
                { key: 'town', label: 'Town' },
                { key: 'patients', label: 'Patients', numeric: true },
              ]}
              rows={move.practices.map(({ code, name, town, patients }) => ({
                key: code,
                cells: [`${name} (${code})`, town ?? 'not stated', patients === null ? 'not known' : inFigures(patients)],
              }))}
            />
          </Fold>
        </div>
      ))}
      <form method="post">
        <input type="hidden" name="shown" value={[...new Set(moves.map(({ recordedAt }) => recordedAt))].join()} />
        <Button variant="quiet">We have seen this</Button>
        <p className="soft">Officers of your LMC then no longer see it. If one of them is not yours, say so on its own page.</p>
      </form>
    </>
  )
}
