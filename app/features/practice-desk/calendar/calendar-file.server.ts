import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import { tzlib_get_ical_block as zoneBlock } from 'timezones-ical-library'
import { addDays, type Day, startOfDay, weekOf } from '#app/platform/time.ts'
import type { DatedClock } from './clock-rules.ts'

const LONDON = 'Europe/London'
const MINUTES = 30

export type CalendarFacts = {
  practiceCode: string
  /** Titles name actions; otherwise they say nothing of what the practice takes. */
  named: boolean
  clocks: readonly DatedClock[]
  /** Where this site is: `https://concert.example.org`. */
  site: string
  today: Day
}

/**
 * A calendar as iCalendar (RFC 5545). The same days give the same bytes the whole week. An event is known by its kind and day, so that
 * its id tells no more than its title; it leads to the calendar's page, unless titles are named.
 */
export function calendarFile({ practiceCode, named, clocks, site, today }: CalendarFacts): string {
  const calendar = ical({
    name: `Concert ${practiceCode}`,
    prodId: { company: 'Concert', product: 'Calendar', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    timezone: { name: LONDON, generator: (zone) => zoneBlock(zone)[0] ?? null },
    ttl: 3600 * 6,
  })
  const stamp = Temporal.Instant.fromEpochMilliseconds(startOfDay(weekOf(today)))
  const { host } = new URL(site)
  const seen = new Map<string, number>()
  for (const { kind, day, time, href, ...titles } of clocks) {
    const name = `${practiceCode}-${kind}-${day}`.toLowerCase()
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    calendar.createEvent({
      id: `${name}${nth === 1 ? '' : `-${nth}`}@${host}`,
      stamp,
      ...(time ? hours(day, time) : wholeDay(day)),
      summary: named ? titles.named : titles.neutral,
      url: `${site}${named ? href : `/practice/${practiceCode}/calendar`}`,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  // With a time zone of the calendar the library writes DTSTAMP as a floating time; RFC 5545 asks for UTC.
  const inUtc = stamp.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')
  return calendar.toString().replace(/^DTSTAMP:[0-9TZ]+/gm, `DTSTAMP:${inUtc}`)
}

function hours(day: Day, time: string) {
  const start = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: LONDON, plainTime: time })
  return { start, end: start.add({ minutes: MINUTES }), timezone: LONDON }
}

const wholeDay = (day: Day) => ({
  start: Temporal.PlainDate.from(day),
  end: Temporal.PlainDate.from(addDays(day, 1)),
  allDay: true,
  timezone: null,
})
