import { ballotStatus } from '#app/features/ballots/records/ballot-queries.server.ts'
import { courseOf, weekEnds, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { allEditions } from '#app/features/menu/editions/menu-queries.server.ts'
import { publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { allLmcs } from '#app/features/register/records/register-queries.server.ts'
import type { PdfJob } from '#app/platform/documents/document-jobs.ts'
import { type Day, dayOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { committeePaperData } from './committee-paper-data.ts'
import { COMMITTEE_PAPER } from './committee-paper-template.ts'
import type { Place } from './paper-map.ts'

/** How many weeks the courses show. */
const WEEKS_SHOWN = 26
/** How many releases back the paper compares, where nothing else is asked for. */
const COMPARED = 8

/**
 * The committee paper of a week's figures as a job for the process that makes documents. It is dated by its release, so it is the
 * same file whenever it is made. Everything in it is published: figures of the release, the menu, the vote.
 */
export function committeePaper(db: Db, week: WeekFigures, siteName: string): PdfJob {
  const ends = weekEnds(db).filter((end) => end <= week.weekEnd)
  const from = ends[Math.min(WEEKS_SHOWN, ends.length) - 1] ?? week.weekEnd
  const { audience, known, columns, weekEnd } = week
  const then = ends[Math.min(COMPARED, ends.length - 1)]
  const before = then && then < weekEnd ? weekFigures(db, { weekEnd: then, known: known.id, audience }) : undefined
  const courses = columns.map(({ slug }) =>
    courseOf(db, { action: slug, place: 'england', known: known.knownAt, from, audience }),
  )
  const data = committeePaperData({
    siteName,
    week,
    before,
    courses: courses.map((points) => points.filter((point) => point.weekEnd <= weekEnd)),
    marks: marksOf(db, week, from),
    ballot: ballotStatus(db, dayOf(known.knownAt)),
    places: placesOf(db, weekEnd),
  })
  return { kind: 'pdf', template: COMMITTEE_PAPER, data, pictures: {}, madeAt: known.knownAt }
}

function marksOf(db: Db, { first, weekEnd }: WeekFigures, from: Day) {
  const editions = allEditions(db, first.round.slug).map((edition) => ({
    day: dayOf(edition.publishedAt),
    label: String(edition.number),
    // As exactly as its day is known, and no more.
    words: `${edition.title}, ${publishedWords(edition)}`,
  }))
  return editions.filter(({ day }) => day >= from && day <= weekEnd)
}

/** Where each LMC stands on the map. */
export const placesOf = (db: Db, day: Day): Place[] =>
  allLmcs(db, day).flatMap(({ slug, hexQ, hexR }) => (hexQ === null || hexR === null ? [] : [{ slug, q: hexQ, r: hexR }]))
