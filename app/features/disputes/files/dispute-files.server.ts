import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { DisputeOn } from '#app/features/disputes/file/dispute-rules.ts'
import { beginsOn, whenWords } from '#app/features/disputes/file/when-rules.ts'
import { asCsv } from '#app/platform/csv.ts'
import { lastDayOf, roughDayWords } from '#app/platform/rough-days.ts'
import { addDays, startOfDay } from '#app/platform/time.ts'
import { escapedXml } from '#app/platform/xml.ts'
import { datesOf, rowsOf } from './dispute-rows.ts'

/** The file as at its day as CSV, a statement a row. */
export function disputeCsv(dispute: DisputeOn): string {
  const sourceWords = (key: string) => {
    const { title, date, url } = dispute.sources[key]!
    return `${title}, ${date}: ${url}`
  }
  return asCsv(
    ['as_at', 'kind', 'about', 'when', 'from', 'to', 'who', 'words', 'state', 'sources_differ', 'sources'],
    rowsOf(dispute).map(({ kind, about, when, who, words, state, conflict, sources }) => {
      const dates = datesOf(when, dispute.day)
      return [
        dispute.day,
        kind,
        about,
        dates.when,
        dates.from,
        dates.to,
        who,
        words,
        state,
        conflict,
        sources.map(sourceWords).join(' | '),
      ]
    }),
  )
}

/** The same as JSON: the file as at its day, and its sources by key. Days overdue and open are those of the day. */
export function disputeData({ recorded: _recorded, known, ...dispute }: DisputeOn, site: string) {
  return { url: `${site}/disputes/${dispute.slug}?as-at=${dispute.day}${known ? `&known=${known}` : ''}`, known, ...dispute }
}

/** What happened, the latest first, as an Atom feed of at most fifty entries. */
export function disputeAtom(dispute: DisputeOn, { site, siteName }: { site: string; siteName: string }): string {
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
    <link rel="alternate" type="text/html" href="${escapedXml(href)}"/>
    <content type="text">${escapedXml(conflict ? `${words} Sources differ: ${conflict}` : words)}</content>
  </entry>
`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
  <id>${escapedXml(href)}/file.atom</id>
  <title>${escapedXml(`${siteName}: ${dispute.title}, what happened`)}</title>
  <updated>${events[0] ? instant(beginsOn(events[0].when)) : instant(dispute.day)}</updated>
  <link rel="self" type="application/atom+xml" href="${escapedXml(href)}/file.atom"/>
  <link rel="alternate" type="text/html" href="${escapedXml(href)}"/>
${entries.join('')}</feed>
`
}

/** Deadlines of demands and of conditions as a calendar of whole days. A month counts as its last day. */
export function disputeCalendar(dispute: DisputeOn, site: string): string {
  const calendar = ical({
    name: `${dispute.title}: deadlines`,
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
      add(`demand-${number}`, deadline.due, `Deadline ${roughDayWords(deadline.due)}: ${title}`, `${href}/demands/${number}`)
  for (const [index, { words, byWhen }] of dispute.phases.flatMap(({ stops }) => stops).entries())
    if (byWhen) add(`condition-${index + 1}`, byWhen, `Condition by ${roughDayWords(byWhen)}: ${words}`, href)
  return calendar.toString()
}
