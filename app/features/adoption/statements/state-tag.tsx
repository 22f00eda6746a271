import { Tag, type TagKind } from '#app/ui/tag.tsx'
import type { CurrentState, State } from './adoption-rules.ts'
import { stateInWords } from './state-words.ts'

const KINDS: Record<State, TagKind> = {
  taking: 'taking',
  planned: 'planned',
  considering: 'considering',
  stopped: 'stopped',
  'not-planning': 'not-planning',
  'not-applicable': 'not-applicable',
}

/** How a practice stands to an action, by word and shape. Null = not decided. */
export function StateTag({ said }: { said: (Omit<CurrentState, 'entryId'> & { due?: boolean }) | null }) {
  if (!said) return <Tag kind="not-decided" />
  if (said.due) return <Tag kind="due">Due: {stateInWords(said).toLowerCase().replace('planned', 'was planned')}</Tag>
  return (
    <Tag kind={said.state === 'taking' && said.extent === 'partial' ? 'in-part' : KINDS[said.state]}>{stateInWords(said)}</Tag>
  )
}
