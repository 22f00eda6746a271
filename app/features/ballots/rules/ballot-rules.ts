import { Temporal } from 'temporal-polyfill'
import { addDays, type Day } from '#app/platform/time.ts'

export type BallotKind = 'referendum' | 'indicative' | 'non-statutory' | 'statutory'
export type BallotStatus = 'announced' | 'open' | 'closed' | 'declared'

/** The facts of a vote that these rules need. Counts are null where no source gives them. */
export type BallotFacts = {
  kind: BallotKind
  soughtAnswer: 'yes' | 'no'
  openedOn: Day
  closedOn: Day
  declaredOn: Day | null
  eligible: number | null
  cast: number | null
  yes: number | null
  no: number | null
  /** Shares as published, in thousandths, where no counts are known. */
  turnoutPerMille: number | null
  soughtPerMille: number | null
}

export const kindWords: Record<BallotKind, string> = {
  referendum: 'Referendum',
  indicative: 'Indicative vote',
  'non-statutory': 'Non-statutory ballot',
  statutory: 'Statutory ballot',
}
export const statusWords: Record<BallotStatus, string> = {
  announced: 'Announced',
  open: 'Open',
  closed: 'Closed',
  declared: 'Declared',
}

/** The status of a vote on a London day. It is open on its first and on its last day. */
export function statusOn(ballot: Pick<BallotFacts, 'openedOn' | 'closedOn' | 'declaredOn'>, day: Day): BallotStatus {
  if (ballot.declaredOn !== null && day >= ballot.declaredOn) return 'declared'
  if (day > ballot.closedOn) return 'closed'
  return day >= ballot.openedOn ? 'open' : 'announced'
}

/** The law on statutory ballots for industrial action in an important public service, in calendar months and days. */
export type BallotLaw = {
  name: string
  /** The share of those entitled that must have voted, in per cent. */
  turnoutPercent: number
  /** The share of those entitled that must have voted yes, in per cent; null where a majority of the votes is enough. */
  supportOfEntitledPercent: number | null
  noticeOfBallotDays: number
  noticeOfActionDays: number
  /** The shorter notice of action that an employer may agree to; null where the law has none. */
  noticeOfActionAgreedDays: number | null
  mandateMonths: number
  /** The longer mandate that an employer may agree to; null where it cannot be extended. */
  mandateAgreedMonths: number | null
  sources: { title: string; url: string }[]
}

/** Ballots that open on this day or later fall under the Employment Rights Act 2025. */
const EMPLOYMENT_RIGHTS_ACT_FROM: Day = '2026-02-18'

const until2026: BallotLaw = {
  name: 'Trade Union Act 2016',
  turnoutPercent: 50,
  supportOfEntitledPercent: 40,
  noticeOfBallotDays: 7,
  noticeOfActionDays: 14,
  noticeOfActionAgreedDays: 7,
  mandateMonths: 6,
  mandateAgreedMonths: 9,
  sources: [
    {
      title: 'Trade Union Act 2016 in force from 1 March 2017 (Lexology)',
      url: 'https://www.lexology.com/library/detail.aspx?g=7f171f7d-4368-4255-8cf3-f010ec1414a1',
    },
  ],
}
const from2026: BallotLaw = {
  name: 'Employment Rights Act 2025',
  turnoutPercent: 50,
  supportOfEntitledPercent: null,
  noticeOfBallotDays: 7,
  noticeOfActionDays: 10,
  noticeOfActionAgreedDays: null,
  mandateMonths: 12,
  mandateAgreedMonths: null,
  sources: [
    {
      title: 'Trade union law: transition to the Employment Rights Act 2025 (GOV.UK)',
      url: 'https://www.gov.uk/guidance/trade-union-law-transition-to-employment-rights-act-2025',
    },
    {
      title: 'Industrial relations changes under the Employment Rights Act (Penningtons Manches Cooper)',
      url: 'https://www.penningtonslaw.com/insights/industrial-relations-changes-herald-start-of-sweeping-reforms-under-new-employment-rights-act',
    },
  ],
}

/**
 * The law a vote falls under, by its kind and opening day: none for a referendum, an indicative or a non-statutory vote. Since 18
 * February 2026 the 40 % rule for important public services is gone, notice of action is 10 days and a mandate lasts 12 months.
 * The turnout rule of 50 % stays until electronic balloting replaces it, on a date not known yet. A notice of action falls under
 * the law of the day it is received: `noticeOfActionDaysOn`.
 */
export function lawOf(kind: BallotKind, openedOn: Day): BallotLaw | undefined {
  if (kind !== 'statutory') return undefined
  return openedOn >= EMPLOYMENT_RIGHTS_ACT_FROM ? from2026 : until2026
}

/** Days of notice owed to an employer before action, for a notice received on a day. */
export function noticeOfActionDaysOn(receivedOn: Day): number {
  return (receivedOn >= EMPLOYMENT_RIGHTS_ACT_FROM ? from2026 : until2026).noticeOfActionDays
}

/**
 * The last day of a statutory mandate: its months begin on the day the vote closed (Trade Union and Labour Relations
 * (Consolidation) Act 1992, sections 234 and 246). Undefined where no law gives a mandate.
 */
export function mandateUntil(ballot: Pick<BallotFacts, 'kind' | 'openedOn' | 'closedOn'>): Day | undefined {
  const law = lawOf(ballot.kind, ballot.openedOn)
  if (!law) return undefined
  return addDays(Temporal.PlainDate.from(ballot.closedOn).add({ months: law.mandateMonths }).toString(), -1)
}

/** Shares that mean something: none, the thresholds of the laws, and all. No other share is rounded onto one of them. */
const MARKS = [0, 400, 500, 1000]

/**
 * A share in thousandths, a half rounded up, in whole numbers: 8,518 of 12,590 is 677. A share that only rounds to a threshold, to
 * none or to all stays on its side of it: 49.98 % is 499, one vote of 10,000 is 1. Null without a whole.
 */
export function perMille(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null || whole <= 0) return null
  const rounded = Math.floor((2000 * part + whole) / (2 * whole))
  const beside = 1000 * part - rounded * whole
  return beside === 0 || !MARKS.includes(rounded) ? rounded : rounded + Math.sign(beside)
}

/** Thousandths as a percentage with one decimal: `67.7%`. */
export const perMilleWords = (thousandths: number) => `${(thousandths / 10).toFixed(1)}%`

export type BallotShares = {
  turnoutPerMille: number | null
  /** Of the votes for yes or no, the share for the answer the committee asked for. */
  soughtPerMille: number | null
  /** Of all entitled to vote, the share that gave that answer. */
  soughtOfEligiblePerMille: number | null
}

/** Turnout and support, from counts where known, otherwise from the published shares. */
export function sharesOf(ballot: BallotFacts): BallotShares {
  const sought = ballot.soughtAnswer === 'yes' ? ballot.yes : ballot.no
  const votes = ballot.yes === null || ballot.no === null ? null : ballot.yes + ballot.no
  return {
    turnoutPerMille: perMille(ballot.cast, ballot.eligible) ?? ballot.turnoutPerMille,
    soughtPerMille: perMille(sought, votes) ?? ballot.soughtPerMille,
    soughtOfEligiblePerMille: perMille(sought, ballot.eligible),
  }
}

/** One legal test. `met` is null where a count is not known. */
export type LegalTest = { name: string; needs: string; met: boolean | null }
/** A vote outside the law on ballots has no tests: it is never passed or failed. */
export type LegalTests = { applies: false; words: string } | { applies: true; law: BallotLaw; tests: LegalTest[] }

const reaches = (part: number | null, whole: number | null, percent: number) =>
  part === null || whole === null ? null : part * 100 >= whole * percent

/** What is said of a vote outside the law on ballots. */
export const noLaw = (kind: BallotKind) => `${kindWords[kind]}: no legal threshold applies.`

/** The thresholds of the law against the counts, in whole numbers. The majority is of all votes cast. */
export function legalTests(ballot: BallotFacts): LegalTests {
  const law = lawOf(ballot.kind, ballot.openedOn)
  if (!law) return { applies: false, words: noLaw(ballot.kind) }
  const tests: LegalTest[] = [
    {
      name: 'Turnout',
      needs: `at least ${law.turnoutPercent}% of those entitled vote`,
      met: reaches(ballot.cast, ballot.eligible, law.turnoutPercent),
    },
    {
      name: 'Majority',
      needs: 'more than half of the votes are yes',
      met: ballot.yes === null || ballot.cast === null ? null : ballot.yes * 2 > ballot.cast,
    },
  ]
  if (law.supportOfEntitledPercent !== null)
    tests.push({
      name: 'Support of those entitled',
      needs: `at least ${law.supportOfEntitledPercent}% of those entitled vote yes`,
      met: reaches(ballot.yes, ballot.eligible, law.supportOfEntitledPercent),
    })
  return { applies: true, law, tests }
}
