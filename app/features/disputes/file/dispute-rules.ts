import type { Day } from '#app/platform/time.ts'
import { type DemandStanding, demandsOn } from './demand-rules.ts'
import { type RouteState, RUNGS, type Rung } from './dispute-words.ts'
import type { DisputeContent } from './read-dispute.server.ts'
import { beginsOn, knownFrom, type When } from './when-rules.ts'
import { type Interval, wilson } from './wilson-rules.ts'

export type Dated = { when: When }
type Line = DisputeContent['lines'][number]
type Question = DisputeContent['surveys']['questions'][number]
type Route = DisputeContent['routes']['routes'][number]
type Wave = DisputeContent['surveys']['waves'][number]

export type LineOn = Line & { state: Line['states'][number] | null }
/** A share with what is drawn of it. `counted`: the n that was worked out from share and sample. */
export type ResultOn = Question['results'][number] & { interval: Interval | null; counted: number | null; name: string }
export type QuestionOn = Omit<Question, 'results'> & { results: ResultOn[]; lineName: string }
/** `rule`: null before it came. */
export type SchemeOn = Omit<DisputeContent['routes']['schemes'][number], 'rule' | 'ruleFrom'> & { rule: string | null }
export type Cell = { state: RouteState; words: string | null; when: When | null; sources: string[]; recorded?: Day }
export type LadderRow = { key: string; name: string; cells: Record<Rung, Cell> }

/** A dispute as it stood on a day. Sources are keys into `sources`. */
export type DisputeOn = Omit<DisputeContent, 'lines' | 'demands' | 'events' | 'surveys' | 'routes' | 'sources'> & {
  day: Day
  /** The day as known on which it stands; null: as known now. */
  known: Day | null
  lines: LineOn[]
  demands: DemandStanding[]
  ladder: LadderRow[]
  waves: Wave[]
  questions: QuestionOn[]
  claims: DisputeContent['surveys']['claims']
  schemes: SchemeOn[]
  legal: DisputeContent['routes']['legal']
  logged: DisputeContent['routes']['logged']
  sources: DisputeContent['sources']['sources']
} & DisputeContent['events']

/** Rows known by a day, in the order of the first day each can mean. */
function rowsOn<T extends Dated>(rows: readonly T[], day: Day): T[] {
  return rows
    .filter(({ when }) => knownFrom(when) <= day)
    .sort(
      (one, other) =>
        beginsOn(one.when).localeCompare(beginsOn(other.when)) || knownFrom(one.when).localeCompare(knownFrom(other.when)),
    )
}

/** The dispute as it stood on a day; undefined before it began. `content` holds what was known on the day `known`. */
export function disputeOn(content: DisputeContent, day: Day, known: Day | null = null): DisputeOn | undefined {
  if (knownFrom(content.opened.when) > day) return undefined
  const { surveys, routes, events, demands, sources, ...head } = content
  const ended = head.ended && knownFrom(head.ended.when) <= day ? head.ended : null
  const shown = {
    ...head,
    day,
    known,
    ended,
    facts: rowsOn(head.facts, day),
    lines: head.lines.flatMap((line) => {
      const states = rowsOn(line.states, day)
      return [{ ...line, states, state: states.at(-1) ?? null }]
    }),
    positions: rowsOn(head.positions, day),
    phases: rowsOn(head.phases, day).map((phase) => ({
      ...phase,
      stops: rowsOn(phase.stops, day).map((stop) => ({ ...stop, outcomes: rowsOn(stop.outcomes, day) })),
    })),
    corrections: head.corrections.filter(({ on }) => on <= day),
    demands: demandsOn(demands.demands, ended && knownFrom(ended.when), day),
    events: rowsOn(events.events, day),
    motions: rowsOn(events.motions, day),
    documents: rowsOn(events.documents, day),
    findings: rowsOn(events.findings, day),
    ...surveysOn(content, day),
    claims: rowsOn(surveys.claims, day),
    ladder: head.lines.map(({ key, name }) => ({ key, name, cells: cellsOf(key, rowsOn(routes.routes, day)) })),
    schemes: routes.schemes.flatMap((scheme) => {
      const statuses = rowsOn(scheme.statuses, day)
      const { rule, ruleFrom, ...rest } = scheme
      return statuses.length > 0 ? [{ ...rest, rule: ruleFrom && knownFrom(ruleFrom) > day ? null : rule, statuses }] : []
    }),
    legal: rowsOn(routes.legal, day),
    logged: rowsOn(routes.logged, day),
  }
  const named = new Set(keysIn(shown))
  return { ...shown, sources: Object.fromEntries(Object.entries(sources.sources).filter(([key]) => named.has(key))) }
}

/** Keys of sources that a value names, however deep. */
function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, one]) => (name === 'sources' ? (one as string[]) : keysIn(one)))
}

const waveFrom = ({ asked, published }: Wave): Day => knownFrom(published ?? asked)

/** What is said of a comparison while one of the waves that are compared is still to come. */
const ONE_WAVE = { comparable: 'once', why: 'One wave is known so far.' } as const

function surveysOn({ surveys, lines }: DisputeContent, day: Day): { waves: Wave[]; questions: QuestionOn[] } {
  const waves = surveys.waves.filter((wave) => waveFrom(wave) <= day)
  const compared = new Set(
    surveys.questions.filter(({ results }) => results.length > 1).flatMap(({ results }) => results.map(({ wave }) => wave)),
  )
  const isTold = surveys.waves.every((wave) => !compared.has(wave.key) || waveFrom(wave) <= day)
  const names = new Map(waves.map(({ key, name }) => [key, name]))
  const questions = surveys.questions.flatMap((question) => {
    const results = question.results.flatMap((result) => {
      const name = names.get(result.wave)
      if (!name) return []
      const { percent, n, of } = result
      const counted = percent !== null && of !== null && n === null ? Math.round((percent * of) / 100) : null
      const number = n ?? counted
      return [{ ...result, name, counted, interval: number !== null && of !== null ? wilson(number, of) : null }]
    })
    const lineName =
      question.line === 'all' ? 'All lines' : (lines.find(({ key }) => key === question.line)?.name ?? question.line)
    const whole = isTold || (results.length > 1 && results.length === question.results.length)
    return results.length > 0 ? [{ ...question, ...(whole ? {} : ONE_WAVE), results, lineName }] : []
  })
  return { waves, questions }
}

const UNKNOWN: Cell = { state: 'not-known', words: null, when: null, sources: [] }

/** For each rung the last that was known of a line. */
function cellsOf(line: string, routes: readonly Route[]): Record<Rung, Cell> {
  const cells = Object.fromEntries(Object.keys(RUNGS).map((rung) => [rung, UNKNOWN])) as Record<Rung, Cell>
  for (const { lines, rung, state, words, when, sources, recorded } of routes)
    if (lines === 'all' || lines.includes(line)) cells[rung] = { state, words, when, sources, ...(recorded && { recorded }) }
  return cells
}
