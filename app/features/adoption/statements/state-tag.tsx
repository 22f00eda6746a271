import { Tag, type TagKind } from '#app/ui/tag.tsx'
import type { CurrentState, Entry, Extent, State } from './adoption-rules.ts'
import { saidInWords, stateInWords } from './state-words.ts'

const KINDS: Record<State, TagKind> = {
  taking: 'taking',
  planned: 'planned',
  considering: 'considering',
  stopped: 'stopped',
  'not-planning': 'not-planning',
  'not-applicable': 'not-applicable',
}

const kindOf = ({ state, extent }: { state: State; extent: Extent | null }): TagKind =>
  state === 'taking' && extent === 'partial' ? 'in-part' : KINDS[state]

/** How a practice stands to an action, by word and shape. Null = not decided. */
export function StateTag({ said }: { said: (Omit<CurrentState, 'entryId'> & { due?: boolean }) | null }) {
  if (!said) return <Tag kind="not-decided" />
  if (said.due) return <Tag kind="due">Due: {stateInWords(said).replace(/^P/, 'was p')}</Tag>
  return <Tag kind={kindOf(said)}>{stateInWords(said)}</Tag>
}

/** What one entry says, by word and shape; its day stands beside it. Null = an entry that takes another back. */
export function EntryTag({ entry }: { entry: Pick<Entry, 'state' | 'extent' | 'plannedFor'> }) {
  const { state, ...rest } = entry
  if (!state) return <Tag kind="plain">Taken back</Tag>
  return <Tag kind={kindOf({ ...rest, state })}>{saidInWords({ ...rest, state })}</Tag>
}
