import { plannedDays } from '#app/features/adoption/statements/entry-queries.server.ts'
import { allBallots, type BallotCard } from '#app/features/ballots/records/ballot-queries.server.ts'
import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import { type Menu, onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { meetingOf } from '#app/features/practice-desk/decisions/meeting-queries.server.ts'
import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { plainWords } from '#app/platform/markdown.server.ts'
import { addDays, dayOf, type Instant, type Week, weekOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { Clock } from './clock-rules.ts'
import { paperClocks } from './paper-clocks-queries.server.ts'

export type ClockKind = {
  kind: string
  /** On the page, where mails before such days are chosen; null = no mail of the calendar (the return has its own). */
  remind: string | null
  /** So many of the next on the page; left out: all. */
  onPage?: number
  /** True where a closed practice has it too. */
  whenClosed?: boolean
  clocks: (db: Db, practice: Pick<PracticeDetails, 'code'>, now: Instant) => readonly Clock[]
}

/** Worked out once for what is cached and never changed, for all practices. */
function once<Given extends object>(work: (given: Given) => readonly Clock[]): (given: Given | undefined) => readonly Clock[] {
  const made = new WeakMap<Given, readonly Clock[]>()
  return (given) => {
    if (!given) return []
    const clocks = made.get(given) ?? work(given)
    made.set(given, clocks)
    return clocks
  }
}

/** First and last days of the actions on a menu. */
const windowClocks = once((menu: Menu) =>
  menu.offers
    .filter(({ status }) => onTheMenu(status))
    .flatMap(({ actionSlug, shortTitle, offeredFrom, offeredUntil, unless }): Clock[] => {
      const begins = unless ? `first day, unless: ${plainWords(unless)}` : 'first day'
      const href = `/actions/${actionSlug}`
      return [
        ...(offeredFrom === null
          ? []
          : [{ day: offeredFrom, neutral: 'Menu: a first day', named: `${shortTitle}: ${begins}`, href }]),
        ...(offeredUntil === null
          ? []
          : [{ day: offeredUntil, neutral: 'Menu: a last day', named: `${shortTitle}: last day`, href }]),
      ]
    }),
)

const ballotClocks = once((ballots: readonly BallotCard[]) =>
  ballots.flatMap(({ slug, title, openedOn, openedPrecision, closedOn, mandateUntil, notice }): Clock[] => {
    const href = `/ballots#${slug}`
    const opens = { day: openedOn, neutral: 'A vote opens', named: `${title} opens`, href }
    const closes = { day: closedOn, neutral: 'A vote closes', named: `${title} closes`, href }
    const last = {
      neutral: 'Notice under a mandate',
      named: `${title}: the last day for a notice of action to be received`,
      href,
    }
    const ends = { neutral: 'A mandate ends', named: `${title}: the last day of its mandate`, href }
    return [
      ...(openedPrecision === 'day' ? [opens] : []),
      closes,
      ...(notice.action === null ? [] : [{ day: notice.action.lastReceived, ...last }]),
      ...(mandateUntil === null ? [] : [{ day: mandateUntil, ...ends }]),
    ]
  }),
)

/** Weeks of returns in the calendar, this one the first. */
const RETURNS_AHEAD = 13

const ofWeek = cacheOf<Week, readonly Omit<Clock, 'href'>[]>({ most: 4 })

/** The last evenings of returns, the same in every calendar of a week. */
const returnsFrom = (first: Week) =>
  ofWeek.of(first, () =>
    Array.from({ length: RETURNS_AHEAD }, (_, i) => {
      const week = addDays(first, 7 * i)
      const named = `Return for the week of ${longDay(week)}: the last evening`
      return { day: addDays(week, 6), time: '20:00', neutral: 'Weekly return', named }
    }),
  )

/**
 * The kinds of day in a practice's calendar. A later kind joins with one entry here, which page,
 * feed and mails then hold. A neutral title says nothing of what the practice takes, decided or wrote.
 */
export const CLOCK_KINDS: readonly ClockKind[] = [
  {
    kind: 'return',
    remind: null,
    onPage: 2,
    clocks: (_db, { code }, now) => returnsFrom(weekOf(dayOf(now))).map((clock) => ({ ...clock, href: `/practice/${code}` })),
  },
  {
    kind: 'window',
    remind: 'First and last days of actions on the menu',
    clocks: (db, _practice, now) => windowClocks(menuAt(db, now)),
  },
  {
    kind: 'ballot',
    remind: 'Votes that open and close, the last notice under a mandate, and its end',
    whenClosed: true,
    clocks: (db, _practice, now) => ballotClocks(allBallots(db, dayOf(now))),
  },
  {
    kind: 'meeting',
    remind: 'The partners’ meeting',
    clocks: (db, { code }) => {
      const meeting = meetingOf(db, code)
      const href = `/practice/${code}/meeting`
      return meeting ? [{ day: meeting.meetsOn, neutral: 'Meeting', named: 'Partners’ meeting: what do we decide?', href }] : []
    },
  },
  {
    kind: 'paper',
    remind: 'Last days of notices and agreements, answers asked for and owed',
    clocks: (db, { code }, now) => paperClocks(db, code, now),
  },
  {
    kind: 'plan',
    remind: 'Days our practice planned something for',
    clocks: (db, { code }, now) =>
      plannedDays(db, code).map(({ actionSlug, plannedFor }): Clock => {
        const title = offerInForce(db, actionSlug, now)?.shortTitle ?? actionSlug
        const href = `/practice/${code}/actions/${actionSlug}`
        return { day: plannedFor, neutral: 'A day of our practice', named: `${title}: planned from this day`, href }
      }),
  },
]
