import type { DisputeShown } from './dispute-queries.server.ts'

/** The pages of a file, by the end of their address. */
export type DisputePart = '' | '/measured' | '/happened' | '/lines'

type Rows = Pick<
  DisputeShown,
  | 'facts'
  | 'positions'
  | 'phases'
  | 'corrections'
  | 'demands'
  | 'events'
  | 'motions'
  | 'documents'
  | 'findings'
  | 'waves'
  | 'questions'
  | 'claims'
  | 'schemes'
  | 'legal'
  | 'logged'
  | 'ladder'
  | 'lines'
>
const READ: Record<DisputePart, readonly (keyof Rows)[]> = {
  '': ['positions', 'phases', 'corrections', 'demands', 'events'],
  '/measured': ['waves', 'questions', 'claims', 'lines'],
  '/happened': ['events', 'motions', 'documents', 'findings', 'facts', 'demands'],
  '/lines': ['ladder', 'schemes', 'legal', 'logged', 'positions', 'lines'],
}
const NONE: Rows = {
  ...{ facts: [], positions: [], phases: [], corrections: [], demands: [], events: [], motions: [], documents: [], findings: [] },
  ...{ waves: [], questions: [], claims: [], schemes: [], legal: [], logged: [], ladder: [], lines: [] },
}
/** Events that the first page shows. */
const LATEST = 5

const cut = new WeakMap<DisputeShown, Map<DisputePart, DisputeShown>>()

/** A file with the rows that one of its pages shows, and no other: what a loader returns is written and read again for every request. */
export function disputeForPage(dispute: DisputeShown, part: DisputePart): DisputeShown {
  const before = cut.get(dispute) ?? new Map<DisputePart, DisputeShown>()
  cut.set(dispute, before)
  const known = before.get(part)
  if (known) return known
  const rows = Object.fromEntries(READ[part].map((name) => [name, dispute[name]]))
  const first = {
    events: dispute.events.slice(-LATEST),
    lines: dispute.lines.map((line) => ({ ...line, states: [] })),
  }
  const shown: DisputeShown = { ...dispute, ...NONE, ...rows, ...(part === '' && first), sources: {} }
  const named = new Set(
    JSON.stringify(shown)
      .match(/(?<="sources":\[)[^\]]*(?=\])/g)
      ?.flatMap((keys) => JSON.parse(`[${keys}]`)),
  )
  const sources = Object.fromEntries(Object.entries(dispute.sources).filter(([key]) => named.has(key)))
  const page = { ...shown, sources }
  before.set(part, page)
  return page
}
