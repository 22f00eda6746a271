import { allBallots, announcedOn } from '#app/features/ballots/records/ballot-queries.server.ts'
import { perMilleWords } from '#app/features/ballots/rules/ballot-rules.ts'
import { soughtInWords } from '#app/features/ballots/rules/ballot-words.ts'
import { disputesOn } from '#app/features/disputes/file/dispute-queries.server.ts'
import { EVENT_KINDS as DISPUTE_EVENTS } from '#app/features/disputes/file/dispute-words.ts'
import { beginsOn, whenWords } from '#app/features/disputes/file/when-rules.ts'
import { type Correction, correctionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import { publishedEditions } from '#app/features/menu/editions/edition-queries.server.ts'
import { allRounds } from '#app/features/menu/editions/menu-queries.server.ts'
import { publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { pausesOf } from '#app/features/menu/rounds/pause-queries.server.ts'
import { allOpenLetters } from '#app/features/open-letters/records/open-letter-queries.server.ts'
import { allEvents } from '#app/features/timeline/events/event-queries.server.ts'
import { EVENT_KINDS } from '#app/features/timeline/events/event-words.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import { firstDayOf, roughDayWords } from '#app/platform/rough-days.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** One line of the timeline. `day` orders it; `when` says it as exactly as it is known. */
export type TimelineLine = {
  key: string
  day: Day
  when: string
  kind: string
  title: string
  href?: string
  html?: string
  sources?: { title: string; url: string; date: string }[]
  corrections?: Correction[]
  /** A row of the file of a dispute. */
  dispute?: true
}

/** Everything that happened by now or is announced, the latest first. */
export function timeline(db: Db, now: Instant): TimelineLine[] {
  const today = dayOf(now)
  return [
    ...eventLines(db),
    ...disputeLines(db, today),
    ...menuLines(db, now),
    ...ballotLines(db, today),
    ...roundLines(db, today),
    ...letterLines(db),
  ].sort((a, b) => (a.day === b.day ? a.key.localeCompare(b.key) : a.day < b.day ? 1 : -1))
}

const eventLines = (db: Db): TimelineLine[] =>
  allEvents(db).map(({ slug, title, kind, on, words, sources }) => ({
    ...{ key: slug, day: firstDayOf(on), when: roughDayWords(on), kind: EVENT_KINDS[kind], title, sources },
    ...(words && { html: renderMarkdown(words) }),
    corrections: correctionsOf(db, 'event', slug),
  }))

const letterLines = (db: Db): TimelineLine[] =>
  allOpenLetters(db).map(({ slug, title, addressee, publishedOn, withdrawn }) => ({
    ...{ key: `open-letter-${slug}`, day: publishedOn, when: longDay(publishedOn), kind: 'Open letter' },
    title: `${title}, to ${addressee}${withdrawn ? `; withdrawn on ${longDay(withdrawn.on)}` : ''}`,
    href: `/open-letters/${slug}`,
  }))

/** The longest words of a row that stand on the timeline, in characters: the whole stands in the file. */
const WORDS = 160
const shortened = (words: string) => (words.length > WORDS ? `${words.slice(0, WORDS - 1).trimEnd()}…` : words)

/** What happened in disputes: begun, ended, every demand and every event, each leading to its file. */
function disputeLines(db: Db, today: Day): TimelineLine[] {
  return disputesOn(db, today).flatMap(({ slug, title, opened, ended, demands, events, origin }) => {
    const name = origin === 'made up' ? `${title}, made up` : title
    const line = (key: string, when: string, words: string, end: string, kind = 'Dispute'): TimelineLine => ({
      ...{
        key: `dispute-${slug}-${key}`,
        day: beginsOn(when),
        when: whenWords(when),
        kind,
        title: `${name}: ${shortened(words)}`,
      },
      href: `/disputes/${slug}${end}`,
      dispute: true,
    })
    return [
      line('begun', opened.when, opened.words, ''),
      ...(ended ? [line('ended', ended.when, ended.words, '')] : []),
      ...demands.map(({ number, title: asked, asked: { when } }) =>
        line(`demand-${number}`, when, asked, `/demands/${number}`, 'Demand'),
      ),
      ...events.map(({ when, kind, words }, index) => line(`event-${index + 1}`, when, words, '/happened', DISPUTE_EVENTS[kind])),
    ]
  })
}

const menuLines = (db: Db, now: Instant): TimelineLine[] =>
  publishedEditions(db, now).flatMap(({ editions }) =>
    editions.map((edition) => ({
      ...{ key: `edition-${edition.slug}`, day: dayOf(edition.publishedAt), kind: 'Menu', title: edition.title },
      when: publishedWords(edition).replace(/ at \d.*$/, ''),
      href: `/menu/editions/${edition.slug}`,
    })),
  )

/** In the order of time, what is to come and has no day comes last. */
const NO_DAY: Day = '9999-12-31'

function ballotLines(db: Db, today: Day): TimelineLine[] {
  const line = (key: string, day: Day, when: string, title: string, slug: string): TimelineLine => ({
    ...{ key: `ballot-${slug}-${key}`, day, when, kind: 'Ballot', title, href: `/ballots#${slug}` },
  })
  const about = (day: Day, precision: string) => `${precision === 'about' ? 'about ' : ''}${longDay(day)}`
  return [
    ...announcedOn(db, today).flatMap(({ slug, title, announcedOn: on, announcedPrecision, window }) => [
      line('announced', on, about(on, announcedPrecision), `${title}: announced, to be held ${window}`, slug),
      line('to-come', NO_DAY, 'No day yet', `${title}: to be held ${window}`, slug),
    ]),
    ...allBallots(db, today).flatMap((ballot) => {
      const { slug, title, openedOn, openedPrecision, closedOn, declaredOn, status, soughtPerMille } = ballot
      const result = soughtPerMille === null ? '' : `, ${perMilleWords(soughtPerMille)} ${soughtInWords(ballot)}`
      return [
        line('opens', openedOn, about(openedOn, openedPrecision), `${title} opens`, slug),
        line('closes', closedOn, longDay(closedOn), `${title} closes`, slug),
        ...(status === 'declared' && declaredOn
          ? [line('result', declaredOn, longDay(declaredOn), `${title}: result${result}`, slug)]
          : []),
      ]
    }),
  ]
}

const roundLines = (db: Db, today: Day): TimelineLine[] =>
  allRounds(db, today).flatMap(({ slug, title, beganOn, endedOn }) => {
    const line = (day: Day, what: string): TimelineLine => ({
      ...{ key: `round-${slug}-${what}`, day, when: longDay(day), kind: 'Round', title: `${title} ${what}`, href: '/menu' },
    })
    const pauses = pausesOf(db, slug).flatMap(({ from, until }) => [
      line(from, 'is paused'),
      ...(until ? [line(until, 'goes on')] : []),
    ])
    return [line(beganOn, 'begins'), ...pauses, ...(endedOn ? [line(endedOn, 'ends')] : [])]
  })
