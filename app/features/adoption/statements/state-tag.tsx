import { Tag, type TagKind, TagShape } from '#app/ui/tag.tsx'
import type { Entry, Extent, State } from './adoption-rules.ts'
import { type ShownState, stateInParts, stateInWords, statementInWords } from './state-words.ts'

const KINDS: Record<State, TagKind> = {
  taking: 'taking',
  planned: 'planned',
  considering: 'considering',
  stopped: 'stopped',
  'not-planning': 'not-planning',
  'not-applicable': 'not-applicable',
}

/** The tag of a state. */
export const kindOf = ({ state, extent, goesOn }: { state: State; extent: Extent | null; goesOn?: boolean }): TagKind =>
  goesOn ? 'goes-on' : state === 'taking' && extent === 'partial' ? 'in-part' : KINDS[state]

/** A practice's state for an action, by word and shape. Null = not decided. */
export function StateTag({ current }: { current: (ShownState & { due?: boolean }) | null }) {
  if (!current) return <Tag kind="not-decided" />
  if (current.due) return <Tag kind="due">Due: {stateInWords(current).replace(/^P/, 'was p')}</Tag>
  return <Tag kind={kindOf(current)}>{stateInWords(current)}</Tag>
}

/** The same in a column: the state as a tag, its day under it. */
export function StateAndDay({ current }: { current: (ShownState & { due?: boolean }) | null }) {
  if (!current) return <Tag kind="not-decided" />
  const { word, day } = stateInParts(current)
  return (
    <span className="state-and-day">
      <Tag kind={current.due ? 'due' : kindOf(current)}>{current.due ? 'Due' : word}</Tag>{' '}
      <span className="soft">{current.due ? `planned ${day}` : day}</span>
    </span>
  )
}

/** The same as a shape alone, for tables with a column for each action. */
export function StateShape({ current }: { current: (ShownState & { due?: boolean }) | null }) {
  if (!current) return <TagShape kind="not-decided" />
  return <TagShape kind={current.due ? 'due' : kindOf(current)} words={stateInWords(current)} />
}

const LEGEND: TagKind[] = [
  'taking',
  'in-part',
  'planned',
  'due',
  'considering',
  'stopped',
  'not-planning',
  'not-applicable',
  'not-decided',
]

/** What each shape means, under a table of shapes. */
export function StateLegend() {
  return (
    <ul className="state-legend" aria-label="Shapes">
      {LEGEND.map((kind) => (
        <li key={kind}>
          <Tag kind={kind} />
        </li>
      ))}
    </ul>
  )
}

/** The state of one entry, by word and shape, without its day. Null = a void correction. */
export function EntryTag({ entry }: { entry: Pick<Entry, 'state' | 'extent' | 'plannedFor'> }) {
  const { state, ...rest } = entry
  if (!state) return <Tag kind="plain">Taken back</Tag>
  return <Tag kind={kindOf({ ...rest, state })}>{statementInWords({ ...rest, state })}</Tag>
}
