import { OBSTACLE_WORDS } from '#app/features/adoption/statements/obstacle-words.ts'
import type { BallotCard } from '#app/features/ballots/records/ballot-queries.server.ts'
import { kindWords, perMilleWords } from '#app/features/ballots/rules/ballot-rules.ts'
import { percentInWords, SUM_NOTE } from '#app/features/figures/disclosure/figure-words.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import { axisDay } from '#app/features/figures/pictures/figure-shares.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { type Day, dayOf, daysBetween } from '#app/platform/time.ts'
import { withCapital } from '#app/platform/with-capital.ts'
import type { PaperLine } from './paper-lines.ts'

/** A course by column, earliest first, and what happened meanwhile. */
type Course = {
  week: WeekFigures
  courses: { weekEnd: Day; figure: PublishedFigure }[][]
  marks: { day: Day; label: string; words: string }[]
}
export function courseOfPaper({ week, courses, marks }: Course, lines: PaperLine[]) {
  const ends = [...new Set(courses.flat().map(({ weekEnd }) => weekEnd))].sort()
  const [from = week.weekEnd, to = week.weekEnd] = [ends[0], ends.at(-1)]
  const across = (day: Day) => (to === from ? 1 : daysBetween(from, day) / daysBetween(from, to))
  const highest = Math.max(20, ...courses.flat().map(({ figure }) => figure.percent ?? 0))
  const top = Math.ceil(highest / 20) * 0.2
  const inside = marks.filter(({ day }) => day >= from && day <= to)
  return {
    note: `% of reporters, ${axisDay(from)} to ${axisDay(to)}; grey: the other actions`,
    alt: `The share of reporters taking each action, week by week from ${longDay(from)} to ${longDay(to)}.`,
    top,
    ticks: Array.from({ length: Math.round(top / 0.2) + 1 }, (_, index) => Math.round(index * 20) / 100),
    from: axisDay(from),
    to: axisDay(to),
    marks: inside.map(({ day, label }) => ({ at: across(day), label })),
    key: inside.map(({ label, words }) => `${label} ${words}`).join(' · '),
    rows: lines.map(({ slug, name, now }) => {
      const index = week.columns.findIndex((column) => column.slug === slug)
      const points = (courses[index] ?? []).map(({ weekEnd, figure }) => [across(weekEnd), (figure.percent ?? 0) / 100])
      return { name, latest: percentInWords(now), points: [points] }
    }),
  }
}

export function obstaclesOf(lines: PaperLine[]) {
  const named = lines.filter(({ obstacle }) => obstacle && obstacle.figure.count > 0)
  named.sort((one, other) => other.obstacle!.figure.count - one.obstacle!.figure.count)
  return {
    note: 'named most, England',
    empty: 'No practice has named an obstacle.',
    rows: named.slice(0, 6).map(({ name, obstacle }) => ({
      action: name,
      words: OBSTACLE_WORDS[obstacle!.kind],
      count: inFigures(obstacle!.figure.count),
    })),
  }
}

export const voteShare = (ballot: BallotCard | undefined) =>
  ballot?.soughtPerMille == null ? '–' : perMilleWords(ballot.soughtPerMille)
export function voteLine(ballot: BallotCard | undefined): string {
  if (!ballot) return 'No vote is known.'
  const turnout = ballot.turnoutPerMille === null ? '' : `Turnout ${perMilleWords(ballot.turnoutPerMille)}. `
  return `${turnout}${kindWords[ballot.kind]}`
}

export function voteOf(ballot: BallotCard | undefined) {
  if (!ballot) return { note: '', bars: [], words: ['No vote is known.'] }
  const bars: { name: string; words: string; share: number }[] = []
  const counts =
    ballot.cast !== null && ballot.eligible !== null ? ` · ${inFigures(ballot.cast)} of ${inFigures(ballot.eligible)}` : ''
  const bar = (name: string, thousandths: number | null, more = '') =>
    thousandths === null
      ? undefined
      : bars.push({ name, words: `${perMilleWords(thousandths)}${more}`, share: thousandths / 1000 })
  const words = ballot.soughtWords ?? ballot.soughtAnswer
  const answer = withCapital(words)
  bar('Turnout', ballot.turnoutPerMille, counts)
  bar(`${answer}, of all who could vote`, ballot.soughtOfEligiblePerMille)
  bar(`${answer}, of votes cast`, ballot.soughtPerMille)
  return {
    note: `${longDay(ballot.openedOn)} to ${longDay(ballot.closedOn)}`,
    bars,
    words: [ballot.legal.applies ? `The law that applies: ${ballot.legal.law.name}.` : ballot.legal.words],
  }
}

export function howToRead({ known, first }: WeekFigures) {
  return [
    {
      head: 'Base.',
      words:
        'A share is of the practices that made a return in the four weeks to the day, not of all practices. “Not decided” and “not applicable here” stay in it.',
    },
    {
      head: 'Who answers.',
      words: 'Practices that report may differ from those that are silent. No figure here is corrected for that.',
    },
    {
      head: 'Protection.',
      words: `A small secret number is added to or taken from every count: usually 0 or 1 for England and a region, up to 4 for an LMC. ${SUM_NOTE} 19 of 20 LMC figures lie within 4. LMC rows do not add up to their region.`,
    },
    {
      head: 'Again.',
      words: `These are the figures of the release of ${longDay(dayOf(known.knownAt))}${first.id === known.id ? '' : `, LMCs those of ${longDay(dayOf(first.knownAt))}`}. Every page, file and picture of that release shows the same numbers, and so will this paper whenever it is made.`,
    },
  ]
}
