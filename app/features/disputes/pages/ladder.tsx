import type { Cell, DisputeOn } from '#app/features/disputes/file/dispute-rules.ts'
import { ROUTE_STATES, RUNGS, type Rung } from '#app/features/disputes/file/dispute-words.ts'
import { whenWords } from '#app/features/disputes/file/when-rules.ts'
import { Fold } from '#app/ui/fold.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { TableRegion } from '#app/ui/table.tsx'
import { SourcesOf, WhenOf } from './sources-of.tsx'

const RUNG_KEYS = Object.keys(RUNGS) as Rung[]

/** How far each service line has gone: a row a line, a column a rung; what each cell rests on below. */
export function Ladder({ dispute: { ladder } }: { dispute: DisputeOn }) {
  const known = ladder.flatMap(({ key, name, cells }) =>
    RUNG_KEYS.flatMap((rung) => (cells[rung].when ? [{ key, name, rung, cell: cells[rung] }] : [])),
  )
  if (known.length === 0) return null
  const used = known.filter(({ cell }) => cell.state === 'used').length
  return (
    <section aria-labelledby="ladder">
      <SectionHeading
        id="ladder"
        beside={`of ${ladder.length * RUNG_KEYS.length} rungs ${used} used, ${ladder.length * RUNG_KEYS.length - known.length} not known; a rung may be left out`}
      >
        How far each line has gone
      </SectionHeading>
      <TableRegion label="Routes of escalation by service line">
        <table className="ladder">
          <caption className="spoken">Routes of escalation by service line</caption>
          <thead>
            <tr>
              <th scope="col">Service line</th>
              {RUNG_KEYS.map((rung) => (
                <th key={rung} scope="col">
                  {RUNGS[rung]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ladder.map(({ key, name, cells }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {RUNG_KEYS.map((rung) => (
                  <td key={rung} data-rung={RUNGS[rung]}>
                    <RungCell cell={cells[rung]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
      <Fold title="What each rung rests on" level={3} beside={`${known.length}`}>
        <ul className="row-list two">
          {known.map(({ key, name, rung, cell }) => (
            <li key={`${key} ${rung}`}>
              <b>
                {name}, {RUNGS[rung]}: {ROUTE_STATES[cell.state]}.
              </b>{' '}
              <WhenOf when={cell.when!} /> {cell.words} <SourcesOf sources={cell.sources} />
            </li>
          ))}
        </ul>
      </Fold>
    </section>
  )
}

function RungCell({ cell: { state, when } }: { cell: Cell }) {
  return (
    <span className={`rung ${state}`}>
      {ROUTE_STATES[state]}
      {when && state !== 'no' ? <small>{whenWords(when)}</small> : null}
    </span>
  )
}
