import { addDays, type Day } from '#app/platform/time.ts'
import { moveBoundary } from './boundary-rules.ts'
import { type Calendar, REGISTER_DAY, registerDayAfter } from './calendar-rules.ts'
import { type Chance, chanceOf } from './chance-rules.ts'
import { type MadeAddress, madeAddress, pcnName, practiceNames, townNames } from './names-rules.ts'
import { demonstrationSetting } from './sign-in-list.ts'

/** The real facts about an LMC in the demonstration: its slug, its region and its number of open practices. */
export type LmcOutline = { slug: string; regionCode: string; practices: number }

/** A fact that holds from a day and was recorded on a day. */
export type Dated<T> = T & { holdsFrom: Day; recordedOn: Day }

export type MadePractice = {
  code: string
  name: string
  address: MadeAddress
  /** LMC it belongs to today. */
  lmcSlug: string
  openedOn: Day
  /** From this day it is closed. */
  closedOn: Day | null
  successorCode: string | null
  subIcbCode: string
  pcnCode: string | null
  statuses: Dated<{ status: 'open' | 'closed'; successorCode: string | null }>[]
  memberships: Dated<{ lmcSlug: string }>[]
  systems: Dated<{ clinicalSystem: string }>[]
  listSizes: Dated<{ patients: number }>[]
}

export type MadeEngland = {
  icbs: { code: string; name: string; regionCode: string }[]
  subIcbLocations: { code: string; name: string; icbCode: string }[]
  pcns: { code: string; name: string }[]
  practices: MadePractice[]
}

/** Practices that closed during the history, per open practice of an LMC. */
const CLOSINGS_PER_PRACTICE = 0.011
const OPENINGS_PER_PRACTICE = 0.0025
/** Shares of the clinical systems in August 2026: of 6,129 practices 3,581 EMIS, 2,540 TPP, 8 Medicus. */
const TPP_SHARE = 2540 / 6129
const MEDICUS_SHARE = 8 / 6129
/** Registered patients of England by the list of January 2026 (NHS England). */
const PATIENTS = 63_342_783
const COUNTED_ON: readonly Day[] = ['2024-06-01', '2025-07-01', '2026-07-01']
/** Days on which a practice moves to the next LMC of the list: one of them at the turn of a quarter. */
const MOVES: readonly Day[] = ['2024-10-01', '2025-02-10', '2025-10-01', '2026-07-01']

/** A made-up England with the true number of open practices per LMC, and some closed ones. No real code is X and five digits. */
export function madeEngland(seed: number, lmcs: readonly LmcOutline[], calendar: Calendar): MadeEngland {
  const chance = chanceOf(seed, 'england')
  const fixed = [demonstrationSetting.lively, demonstrationSetting.untouched, demonstrationSetting.merged]
  const names = fixed.map((subIcb) => subIcb.name)
  const nameOf = practiceNames(chance, names)
  const england: MadeEngland = { icbs: [], subIcbLocations: [], pcns: [], practices: [] }
  let number = 20_000
  for (const [i, lmc] of lmcs.entries()) {
    const closing = Array.from({ length: lmc.practices }, () => chance.is(CLOSINGS_PER_PRACTICE)).filter(Boolean).length
    const home = lmc.slug === demonstrationSetting.lmcSlug
    const subIcbCode = subIcbOfLmc(england, lmc, i)
    const towns = townNames(chance, Math.max(2, Math.round(lmc.practices / 8)))
    let left = 0
    for (let n = 0; n < lmc.practices + closing + (home ? 1 : 0); n++) {
      const given = home ? fixed[n] : undefined
      number += chance.whole(1, 9)
      const town = chance.pick(towns)
      if (left === 0) {
        left = chance.whole(3, 7)
        england.pcns.push({ code: `XU${String(england.pcns.length + 1).padStart(4, '0')}`, name: pcnName(chance, town) })
      }
      left -= 1
      const practice: MadePractice = {
        code: given?.code ?? `X${number}`,
        name: given?.name ?? nameOf(),
        address: madeAddress(chance, town, i),
        lmcSlug: lmc.slug,
        openedOn: `${chance.whole(1974, 2016)}-04-01`,
        closedOn: null,
        successorCode: null,
        subIcbCode,
        pcnCode: !given && chance.is(0.0085) ? null : england.pcns.at(-1)!.code,
        statuses: [],
        memberships: [{ lmcSlug: lmc.slug, holdsFrom: '', recordedOn: REGISTER_DAY }],
        systems: [],
        listSizes: [],
      }
      if (given === demonstrationSetting.merged) close(practice, mergerDay(calendar), demonstrationSetting.lively.code)
      else if (!given && n >= lmc.practices + (home ? 1 : 0)) close(practice, chance.pick(calendar.days.slice(60, -8)), null)
      else if (!given && chance.is(OPENINGS_PER_PRACTICE)) practice.openedOn = chance.pick(calendar.days.slice(40, -30))
      setStatuses(practice, calendar)
      england.practices.push(practice)
    }
  }
  moveSome(england, lmcs, calendar, chance)
  moveBoundary(england, addDays(calendar.days.at(-1)!, 1))
  setSystems(england, calendar, chance)
  setListSizes(england, calendar, chance)
  return england
}

const mergerDay = (calendar: Calendar): Day => (calendar.days.at(-30)! > '2025-03-31' ? '2025-03-31' : calendar.days.at(-15)!)

function close(practice: MadePractice, on: Day, successorCode: string | null): void {
  practice.closedOn = on
  practice.successorCode = successorCode
}

/** Each LMC is one sub-ICB location here, and three of a region share an ICB: made up, so that nobody takes them for real. */
function subIcbOfLmc(england: MadeEngland, lmc: LmcOutline, index: number): string {
  const code = `X${String(index + 1).padStart(2, '0')}D`
  const inRegion = england.icbs.filter((icb) => icb.regionCode === lmc.regionCode)
  let icb = inRegion.at(-1)
  if (!icb || england.subIcbLocations.filter((subIcb) => subIcb.icbCode === icb?.code).length >= 3) {
    icb = {
      code: `XD${england.icbs.length + 1}`,
      name: `Demonstration ICB ${england.icbs.length + 1}`,
      regionCode: lmc.regionCode,
    }
    england.icbs.push(icb)
  }
  england.subIcbLocations.push({ code, name: `Demonstration sub-ICB location ${index + 1}`, icbCode: icb.code })
  return code
}

function setStatuses(practice: MadePractice, calendar: Calendar): void {
  const { openedOn, closedOn, successorCode } = practice
  const opening = openedOn > REGISTER_DAY ? registerDayAfter(openedOn, calendar) : REGISTER_DAY
  practice.statuses.push({ status: 'open', successorCode: null, holdsFrom: openedOn, recordedOn: opening })
  if (closedOn) {
    practice.statuses.push({
      status: 'closed',
      successorCode,
      holdsFrom: closedOn,
      recordedOn: registerDayAfter(closedOn, calendar),
    })
  }
  practice.memberships[0]!.holdsFrom = openedOn
  practice.memberships[0]!.recordedOn = opening
}

/** A few practices belonged to the next LMC of the list before. Today's numbers stay true. */
function moveSome(england: MadeEngland, lmcs: readonly LmcOutline[], calendar: Calendar, chance: Chance): void {
  const settled = england.practices.filter((p) => p.code >= 'X2' && !p.closedOn && p.openedOn < REGISTER_DAY)
  for (const day of MOVES) {
    if (day >= calendar.days.at(-1)!) continue
    const practice = chance.pick(settled)
    const subIcb = lmcs.findIndex((lmc) => lmc.slug === practice.lmcSlug)
    const before = lmcs[subIcb + 1] ?? lmcs[subIcb - 1]
    if (!before || practice.memberships.length > 1) continue
    practice.memberships[0]!.lmcSlug = before.slug
    practice.memberships.push({
      lmcSlug: practice.lmcSlug,
      holdsFrom: day,
      recordedOn: registerDayAfter(addDays(day, -20), calendar),
    })
  }
}

/** Neighbours use the same system: each LMC leans one way. The national shares are the real ones. */
function setSystems(england: MadeEngland, calendar: Calendar, chance: Chance): void {
  const lean = new Map(england.subIcbLocations.map((subIcb) => [subIcb.code, chance.normal() * 1.4]))
  const ranked = england.practices
    .map((practice) => ({ practice, towards: lean.get(practice.subIcbCode)! + chance.normal() }))
    .sort((a, b) => b.towards - a.towards)
  const tpp = Math.round(ranked.length * TPP_SHARE)
  for (const [i, { practice }] of ranked.entries()) {
    const from = practice.statuses[0]!
    practice.systems.push({ clinicalSystem: i < tpp ? 'TPP' : 'EMIS', holdsFrom: from.holdsFrom, recordedOn: from.recordedOn })
  }
  const pioneers = ranked.filter(({ practice }, i) => i >= tpp && !practice.closedOn && practice.openedOn < REGISTER_DAY)
  for (let n = Math.round(ranked.length * MEDICUS_SHARE); n > 0 && pioneers.length > 0; n--) {
    const { practice } = chance.pick(pioneers)
    const day = chance.pick(calendar.days.slice(30, -30))
    if (practice.systems.length > 1) continue
    practice.systems.push({ clinicalSystem: 'Medicus', holdsFrom: day, recordedOn: registerDayAfter(day, calendar) })
  }
}

/** Realistic lists: log-normal around nine thousand, growing slightly every year; the last ones add up to England. */
function setListSizes(england: MadeEngland, calendar: Calendar, chance: Chance): void {
  const sizes = england.practices.map(() => Math.min(Math.max(Math.exp(9.05 + 0.62 * chance.normal()), 1_100), 62_000))
  const open = england.practices.reduce((sum, practice, i) => sum + (practice.closedOn ? 0 : sizes[i]!), 0)
  for (const [i, practice] of england.practices.entries()) {
    const counts = COUNTED_ON.filter((day) => day < calendar.days.at(-1)! && !(practice.closedOn && day >= practice.closedOn))
    for (const [n, day] of counts.entries()) {
      if (practice.openedOn > day) continue
      const growth = 1 + (n + 1 - counts.length) * (0.006 + 0.012 * chance.normal())
      const patients = Math.round((sizes[i]! / open) * PATIENTS * Math.min(Math.max(growth, 0.85), 1.15))
      practice.listSizes.push({ patients, holdsFrom: day, recordedOn: n === 0 ? REGISTER_DAY : registerDayAfter(day, calendar) })
    }
  }
}
