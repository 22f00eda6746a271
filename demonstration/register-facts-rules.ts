import { type LmcList, lmcRow } from '#app/features/register/import/lmc-list-form.ts'
import type { RegisterFacts } from '#app/features/register/records/add-to-register.server.ts'
import { ENGLISH_REGIONS } from '#app/features/register/records/register-rules.ts'
import type { Day } from '#app/platform/time.ts'
import { REGISTER_DAY } from './calendar-rules.ts'
import type { MadeEngland, MadePractice } from './england-rules.ts'

/** LMCs are in their region from the day today's regions took shape. */
const REGIONS_FROM: Day = '2022-07-01'

type Batch = Required<Pick<RegisterFacts, 'statuses' | 'memberships' | 'organisations' | 'listSizes'>>

/** The register of demonstration England as recorded: first the whole of it, then the monthly changes, in order of days. */
export function registerBatches(england: MadeEngland, list: LmcList): { recordedOn: Day; facts: RegisterFacts }[] {
  const batches = new Map<Day, Batch>()
  const on = (day: Day): Batch => {
    const known = batches.get(day) ?? { statuses: [], memberships: [], organisations: [], listSizes: [] }
    batches.set(day, known)
    return known
  }
  on(REGISTER_DAY)
  for (const practice of england.practices) addStatements(practice, on)
  return [...batches.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([recordedOn, dated]) => ({
      recordedOn,
      facts: recordedOn === REGISTER_DAY ? { ...organisationFacts(england, list), ...dated } : dated,
    }))
}

function addStatements(practice: MadePractice, on: (day: Day) => Batch): void {
  const { code: practiceCode, subIcbCode, pcnCode } = practice
  for (const { recordedOn, ...statement } of practice.statuses) on(recordedOn).statuses.push({ practiceCode, ...statement })
  for (const { recordedOn, ...statement } of practice.memberships) on(recordedOn).memberships.push({ practiceCode, ...statement })
  for (const { recordedOn, ...statement } of practice.systems)
    on(recordedOn).organisations.push({ practiceCode, subIcbCode, pcnCode, ...statement })
  for (const { recordedOn, ...statement } of practice.listSizes) on(recordedOn).listSizes.push({ practiceCode, ...statement })
}

function organisationFacts(england: MadeEngland, list: LmcList): RegisterFacts {
  return {
    regions: [...ENGLISH_REGIONS].map(([code, name]) => ({ code, name, onsCode: null })),
    icbs: england.icbs.map((icb) => ({ ...icb, onsCode: null })),
    subIcbLocations: england.subIcbLocations.map((subIcb) => ({ ...subIcb, onsCode: null })),
    pcns: england.pcns,
    lmcOffices: list.offices,
    lmcs: list.lmcs.map(lmcRow),
    practices: england.practices.map(({ code, name, address }) => ({
      code,
      name,
      ...address,
      addressLine2: null,
      addressLine3: null,
      county: null,
    })),
    lmcRegions: list.lmcs.map(({ slug, region }) => ({ lmcSlug: slug, regionCode: region, holdsFrom: REGIONS_FROM })),
  }
}
