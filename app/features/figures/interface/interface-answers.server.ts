import type { z } from 'zod'
import { allBallots } from '#app/features/ballots/records/ballot-queries.server.ts'
import { type FigureTable, figureTable, TABLE_NAMES, type TableName } from '#app/features/figures/files/figure-tables.ts'
import type { Place } from '#app/features/figures/releases/release-counts.ts'
import { allReleases, courseOf } from '#app/features/figures/releases/release-queries.server.ts'
import type { ReleaseHeader, WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { ballotsShape, courseShape, releasesShape, tableShape } from './interface-shapes.ts'

const isoOf = (at: Instant) => new Date(at).toISOString()

/** Every release, the newest first. `site`: the portal's address. */
export function releasesAnswer(db: Db, site: string): z.infer<typeof releasesShape> {
  return { releases: allReleases(db, 'public').map((release) => inList(release, site)) }
}

function inList(release: ReleaseHeader, site: string) {
  const { id, weekEnd, knownAt, issuedAt, issue, late, reason, method, round, edition, hash } = release
  const figures = `${site}/api/v1/releases/${id}`
  const tables = Object.fromEntries(TABLE_NAMES.map((name) => [name, `${figures}/tables/${name}`])) as Record<TableName, string>
  return {
    id,
    asAt: weekEnd,
    knownAt: isoOf(knownAt),
    issuedAt: isoOf(issuedAt),
    issue,
    late,
    reason,
    method,
    round: { slug: round.slug, title: round.title },
    edition,
    sha256: hash,
    links: { figures, page: `${site}/figures/releases/${id}`, tables },
  }
}

export function tableAnswer(week: WeekFigures, name: TableName): z.infer<typeof tableShape> {
  const { title, head, rows }: FigureTable = figureTable(week, name)
  return {
    table: name,
    title,
    release: week.known.id,
    asAt: week.weekEnd,
    rows: rows.map((row) => Object.fromEntries(head.map((column, index) => [column, row[index] ?? null]))),
  }
}

/** A course as known at a release; undefined where nothing is published of the action in this place. */
export function courseAnswer(
  db: Db,
  { action, place, known }: { action: string; place: Place; known: ReleaseHeader },
): z.infer<typeof courseShape> | undefined {
  const points = courseOf(db, { action, place, known: known.knownAt, audience: 'public' })
  if (points.length === 0) return undefined
  const inShort = points.map(({ weekEnd, figure: { count, of, percent } }) => ({ asAt: weekEnd, taking: count, of, percent }))
  return { action, place, release: known.id, points: inShort }
}

/** "england", "region:Y56", "lmc:avon", as an address says it. */
export const isPlace = (text: string): text is Place => text === 'england' || /^(region:[\w-]*|lmc:[\w-]+)$/.test(text)

const percentOf = (thousandths: number | null) => (thousandths === null ? null : thousandths / 10)

/** Every vote as on a day, with its result once it is declared. */
export function ballotsAnswer(db: Db, today: Day): z.infer<typeof ballotsShape> {
  const known = allBallots(db, today)
  return {
    ballots: known.map((ballot) => ({
      slug: ballot.slug,
      title: ballot.title,
      kind: ballot.kind,
      status: ballot.status,
      question: ballot.question,
      opened: ballot.openedOn,
      closed: ballot.closedOn,
      eligible: ballot.eligible,
      cast: ballot.cast,
      turnoutPercent: percentOf(ballot.turnoutPerMille),
      answerSought: ballot.soughtAnswer,
      percentOfVotes: percentOf(ballot.soughtPerMille),
      percentOfEligible: percentOf(ballot.soughtOfEligiblePerMille),
      elector: ballot.elector,
      questions: (ballot.questions ?? []).map(({ question, percent, percentOfAll = null }) => ({
        question,
        percent,
        percentOfAll,
      })),
    })),
  }
}
