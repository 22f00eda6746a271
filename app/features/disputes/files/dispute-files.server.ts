import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { DisputeOn } from '#app/features/disputes/file/dispute-rules.ts'
import { beginsOn, whenWords } from '#app/features/disputes/file/when-rules.ts'
import { asAtWords } from '#app/features/disputes/pages/dispute-words-of.ts'
import type { LoggedTotals } from '#app/features/figures/logged/logged-totals-queries.server.ts'
import { asCsv } from '#app/platform/csv.ts'
import { lastDayOf, roughDayWords } from '#app/platform/rough-days.ts'
import { addDays, type Day, startOfDay } from '#app/platform/time.ts'
import { escapedXml } from '#app/platform/xml.ts'
import { datesOf, loggedRows, rowsOf } from './dispute-rows.ts'

/** What a file says of itself. `query`: of the pages that show the same days, empty today. `knownOn`: the day as known on which it stands. `totals`: of what practices logged, where they are published. */
export type FileTold = { site: string; siteName: string; query: string; knownOn: Day; totals: LoggedTotals | null }

/** The file as at its day as CSV, a statement or total a row, each with the day on which it was recorded here. */
export function disputeCsv(dispute: DisputeOn, { knownOn, totals }: FileTold): string {
  const sourceWords = (key: string) => {
    const { title, date, url } = dispute.sources[key]!
    return `${title}, ${date}: ${url}`
  }
  return asCsv(
    [
      ...['as_at', 'as_known', 'kind', 'about', 'when', 'from', 'to', 'who', 'words', 'state'],
      ...['recorded', 'sources_differ', 'sources'],
    ],
    [...rowsOf(dispute), ...(totals ? loggedRows(totals, dispute) : [])].map(
      ({ kind, about, when, who, words, state, recorded, conflict, sources }) => {
        const dates = datesOf(when, dispute.day)
        return [
          dispute.day,
          knownOn,
          kind,
          about,
          dates.when,
          dates.from,
          dates.to,
          who,
          words,
          state,
          recorded && recorded <= knownOn ? recorded : '',
          conflict,
          sources.map(sourceWords).join(' | '),
        ]
      },
    ),
  )
}

/**
 * The same as JSON: the file as at its day, and its sources by key. Days overdue and open are those of the day. A row without a day
 * `recorded` was recorded with the file. The files of a demonstration were written after its clock: of them no such day is told.
 */
export function disputeData({ day, known, ...dispute }: DisputeOn, { site, knownOn, totals }: FileTold) {
  const url = `${site}/disputes/${dispute.slug}?as-at=${day}${known ? `&known=${known}` : ''}`
  return withoutDaysAfter({ url, asAt: day, asKnown: knownOn, ...dispute, totals: totals?.published ?? null }, knownOn)
}

function withoutDaysAfter<T>(value: T, knownOn: Day): T {
  if (Array.isArray(value)) return value.map((one) => withoutDaysAfter(one, knownOn)) as T
  if (value === null || typeof value !== 'object') return value
  const told = Object.entries(value).filter(([name, one]) => name !== 'recorded' || one <= knownOn)
  return Object.fromEntries(told.map(([name, one]) => [name, withoutDaysAfter(one, knownOn)])) as T
}

/** What happened, the latest first, as an Atom feed of at most fifty entries. */
export function disputeAtom(dispute: DisputeOn, { site, siteName, query }: FileTold): string {
  const href = `${site}/disputes/${dispute.slug}`
  const events = dispute.events.slice(-50).reverse()
  const instant = (day: string) => new Date(startOfDay(day)).toISOString()
  const nth = new Map<string, number>()
  const entries = events.map(({ when, kind, words, conflict }) => {
    const name = `${kind}-${beginsOn(when)}`
    const count = (nth.get(name) ?? 0) + 1
    nth.set(name, count)
    return `  <entry>
    <id>${escapedXml(`${href}#${name}${count === 1 ? '' : `-${count}`}`)}</id>
    <title>${escapedXml(`${whenWords(when)}: ${words.length > 90 ? `${words.slice(0, 88)}…` : words}`)}</title>
    <updated>${instant(beginsOn(when))}</updated>
    <author><name>${escapedXml(siteName)}</name></author>
    <link rel="alternate" type="text/html" href="${escapedXml(`${href}/happened${query}`)}"/>
    <content type="text">${escapedXml(conflict ? `${words} Sources differ: ${conflict}` : words)}</content>
  </entry>
`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
  <id>${escapedXml(`${href}/file.atom${query}`)}</id>
  <title>${escapedXml(`${siteName}: ${dispute.title}, what happened${query && `, ${asAtWords(dispute)}`}`)}</title>
  <updated>${events[0] ? instant(beginsOn(events[0].when)) : instant(dispute.day)}</updated>
  <link rel="self" type="application/atom+xml" href="${escapedXml(`${href}/file.atom${query}`)}"/>
  <link rel="alternate" type="text/html" href="${escapedXml(`${href}/happened${query}`)}"/>
${entries.join('')}</feed>
`
}

/** Deadlines of demands and of conditions as a calendar of whole days. A month counts as its last day. */
export function disputeCalendar(dispute: DisputeOn, { site, query }: FileTold): string {
  const calendar = ical({
    name: `${dispute.title}: deadlines${query && `, ${asAtWords(dispute)}`}`,
    prodId: { company: 'Concert', product: 'Disputes', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  })
  const { host } = new URL(site)
  const href = `${site}/disputes/${dispute.slug}`
  const add = (id: string, due: string, summary: string, url: string) => {
    const day = lastDayOf(due)
    calendar.createEvent({
      id: `${dispute.slug}-${id}@${host}`,
      stamp: Temporal.Instant.fromEpochMilliseconds(startOfDay(day)),
      start: Temporal.PlainDate.from(day),
      end: Temporal.PlainDate.from(addDays(day, 1)),
      allDay: true,
      summary,
      url,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  for (const { number, title, deadline } of dispute.demands)
    if (deadline)
      add(
        `demand-${number}`,
        deadline.due,
        `Deadline ${roughDayWords(deadline.due)}: ${title}`,
        `${href}/demands/${number}${query}`,
      )
  for (const [index, { words, byWhen }] of dispute.phases.flatMap(({ stops }) => stops).entries())
    if (byWhen) add(`condition-${index + 1}`, byWhen, `Condition by ${roughDayWords(byWhen)}: ${words}`, href + query)
  return calendar.toString()
}
