import type { BallotCard } from '#app/features/ballots/records/ballot-queries.server.ts'
import { outsideInWords, percentInCell, percentInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import { axisDay } from '#app/features/figures/pictures/figure-shares.ts'
import { STATE_KINDS } from '#app/features/figures/pictures/state-fills.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { dayBeside, longDay, moment } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { type PaperLine, paperLine } from './paper-lines.ts'
import { mapOfPaper, type Place } from './paper-map.ts'
import { courseOfPaper, howToRead, obstaclesOf, voteLine, voteOf, voteShare } from './paper-sections.ts'
import { actionsWords, changeInWords, rateInWords } from './paper-words.ts'

/** What the paper is made of: published figures alone, and what is public about the menu and the vote. */
export type PaperSources = {
  siteName: string
  week: WeekFigures
  /** The week it is compared with. */
  before: WeekFigures | undefined
  /** By column, earliest first. */
  courses: { weekEnd: Day; figure: PublishedFigure }[][]
  /** What happened, by day: a short label on the courses, told below them. */
  marks: { day: Day; label: string; words: string }[]
  ballot: BallotCard | undefined
  places: Place[]
}

const BANDS = ['under 20', '20–39', '40–59', '60–79', '80 or more']

/** The data of the committee paper, every figure in words as it stands on the pages. Shares are whole percent. */
export function committeePaperData(sources: PaperSources) {
  const { week, before, siteName } = sources
  const { england, columns, first, known } = week
  const since = before ? `since ${dayBeside(before.weekEnd, week.weekEnd)}` : ''
  const lines = england.actions
    .map((action, index) => paperLine(action, columns[index]!, before))
    .sort((one, other) => other.now.count - one.now.count)
  const took = `${inFigures(england.any.count)} of ${inFigures(england.any.of)} reporters`
  const moved = [...lines].filter(({ points }) => points !== null && points !== 0)
  moved.sort((one, other) => Math.abs(other.points!) - Math.abs(one.points!))
  const drawn = columns.findIndex(({ slug }) => slug === (moved[0] ?? lines[0])?.slug)
  const began = sum(england.actions.map(({ began }) => began))
  const ceased = sum(england.actions.map(({ ceased }) => ceased))
  return {
    site: siteName,
    for: 'For GPC England · LMCs stand by name: not for publication',
    title: titleOf(week),
    lead: leadOf(week, lines, since),
    footer: `${siteName} · committee paper · as at ${longDay(week.weekEnd)}, as known ${moment(known.knownAt)}, method ${first.method}`,
    strip: [
      strip('At least one action', percentInWords(england.any), '', `${took}${change(england.any, before?.england.any, since)}`),
      strip(
        'Reported in four weeks',
        rateInWords(england),
        '',
        `${inFigures(england.reporters)} of ${inFigures(england.open)} practices`,
      ),
      strip(
        'That week',
        began === null ? 'not known' : inFigures(began),
        began === null ? '' : 'began',
        ceased === null ? '' : `${inFigures(ceased)} stopped, over ${actionsWords(columns.length)}`,
      ),
      strip(
        sources.ballot?.title ?? 'The vote',
        voteShare(sources.ballot),
        sources.ballot?.soughtPerMille == null ? '' : (sources.ballot.soughtWords ?? sources.ballot.soughtAnswer),
        voteLine(sources.ballot),
      ),
    ],
    actions: {
      note: `% of ${inFigures(england.reporters)} reporters, edition ${first.edition.number}, ${first.edition.title}`,
      states: STATE_KINDS.map(({ label }) => label),
      alt: `What reporters do about each action, as a share of ${inFigures(england.reporters)} reporters. The table says how many take it.`,
      since: before ? `Since ${axisDay(before.weekEnd)}` : '',
      total: Math.max(1, england.reporters),
      rows: lines.map(({ name, states, now, change }) => ({
        name,
        states,
        percent: percentInWords(now),
        count: inFigures(now.count),
        change,
      })),
    },
    course: courseOfPaper(sources, lines),
    regions: {
      note: '% of reporters taking it; reporters of open practices',
      columns: columns.map(({ shortTitle }) => shortTitle),
      rows: [
        region(
          'England',
          true,
          england,
          england.actions.map(({ taking }) => taking),
        ),
        ...week.regions.map((one) => region(one.name, false, one, one.figures?.taking ?? columns.map(() => null))),
      ],
    },
    map: {
      head: `${columns[drawn]?.shortTitle ?? ''}, by LMC`,
      note: '% of reporters',
      bands: BANDS,
      none: 'no share',
      ...mapOfPaper(week, Math.max(0, drawn), sources.places),
    },
    obstacles: obstaclesOf(lines),
    vote: voteOf(sources.ballot),
    moved: {
      note: before ? `${since}, points of reporters` : '',
      rows:
        before && moved.length > 0
          ? moved.slice(0, 5).map(({ name, change }) => `${name} ${change}`)
          : ['Nothing by a whole point.'],
    },
    goesOn: {
      note: 'England, the largest first',
      rows: england.goesOn.slice(0, 6).map(({ shortTitle, figure }) => ({
        name: shortTitle,
        percent: percentInWords(figure),
        count: inFigures(figure.count),
      })),
    },
    how: howToRead(week),
  }
}

const strip = (head: string, big: string, unit: string, note: string) => ({ head, big, unit, note })
const sum = (figures: (PublishedFigure | null)[]) =>
  figures.some((figure) => figure === null) ? null : figures.reduce((all, figure) => all + figure!.count, 0)
const change = (now: PublishedFigure, then: PublishedFigure | undefined, since: string) =>
  then === undefined ? '' : `; ${changeInWords(now, then)} points ${since}`

function titleOf({ england, columns }: WeekFigures): string {
  const share = percentInWords(england.any)
  return columns.length === 1
    ? `Collective action: ${share} of reporting practices take ${columns[0]!.shortTitle}`
    : `Collective action: ${share} of reporting practices take ${columns.length === 1 ? 'the one action' : `at least one of ${actionsWords(columns.length)}`}`
}

function leadOf({ weekEnd, england }: WeekFigures, lines: PaperLine[], since: string): string {
  const told = [
    `As at ${longDay(weekEnd)}. ${inFigures(england.reporters)} of ${inFigures(england.open)} practices (${rateInWords(england)}) made a return in the last four weeks; ${inFigures(england.silent)} are silent and are not counted as no.${outsideInWords(england.outside)}`,
  ]
  const known = lines.filter(({ points }) => points !== null)
  if (since && known.length > 0) {
    const [most] = known.toSorted((one, other) => other.points! - one.points!)
    const fell = known.filter(({ points }) => points! < 0)
    if (most!.points! > 0) told.push(`${most!.name} grew most ${since}, by ${most!.points} points.`)
    if (fell.length === 1) told.push(`${fell[0]!.name} fell, by ${-fell[0]!.points!}.`)
    else if (fell.length > 1) told.push(`${fell.length} of ${actionsWords(lines.length)} fell.`)
    else told.push('None fell.')
  }
  return told.join(' ')
}

function region(
  name: string,
  total: boolean,
  { reporters, open }: { reporters: number; open: number },
  taking: (PublishedFigure | null)[],
) {
  const cells = taking.map((figure) =>
    figure === null || figure.band === null ? null : { text: percentInCell(figure), band: figure.band },
  )
  return {
    name,
    total,
    reported: `${inFigures(reporters)} of ${inFigures(open)}`,
    rate: rateInWords({ reporters, open }),
    cells,
  }
}
