import { allEditions, offersOf, roundAt } from '#app/features/menu/editions/menu-queries.server.ts'
import { cachedByTurn, cachedWithMenu } from '#app/features/menu/editions/menu-version.server.ts'
import { daysLeft } from '#app/platform/dates-in-words.ts'
import { renderMarkdownLine } from '#app/platform/markdown.server.ts'
import { addDays, type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type AnnouncedLine, type Announcement, announcementOf } from './announced-rules.ts'

/** An announcement with its action. Fields ending in `Html` are safe HTML of one line. */
export type AnnouncedAction = Announcement & {
  slug: string
  title: string
  /** How far its first day is from today: "in 3 days". */
  left: string
  unlessHtml: string | null
  reasonHtml: string | null
}

/** Days for which desks go on saying what became of an announcement. */
const TOLD_FOR = 28

type Lines = { slug: string; title: string; lines: AnnouncedLine[] }
const linesCached = cachedWithMenu<string, Lines[]>(20)

/** Every action of a round with its lines over the editions. */
const linesOfRound = (db: Db, round: string): Lines[] =>
  linesCached(db, round, () => {
    const found = new Map<string, Lines>()
    for (const { slug: edition, publishedAt } of allEditions(db, round))
      for (const { actionSlug: slug, title, status, offeredFrom: from, unless, reason } of offersOf(db, edition)) {
        const one = found.get(slug) ?? { slug, title, lines: [] }
        one.lines.push({ publishedAt, edition, status, from, unless, reason })
        found.set(slug, one)
      }
    return [...found.values()]
  })

function announcedIn(db: Db, round: string, now: Instant): AnnouncedAction[] {
  const html = (words: string | null) => (words === null ? null : renderMarkdownLine(words))
  return linesOfRound(db, round).flatMap(({ lines, ...action }) => {
    const announced = announcementOf(lines, now)
    if (!announced) return []
    const reason = announced.state === 'did-not-begin' ? announced.reason : null
    const left = daysLeft(announced.beginsOn, dayOf(now))
    return [{ ...action, ...announced, left, unlessHtml: html(announced.unless), reasonHtml: html(reason) }]
  })
}

/** What was announced for one action in the round of a day, and what became of it. */
export function announcedAction(db: Db, slug: string, round: string, now: Instant): AnnouncedAction | null {
  return announcedIn(db, round, now).find((one) => one.slug === slug) ?? null
}

const toldCached = cachedByTurn<readonly AnnouncedAction[]>(20)

/**
 * What desks and the menu say: what is to begin, and for four weeks what became of it. The next first day comes first. Worked out once a
 * day and turn of the menu: every desk asks.
 */
export function announcedNow(db: Db, now: Instant): readonly AnnouncedAction[] {
  const today = dayOf(now)
  return toldCached(db, { at: now, of: today }, () => readAnnounced(db, today, now))
}

function readAnnounced(db: Db, today: Day, now: Instant): AnnouncedAction[] {
  const round = roundAt(db, today)
  if (!round || round.ended) return []
  const ofDay = (one: AnnouncedAction): Day => (one.state === 'did-not-begin' ? one.decidedOn : one.beginsOn)
  return announcedIn(db, round.slug, now)
    .filter((one) => one.state === 'to-come' || ofDay(one) >= addDays(today, -TOLD_FOR))
    .sort((a, b) => (a.beginsOn < b.beginsOn ? -1 : 1))
}
