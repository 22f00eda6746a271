import { createHash } from 'node:crypto'
import { lastEvent, recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { longDay, shortDay } from '#app/platform/dates-in-words.ts'
import type { DocumentJob } from '#app/platform/documents/document-jobs.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { CHRONOLOGY_TEMPLATE } from './chronology-template.ts'
import { failuresOf, versionsOfFailure, weeksWaited } from './failure-queries.server.ts'
import { hoursAndMinutes, isCorrected, penceAnHour, pounds } from './failure-rules.ts'
import { BEFORE_NOTICED, DUTIES, endWords, KINDS, MINUTES_OF, WAITED_RUN } from './failure-words.ts'
import { closedSince, rowOf, sumOf } from './failures-page-queries.server.ts'
import { lineNamed, serviceLines } from './service-lines.server.ts'
import { staffPay } from './staff-pay.server.ts'

type Grid = { head: string[]; widths: number[]; rows: string[][] }
/** A chronology as its template reads it: words alone. */
export type ChronologyData = {
  site: string
  title: string
  practice: string
  for: string
  footer: string
  lead: string
  numbers: { head: string; big: string; unit: string; note: string }[]
  sections: { title: string; note: string; table: Grid }[]
  rates: Grid
  basis: string
  kept: string[]
}
export type GatheredChronology = { data: ChronologyData; name: string; at: Instant }
type Make = (key: string, job: () => DocumentJob) => Promise<Uint8Array>

const counted = (many: number, one: string, more = `${one}s`) => `${inFigures(many)} ${many === 1 ? one : more}`

/**
 * Gathers a practice's failures by dispute and service line, earliest first, and writes in the log that the chronology was asked for.
 * Undefined for a practice the register does not hold.
 */
export function gatherChronology(
  db: Db,
  { practiceCode, site }: { practiceCode: string; site: string },
  by: Actor,
  now: Instant,
): GatheredChronology | undefined {
  return inTransaction(db, (tx) => {
    const today = dayOf(now)
    const details = practiceByCode(tx, practiceCode, today)
    if (!details) return undefined
    recordEvent(tx, { at: now, actor: by.personId, action: 'failures.exported', subject: practiceCode })
    const { seq, hash } = lastEvent(tx)!
    const data = chronologyOf(tx, practiceCode, {
      site,
      practice: `${details.name} · ${details.code}`,
      today,
      closedOn: closedSince(details),
    })
    data.kept.push(`That this chronology was asked for is entry ${seq} of the log: ${hash}.`)
    return { data, name: `concert-${practiceCode}-${today}`, at: now }
  })
}

function chronologyOf(
  tx: Db,
  practiceCode: string,
  { site, practice, today, closedOn }: { site: string; practice: string; today: string; closedOn: Day | null },
): ChronologyData {
  const pay = staffPay()
  const lines = serviceLines(tx, today)
  const failures = failuresOf(tx, practiceCode).reverse()
  const rows = failures.map((failure) => rowOf(failure, { lines, pay, today, closedOn }))
  const sum = sumOf(rows)
  const open = rows.filter((row) => row.resolvedOn === null && row.closedOn === null).length
  const byLine = new Map<string, number[]>()
  failures.forEach(({ line }, index) => {
    const key = `${line.dispute}/${line.key}`
    byLine.set(key, [...(byLine.get(key) ?? []), index])
  })
  const sections = [...byLine].map(([key, indexes]) => {
    const [dispute = '', line = ''] = key.split('/')
    const named = lineNamed(lines, { dispute, key: line })
    const own = sumOf(indexes.map((index) => rows[index]!))
    return {
      title: named ? `${named.title}: ${named.name}` : key,
      note: [
        named && `${named.contractor}, for ${named.counterparty}`,
        `${inFigures(own.failures)} logged, ${counted(own.cases, 'case')}`,
        hoursAndMinutes(own.minutes),
        pounds(own.pence),
      ]
        .filter(Boolean)
        .join(' · '),
      table: {
        head: ['Noticed', 'What', 'Cases', 'Days waited', BEFORE_NOTICED, 'Time', 'Cost', 'Duty', 'In the practice’s words'],
        widths: [1.3, 1.9, 0.7, 0.7, 0.9, 1.3, 1, 1.5, 2.1],
        rows: indexes.map((index) => {
          const { noticedOn, kind, cases, waited, waitedBefore, cost, duty, isSafety, appointments, id } = rows[index]!
          const versions = versionsOfFailure(tx, practiceCode, id)
          const changed = versions.filter((one, nth) => nth > 0 && isCorrected(versions[nth - 1]!, one)).length
          return [
            shortDay(noticedOn),
            [
              KINDS[kind],
              isSafety && 'patient safety',
              appointments > 0 && `${counted(appointments, 'appointment')} lost`,
              endWords(rows[index]!) ?? 'open',
              changed > 0 && (changed === 1 ? 'corrected once' : `corrected ${changed} times`),
            ]
              .filter(Boolean)
              .join('; '),
            inFigures(cases),
            inFigures(waited),
            inFigures(waitedBefore),
            cost.minutes > 0 ? hoursAndMinutes(cost.minutes) : '',
            cost.pence > 0 ? pounds(cost.pence) : '',
            DUTIES[duty],
            failures[index]!.note ?? '',
          ]
        }),
      },
    }
  })
  const weeks = weeksWaited(tx, practiceCode)
  return {
    ...{ site, practice, sections },
    title: 'Chronology of service failures',
    for: 'made by the practice, for those to whom it gives it',
    footer: `${practice} · ${longDay(today)}`,
    lead: `As logged by the practice up to ${longDay(today)}; nobody has checked it. ${WAITED_RUN} No patient is named.`,
    numbers: [
      { head: 'Failures', big: inFigures(sum.failures), unit: '', note: `${inFigures(open)} of them open` },
      { head: 'Cases', big: inFigures(sum.cases), unit: '', note: `${counted(sum.appointments, 'appointment')} lost` },
      {
        head: 'Time',
        big: hoursAndMinutes(sum.minutes),
        unit: '',
        note: sum.unpriced > 0 ? `${hoursAndMinutes(sum.unpriced)} without a rate` : 'of all roles',
      },
      { head: 'Cost of the time', big: pounds(sum.pence), unit: '', note: 'by the rates below' },
    ],
    basis: `${pay.basis}. ${pay.hoursAWeek} hours a week.`,
    rates: {
      head: ['Role', 'Grade', 'From', 'A year', 'An hour', 'Source'],
      widths: [1.2, 2, 1, 1, 1, 3],
      rows: pay.rates.map(({ role, grade, from, yearly, source }) => [
        ...[MINUTES_OF[role], grade, shortDay(from), `£${inFigures(yearly)}`],
        ...[pounds(Math.round(penceAnHour(yearly, pay.hoursAWeek))), `${source.title}, ${source.url}`],
      ]),
    },
    kept: [
      'Entries are added and never overwritten: what was corrected stays in the practice’s record beside its correction.',
      weeks.length > 0
        ? `That what was open was still waited for was confirmed in ${counted(weeks.length, 'week')}, ${weeksWords(weeks.map(({ week }) => week))}.`
        : 'No week was confirmed as still waiting.',
    ],
  }
}

const weeksWords = (weeks: readonly string[]) =>
  weeks.length === 1
    ? `that of ${shortDay(weeks[0]!)}`
    : `from that of ${shortDay(weeks[0]!)} to that of ${shortDay(weeks.at(-1)!)}`

/** The chronology as a file, drawn beside the server. */
export async function chronologyFile({ data, name, at }: GatheredChronology, make: Make) {
  const hash = createHash('sha256').update(JSON.stringify(data)).digest('hex')
  const job = () => ({ kind: 'pdf', template: CHRONOLOGY_TEMPLATE, data, pictures: {}, madeAt: at }) as const
  return { bytes: await make(`chronology ${hash}`, job), name: `${name}.pdf`, type: 'application/pdf' }
}
