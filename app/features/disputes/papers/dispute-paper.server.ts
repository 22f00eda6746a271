import { type DemandStanding, isOverdue } from '#app/features/disputes/file/demand-rules.ts'
import type { DisputeShown } from '#app/features/disputes/file/dispute-queries.server.ts'
import type { QuestionOn, ResultOn } from '#app/features/disputes/file/dispute-rules.ts'
import { COMPARABLE, ROUTE_STATES, RUNGS, type Rung, STOPS } from '#app/features/disputes/file/dispute-words.ts'
import { whenWords } from '#app/features/disputes/file/when-rules.ts'
import { cameOfIt, daysWords, deadlineWords } from '#app/features/disputes/pages/demand-words.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { PdfJob } from '#app/platform/documents/document-jobs.ts'
import { inFigures, wholeShare } from '#app/platform/numbers-in-words.ts'
import { roughDayWords } from '#app/platform/rough-days.ts'
import { startOfDay } from '#app/platform/time.ts'
import { DISPUTE_PAPER } from './dispute-paper-template.ts'

const RUNG_KEYS = Object.keys(RUNGS) as Rung[]
/** What fits on two sides; the rest stands in the file, and the paper says how much. */
const MOST = { demands: 10, questions: 12, lines: 12, phases: 4, words: 320 }
/** Side 1 has room for ten demands, a phase or two and seven events; where there are fewer demands, for two more events in place of each. */
const eventsOn = (demands: number, phases: number) =>
  Math.max(5, 7 + 2 * (MOST.demands - Math.min(MOST.demands, demands)) - 2 * phases)
const shortened = (words: string, most = MOST.words) => (words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words)

/** A dispute as at a day on two sides of A4: what is asked, how late, what was measured, how far each line has gone. */
export function disputePaper(dispute: DisputeShown, siteName: string, address: string): PdfJob {
  const { title, day, known, demands, questions, ladder, positions, counterparty, contractor, carriedBy, opened, ended } = dispute
  const late = demands.filter(isOverdue)
  const longest = Math.max(0, ...late.map(({ daysOverdue }) => daysOverdue))
  const drawn = questions.filter(({ results }) => results.some(({ percent }) => percent !== null))
  const rungs = ladder.flatMap(({ cells }) => RUNG_KEYS.map((rung) => cells[rung].state))
  const last = (side: 'committee' | 'body') => positions.filter((one) => one.side === side).at(-1)
  const phases = demands.length > 6 ? [] : dispute.phases.slice(-MOST.phases)
  const events = eventsOn(demands.length, phases.length)
  const left = (all: number, shown: number) => (all > shown ? `${all - shown} more stand in the file.` : '')
  const data = {
    site: siteName,
    title,
    for: `As at ${longDay(day)}${known ? `, as known on ${longDay(known)}` : ''}`,
    footer: `${address}/disputes/${dispute.slug}?as-at=${day}`,
    lead: `With ${counterparty}${contractor ? `; contractor ${contractor}` : ''}. Carried by ${carriedBy}. Begun ${whenWords(opened.when)}${ended ? `, ended ${whenWords(ended.when)}` : ''}. Asked: ${dispute.asks}.${dispute.origin === 'made up' ? ' This dispute and all that is said of it are made up.' : ''}`,
    strip: [
      {
        head: 'Demands',
        big: String(demands.length),
        unit: '',
        note: `${demands.filter(({ deadline }) => !deadline).length} without a deadline`,
      },
      { head: 'Past their day', big: String(late.length), unit: `of ${demands.length}`, note: 'neither kept nor ended' },
      {
        head: 'Longest',
        big: longest === 0 ? '–' : inFigures(longest),
        unit: longest === 0 ? '' : 'days',
        note: longest === 0 ? 'no demand is late' : 'past its deadline',
      },
      {
        head: 'Routes',
        big: String(rungs.filter((state) => state === 'used').length),
        unit: `of ${rungs.length}`,
        note: 'rungs used, all lines',
      },
    ],
    demandNote: `the days run to ${longDay(day)}. ${left(demands.length, MOST.demands)}`,
    demands: demands.slice(0, MOST.demands).map((demand) => demandRow(demand, longest)),
    measuredNote:
      drawn.length === 0
        ? 'no survey with a figure is on file'
        : `shares, with n of N where known. ${left(drawn.length, MOST.questions)}`,
    measured: drawn.slice(0, MOST.questions).map(questionRow),
    ladderNote: `the last known of each rung. ${left(ladder.length, MOST.lines)}`,
    rungs: RUNG_KEYS.map((rung) => RUNGS[rung]),
    ladder: ladder.slice(0, MOST.lines).map(({ name, cells }) => ({
      name,
      cells: RUNG_KEYS.map((rung) => {
        const { state, when } = cells[rung]
        return { words: ROUTE_STATES[state], when: when && state !== 'no' ? whenWords(when) : '', used: state === 'used' }
      }),
    })),
    happened: dispute.events
      .slice(-events)
      .reverse()
      .map(({ when, words }) => ({ when: whenWords(when), words: shortened(words, 150) })),
    happenedNote: left(dispute.events.length, events),
    phases: phases.map(({ title: phase, when, mayJoin, stops }) => ({
      title: phase,
      words: `from ${whenWords(when)}. Who may join: ${mayJoin}.`,
      stops: stops.map(({ words, byWhen, outcomes }) => {
        const state = outcomes.at(-1)?.state
        return `${state ? STOPS[state] : 'Open'}${byWhen ? `, by ${roughDayWords(byWhen)}` : ''}: ${shortened(words, 150)}`
      }),
    })),
    sides: [
      { name: carriedBy, said: last('committee') },
      { name: contractor ? `${counterparty}, ${contractor}` : counterparty, said: last('body') },
    ].map(({ name, said }) => ({
      name,
      words: said ? `${whenWords(said.when)}, ${said.who}: ${shortened(said.words)}` : 'No answer found.',
    })),
    end: `Every statement has its source at ${address}/disputes/${dispute.slug}. A deadline that is a month counts as its last day. Intervals and periods stand in the file. Who finds something wrong writes to the people who run the site.`,
  }
  return { kind: 'pdf', template: DISPUTE_PAPER, data, pictures: {}, madeAt: startOfDay(day) }
}

function demandRow(demand: DemandStanding, longest: number) {
  const { number, title, asked, daysOverdue } = demand
  const { due, moved } = deadlineWords(demand)
  const { outcome, answer } = cameOfIt(demand)
  return {
    number: String(number),
    title: shortened(title, 110),
    asked: whenWords(asked.when),
    ...{ deadline: due, moved },
    ...{ outcome: shortened(outcome, 80), answer: shortened(answer, 90) },
    days: daysWords(demand),
    late: isOverdue(demand),
    share: longest === 0 || !isOverdue(demand) ? 0 : daysOverdue / longest,
  }
}

const shareWords = ({ name, percent, n, of }: ResultOn) =>
  `${name}: ${wholeShare(percent ?? 0)}${of === null ? '' : n === null ? ` of ${inFigures(of)}` : ` (${inFigures(n)} of ${inFigures(of)})`}`

function questionRow({ lineName, reported, results, comparable }: QuestionOn) {
  return {
    line: lineName,
    reported,
    shares: results.filter(({ percent }) => percent !== null).map(shareWords),
    comparable: COMPARABLE[comparable],
  }
}
