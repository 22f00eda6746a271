import { addDays, type Day, type Instant } from '#app/platform/time.ts'
import type { EventKind, ReportKind } from './provider-words.ts'

export type ProviderFile = {
  id: string
  lmcSlug: string
  name: string
  provides: string
  openedAt: Instant
  closedAt: Instant | null
}
export type ProviderEvent = {
  id: string
  kind: EventKind
  happenedOn: Day
  words: string
  saidBy: string
  source: string | null
  recordedAt: Instant
  takenBackAt: Instant | null
}
/** What a practice adds: counts and days. `waitedDays`: days that had passed when it was noticed. */
export type Report = { kind: ReportKind; noticedOn: Day; waitedDays: number; cases: number; isSafety: boolean }
export type KeptReport = Report & { id: string; practiceCode: string; recordedAt: Instant }
export type AddedReport = KeptReport & { takenBackAt: Instant | null }

/** Most files of an LMC, events of a file, and reports of one practice in a file. */
export const MOST_FILES = 100
export const MOST_EVENTS = 300
export const MOST_REPORTS = 500

/** What a file holds is kept for so long: six years, the time in which a claim on a contract is brought. */
export const KEPT_YEARS = 6
/** A closed file is kept for two more years. */
export const KEPT_CLOSED = 730 * 86_400_000

export const foldedName = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase()

const TITLED =
  /\b(Dr|Doctor|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sir|Dame|Sister|Nurse|Matron|Consultant)\b(?:\.\s*|\s+)(?=(\p{L}[\p{L}'’&-]*))/giu
const ROLE = /^(?:Sister|Nurse|Matron|Consultant)$/i
/** What follows a role and is no name: "Nurse Practitioner clinic", "Sister Street Surgery", "Consultant Cardiologist". */
const AFTER_ROLE =
  /^(?:practitioners?|associates?|advisors?|advisers?|managers?|leads?|led|line|bank|clinics?|teams?|services?|triage|advice|connect|office|unit|station|call|street|road|surgeons?|\p{L}+(?:ist|ician)s?)$/iu
/** What follows MR and MS where they are an image and an illness. */
const AFTER_MR_OR_MS =
  /^(?:scans?|scanners?|scanning|imaging|angiograms?|society|clinics?|specialists?|nurses?|teams?|services?)$/i

/** True where a text seems to name somebody by a title, in whatever letters: a file names no clinician. */
export function namesSomebody(text: string): boolean {
  return [...text.matchAll(TITLED)].some(([, title = '', next = '']) => {
    // "a doctor said", "they miss Mondays", "a consultant of ENT": no name follows.
    if (/^\p{Ll}/u.test(next) || title === 'miss') return false
    if (ROLE.test(title)) return !AFTER_ROLE.test(next) && !/^[A-Z&]{2,3}$/.test(next)
    return !(/^M[RS]$/.test(title) && AFTER_MR_OR_MS.test(next))
  })
}

/** "2024-Q3" of a day. */
export const quarterOf = (day: Day): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

/** The first and last day of a quarter. */
export function daysOfQuarter(quarter: string): { from: Day; until: Day } {
  const [year = '', q = ''] = quarter.split('-Q')
  const month = (Number(q) - 1) * 3 + 1
  const first = (y: number, m: number) => `${y}-${String(m).padStart(2, '0')}-01`
  const next = month === 10 ? first(Number(year) + 1, 1) : first(Number(year), month + 3)
  return { from: first(Number(year), month), until: addDays(next, -1) }
}

export const nextQuarter = (quarter: string): string => quarterOf(addDays(daysOfQuarter(quarter).until, 1))

/** "July to September 2024" */
export function quarterInWords(quarter: string): string {
  const [year = '', q = ''] = quarter.split('-Q')
  const spans = ['January to March', 'April to June', 'July to September', 'October to December']
  return `${spans[Number(q) - 1]} ${year}`
}

/** Reports in sum. `waited`: the longest that any of them had waited. */
export const sumOfReports = (reports: readonly Report[]) =>
  reports.reduce(
    (sum, { cases, waitedDays, isSafety }) => ({
      reports: sum.reports + 1,
      cases: sum.cases + cases,
      longest: Math.max(sum.longest, waitedDays),
      safety: sum.safety + (isSafety ? 1 : 0),
    }),
    { reports: 0, cases: 0, longest: 0, safety: 0 },
  )

/** The marker of a form of a file: what was added, taken back or closed since is not passed over. */
export const seenOfFile = ({ closedAt }: Pick<ProviderFile, 'closedAt'>, events: readonly ProviderEvent[]): string =>
  `${events.length}/${events.filter(({ takenBackAt }) => takenBackAt !== null).length}/${closedAt === null ? 'open' : 'closed'}`
/** How many events the form with this marker showed. Without a readable marker it showed all there can be. */
export const eventsSeen = (seen: string): number => Number(/^(\d+)\//.exec(seen)?.[1] ?? MOST_EVENTS)
