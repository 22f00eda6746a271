import type { RegisterFacts, RegisterRow } from '#app/features/register/records/add-to-register.server.ts'
import type { DatedStatement } from '#app/features/register/records/register-rules.ts'
import type { Day } from '#app/platform/time.ts'
import type { ListSizes } from './list-size-form.ts'
import type { PracticePlacings, SubIcbRules } from './lmc-placing-form.ts'
import type { DetailsFile } from './practice-details-form.ts'
import type { PracticeMap } from './practice-map-form.ts'
import type { Successors } from './successor-form.ts'

type DatedRow<K extends 'statuses' | 'memberships' | 'organisations' | 'listSizes' | 'lmcRegions'> = RegisterRow<K> &
  DatedStatement

/** The register's knowledge of one practice: its current row and every statement ever made. */
export type KnownPractice = {
  row: RegisterRow<'practices'>
  statuses: DatedRow<'statuses'>[]
  memberships: DatedRow<'memberships'>[]
  organisations: DatedRow<'organisations'>[]
  listSizes: DatedRow<'listSizes'>[]
  /** Ids of the statements that officers of LMCs confirmed: files do not overrule them unless allowed. */
  agreed: { memberships: ReadonlySet<number>; statuses: ReadonlySet<number> }
}
type ByCode<K extends keyof RegisterFacts> = Map<string, RegisterRow<K>>

/** The whole register, read once, to compare an import with. */
export type KnownRegister = {
  practices: Map<string, KnownPractice>
  regions: ByCode<'regions'>
  icbs: ByCode<'icbs'>
  subIcbLocations: ByCode<'subIcbLocations'>
  pcns: ByCode<'pcns'>
  lmcOffices: ByCode<'lmcOffices'>
  lmcs: ByCode<'lmcs'>
  lmcRegions: Map<string, DatedRow<'lmcRegions'>[]>
  /** The extract day of the last practice map that was applied. */
  lastMapDay: Day | null
  /** The newest day in the details last applied; null = none were, or it was not noted. */
  detailsDay: Day | null
}

/** The files of one import, each read and checked, with the shipped list of LMCs. */
export type ImportSources = {
  map: PracticeMap
  details: DetailsFile | undefined
  listSizes: ListSizes | undefined
  placings: PracticePlacings | undefined
  rules: SubIcbRules | undefined
  successors: Successors | undefined
  lmcList: { lmcs: RegisterRow<'lmcs'>[]; offices: RegisterRow<'lmcOffices'>[] }
}

export type Listed = { code: string; name: string; note: string }

/** What an import would do, worked out before anything is written. */
export type RegisterPlan = {
  /** The extract day of the map: changes hold from it unless a file gives a better day. */
  day: Day
  facts: RegisterFacts
  /** Practices by what happens to them; `note` gives details. */
  added: Listed[]
  earlier: Listed[]
  closed: Listed[]
  reopened: Listed[]
  changed: Listed[]
  openingLearnt: Listed[]
  succeeded: Listed[]
  placed: Listed[]
  moved: Listed[]
  /** Where LMCs agreed on something else than the files say: it stays. */
  agreedByLmcs: Listed[]
  /** Findings that change nothing. */
  withoutLmc: Listed[]
  withoutListSize: Listed[]
  activeOnlyInDetails: Listed[]
  closedInDetails: Listed[]
  dormantInDetails: Listed[]
  addressLeftOut: Listed[]
  unknownInFiles: { file: string; codes: string[] }[]
  totals: RegisterTotals
}

/** The register after the import, as at the day of the map. */
export type RegisterTotals = {
  openPractices: number
  regions: number
  icbs: number
  subIcbLocations: number
  pcns: number
  lmcs: number
  practicesInLmc: number
  patients: number
  /** The lists behind the number of patients, in words: of which day, and how many practices each. */
  listsOf: string
}

/** A plan being filled, with every list present. */
export type OpenPlan = RegisterPlan & { facts: Required<RegisterFacts> }

export function emptyPlan(day: Day): OpenPlan {
  return {
    day,
    facts: {
      regions: [],
      icbs: [],
      subIcbLocations: [],
      pcns: [],
      lmcOffices: [],
      lmcs: [],
      practices: [],
      lmcRegions: [],
      statuses: [],
      memberships: [],
      organisations: [],
      listSizes: [],
    },
    added: [],
    earlier: [],
    closed: [],
    reopened: [],
    changed: [],
    openingLearnt: [],
    succeeded: [],
    placed: [],
    moved: [],
    agreedByLmcs: [],
    withoutLmc: [],
    withoutListSize: [],
    activeOnlyInDetails: [],
    closedInDetails: [],
    dormantInDetails: [],
    addressLeftOut: [],
    unknownInFiles: [],
    totals: {
      openPractices: 0,
      regions: 0,
      icbs: 0,
      subIcbLocations: 0,
      pcns: 0,
      lmcs: 0,
      practicesInLmc: 0,
      patients: 0,
      listsOf: '',
    },
  }
}

export const nothingChanges = (plan: RegisterPlan) => Object.values(plan.facts).every((rows) => rows.length === 0)

/** Rows that are new, or differ in any field from the known row with the same key. */
export function newOrChanged<R extends object>(rows: Iterable<R>, known: ReadonlyMap<string, R>, keyOf: (row: R) => string): R[] {
  return [...rows].filter((row) => {
    const before = known.get(keyOf(row))
    return !before || changedFields(before, row).length > 0
  })
}

/** The fields in which two rows differ. */
export function changedFields<R extends object>(before: R, after: R): (keyof R)[] {
  return (Object.keys(after) as (keyof R)[]).filter((field) => (before[field] ?? null) !== (after[field] ?? null))
}
