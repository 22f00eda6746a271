import type { DisputeOn } from '#app/features/disputes/file/dispute-rules.ts'
import {
  CARRIED,
  EVENT_KINDS,
  LINE_STATES,
  LOGGED_STATES,
  OUTCOMES,
  PROPOSAL_STEPS,
  ROUTE_STATES,
  RUNGS,
  type Rung,
  SCHEME_STATES,
  STOPS,
} from '#app/features/disputes/file/dispute-words.ts'
import { beginsOn, endsOn, type When, whenWords } from '#app/features/disputes/file/when-rules.ts'
import { logRows } from '#app/features/disputes/logged/logged-words.ts'
import type { LoggedTotals } from '#app/features/figures/logged/logged-totals-queries.server.ts'
import { type Day, dayOf } from '#app/platform/time.ts'

/** One statement of a file: what kind it is, from which day on, who said it, in words, with its sources. */
export type DisputeRow = {
  kind: string
  about: string
  when: When | null
  who: string
  words: string
  state: string
  /** The day on which it was recorded here. */
  recorded: Day
  conflict: string
  sources: string[]
}

type Stated = { when: When; sources: string[]; conflict?: string; recorded?: Day }
type Said = Omit<DisputeRow, 'recorded'> & { recorded?: Day }

const row = (kind: string, about: string, of: Stated, more: Partial<DisputeRow>): Said => ({
  kind,
  about,
  when: of.when,
  who: '',
  words: '',
  state: '',
  conflict: of.conflict ?? '',
  sources: of.sources,
  ...(of.recorded && { recorded: of.recorded }),
  ...more,
})

/** Every statement of a file as at its day, one a row, in the order of the page. */
export const rowsOf = (dispute: DisputeOn): DisputeRow[] =>
  statementsOf(dispute).map((one) => ({ ...one, recorded: one.recorded ?? dispute.recorded }))

function statementsOf(dispute: DisputeOn): Said[] {
  return [
    row('dispute', 'opened', dispute.opened, { words: dispute.opened.words }),
    ...(dispute.ended ? [row('dispute', 'ended', dispute.ended, { words: dispute.ended.words })] : []),
    ...dispute.demands.flatMap((demand) => {
      const about = `demand ${demand.number}`
      const rows = [
        row('demand', about, demand.asked, {
          who: demand.asked.by,
          words: [demand.title, demand.words].filter(Boolean).join('. '),
        }),
        ...demand.again.map((one) => row('demand again', about, one, { words: one.words })),
        ...demand.deadlines.map((one) => row('deadline', about, one, { words: one.words ?? '', state: one.due })),
        ...demand.answers.map((one) => row('answer', about, one, { who: one.who, words: one.words })),
        ...demand.proposals.map((one) =>
          row('proposal', about, one, { who: one.who, words: one.words, state: PROPOSAL_STEPS[one.step] }),
        ),
        ...demand.outcomes.map((one) => row('outcome', about, one, { words: one.words, state: OUTCOMES[one.state] })),
      ]
      return rows.map((one) => ({ ...(demand.recorded && { recorded: demand.recorded }), ...one }))
    }),
    ...dispute.questions.flatMap((question) =>
      question.results.map(({ name, percent, n, of, base, period, words, conflict, sources }) => ({
        kind: 'survey result',
        about: question.lineName,
        when: dispute.waves.find((wave) => wave.name === name)?.asked ?? null,
        who: name,
        words: [question.reported, words, `base: ${base}`, `period: ${period}`].filter(Boolean).join('; '),
        state: percent === null ? '' : `${percent}%${n === null ? '' : ` (${n} of ${of})`}`,
        conflict: conflict ?? '',
        ...(question.recorded && { recorded: question.recorded }),
        sources,
      })),
    ),
    ...dispute.claims.map((one) => row('said of change', '', one, { who: one.who, words: one.words, state: one.beside })),
    ...dispute.events.map((one) => row('event', EVENT_KINDS[one.kind], one, { words: one.words })),
    ...dispute.ladder.flatMap(({ name, cells }) =>
      (Object.keys(RUNGS) as Rung[]).map((rung) => ({
        kind: 'route',
        about: `${name}: ${RUNGS[rung]}`,
        when: cells[rung].when,
        who: '',
        words: cells[rung].words ?? '',
        state: ROUTE_STATES[cells[rung].state],
        conflict: '',
        ...(cells[rung].recorded && { recorded: cells[rung].recorded }),
        sources: cells[rung].sources,
      })),
    ),
    ...dispute.positions.map((one) =>
      row('said', one.side === 'committee' ? dispute.carriedBy : dispute.counterparty, one, { who: one.who, words: one.words }),
    ),
    ...dispute.schemes.flatMap(({ title, statuses }) =>
      statuses.map((one) => row('compensation', title, one, { words: one.words, state: SCHEME_STATES[one.state] })),
    ),
    ...dispute.legal.map((one) => row('legal support', '', one, { words: one.words, state: SCHEME_STATES[one.state] })),
    ...dispute.logged.map((one) =>
      row('logged by practices', 'totals', one, { words: one.words, state: LOGGED_STATES[one.state] }),
    ),
    ...dispute.phases.flatMap((phase) => [
      row('phase', phase.title, phase, { words: `${phase.words} Who may join: ${phase.mayJoin}.` }),
      ...phase.stops.map((stop) =>
        row('stop condition', phase.title, stop, {
          words: stop.words,
          state: stop.outcomes.length > 0 ? STOPS[stop.outcomes.at(-1)!.state] : '',
        }),
      ),
    ]),
    ...dispute.lines.flatMap(({ name, states }) =>
      states.map((one) => row('line', name, one, { words: one.words, state: LINE_STATES[one.state] })),
    ),
    ...dispute.findings.map((one) => row('finding', '', one, { who: one.by, words: one.words, state: one.answer ?? '' })),
    ...dispute.motions.map((one) =>
      row('motion', one.conference, one, {
        who: one.proposer ?? '',
        words: one.parts.map(({ words, carried }) => `${words} (${CARRIED[carried]})`).join('; '),
      }),
    ),
    ...dispute.documents.map((one) => row('document', one.title, one, { words: one.words })),
    ...dispute.facts.map((one) => row('fact', one.label, one, { words: one.words })),
  ]
}

/** The totals of what practices logged, one a row, recorded with the release that drew it. */
export const loggedRows = ({ published }: LoggedTotals, { lines }: Pick<DisputeOn, 'lines'>): DisputeRow[] =>
  logRows(published, lines).map(({ about, words, day, known }) => {
    const said = { who: 'practices in Concert', words, state: 'England' }
    return { ...row('logged by practices, not checked', about, { when: day, sources: [] }, said), recorded: dayOf(known) }
  })

/** A time in words, and its first and last day. What has happened by the day of the file did so on that day at the latest. */
export function datesOf(when: When | null, day: Day) {
  if (when === null) return { when: '', from: '', to: '' }
  const to = endsOn(when)
  return { when: whenWords(when), from: beginsOn(when), to: to < day ? to : day }
}
