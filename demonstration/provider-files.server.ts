import { addReport } from '#app/features/disputes/provider-files/add-report.server.ts'
import { addProviderEvent, openProviderFile } from '#app/features/disputes/provider-files/keep-provider-file.server.ts'
import { eventsOfFile, filesOfLmc } from '#app/features/disputes/provider-files/provider-queries.server.ts'
import { type Report, seenOfFile } from '#app/features/disputes/provider-files/provider-rules.ts'
import type { EventKind, ReportKind } from '#app/features/disputes/provider-files/provider-words.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { addDays, type Day, dayOf, type Instant, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { demonstrationSetting } from './sign-in-list.ts'

const { lmcSlug, lively, untouched, merged } = demonstrationSetting
const OFFICER = { personId: `officer-of-${lmcSlug}` }
/** A body that is not there, as the made-up contractor of the dispute. */
const FILE = { lmcSlug, name: 'Halewick General Hospital', provides: 'Discharge letters, outpatient clinics' }
const OPENED = 150

type Added = { nth: number; daysAgo: number; kind: ReportKind; waitedDays: number; cases: number; isSafety?: true }
/** `nth` of the LMC's practices; 0 = that of the sign-ins. */
const ADDED: Added[] = [
  { nth: 0, daysAgo: 128, kind: 'late', waitedDays: 12, cases: 9 },
  { nth: 1, daysAgo: 120, kind: 'late', waitedDays: 9, cases: 14 },
  { nth: 2, daysAgo: 117, kind: 'missing', waitedDays: 30, cases: 3, isSafety: true },
  { nth: 3, daysAgo: 104, kind: 'late', waitedDays: 15, cases: 6 },
  { nth: 4, daysAgo: 96, kind: 'wrong', waitedDays: 4, cases: 2 },
  { nth: 5, daysAgo: 92, kind: 'misdirected', waitedDays: 21, cases: 5 },
  { nth: 6, daysAgo: 88, kind: 'late', waitedDays: 33, cases: 11 },
  { nth: 7, daysAgo: 83, kind: 'unanswered', waitedDays: 40, cases: 1 },
  { nth: 8, daysAgo: 80, kind: 'late', waitedDays: 10, cases: 22 },
  { nth: 9, daysAgo: 77, kind: 'missing', waitedDays: 26, cases: 4 },
  { nth: 10, daysAgo: 74, kind: 'late', waitedDays: 8, cases: 7 },
  { nth: 11, daysAgo: 71, kind: 'late', waitedDays: 18, cases: 12 },
  { nth: 12, daysAgo: 68, kind: 'wrong', waitedDays: 6, cases: 3, isSafety: true },
  { nth: 0, daysAgo: 35, kind: 'missing', waitedDays: 19, cases: 2, isSafety: true },
  { nth: 2, daysAgo: 21, kind: 'late', waitedDays: 11, cases: 5 },
]
const HAPPENED: { daysAgo: number; kind: EventKind; saidBy: string; words: string; source: string | null }[] = [
  {
    ...{ daysAgo: 62, kind: 'letter-out', saidBy: 'the LMC’s chair', source: 'Our letter 24/31' },
    words: 'We asked for discharge letters within 24 hours, and sent the counts of July to September.',
  },
  {
    ...{ daysAgo: 41, kind: 'answer', saidBy: 'the medical director’s office', source: 'Their letter of that day' },
    words:
      'Letters of one ward were sent from a list that had not been kept. It is mended; the hospital counts again each month.',
  },
  {
    ...{ daysAgo: 27, kind: 'meeting', saidBy: 'both offices', source: 'Minutes' },
    words: 'To meet again in January with the counts of October to December.',
  },
]

/** An LMC's file on a made-up hospital: what its practices added, and what was said. */
export function providerFileOfOffice(db: Db, today: Day): { at: Instant; write: () => unknown }[] {
  const on = (daysAgo: number, time: string) => instantOf(addDays(today, -daysAgo), time)
  // A small England of a test has none of it.
  const isThere = () => practicesOfLmc(db, lmcSlug, dayOf(on(OPENED, '11:00'))).length > ADDED.length
  const file = () => filesOfLmc(db, lmcSlug)[0]
  const codeOf = (nth: number, at: Instant) => {
    const apart = [lively.code, untouched.code, merged.code] as string[]
    const others = practicesOfLmc(db, lmcSlug, dayOf(at)).filter(({ code }) => !apart.includes(code))
    return nth === 0 ? lively.code : others[nth]!.code
  }
  return [
    { at: on(OPENED, '11:00'), write: () => isThere() && must(openProviderFile(db, FILE, OFFICER, on(OPENED, '11:00'))) },
    ...ADDED.map(({ nth, daysAgo, isSafety = false, ...counts }) => {
      const at = on(daysAgo, '12:10')
      const report: Report = { ...counts, isSafety, noticedOn: addDays(today, -daysAgo) }
      return {
        at,
        write: () => {
          const fileId = file()?.id
          if (!fileId) return
          const practiceCode = codeOf(nth, at)
          must(addReport(db, { practiceCode, fileId, report, seen: '' }, { personId: `manager-of-${practiceCode}` }, at))
        },
      }
    }),
    ...HAPPENED.map(({ daysAgo, ...happened }) => {
      const at = on(daysAgo, '14:20')
      return {
        at,
        write: () => {
          const kept = file()
          if (!kept) return
          const of = { lmcSlug, fileId: kept.id, seen: seenOfFile(kept, eventsOfFile(db, kept.id)) }
          must(addProviderEvent(db, { ...of, happened: { ...happened, happenedOn: addDays(today, -daysAgo) } }, OFFICER, at))
        },
      }
    }),
  ]
}

function must(outcome: { ok: true } | { ok: false; reason: string }): void {
  if (!outcome.ok) throw new Error(`A file on a provider cannot be kept: ${outcome.reason}`)
}
