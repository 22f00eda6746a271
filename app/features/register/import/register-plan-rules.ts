import { longDay } from '#app/platform/dates-in-words.ts'
import { CHANGED_FIELDS, listed, planEarlierPractice, planKnownPracticeNotInMap } from './closed-practice-plan-rules.ts'
import { listsInWords, planListSize } from './list-size-plan-rules.ts'
import { type Member, planLmcRegions } from './lmc-region-rules.ts'
import type { PracticeInFile } from './practice-details-form.ts'
import { noLmcReason, planMembership, planOpening, planOrganisation, practiceRow } from './practice-import-rules.ts'
import type { MapPractice } from './practice-map-form.ts'
import {
  changedFields,
  emptyPlan,
  type ImportSources,
  type KnownPractice,
  type KnownRegister,
  newOrChanged,
  type OpenPlan,
  type RegisterPlan,
} from './register-import-rules.ts'

/**
 * Works out what the files would change in the register. Pure; empty where they match the register already. `overrule`: also what LMCs
 * agreed.
 */
export function planImport(register: KnownRegister, sources: ImportSources, overrule = false): RegisterPlan {
  const { map, details, listSizes, placings, rules, successors, lmcList } = sources
  const byCode = <R extends { code: string }>(rows: Iterable<R>, known: ReadonlyMap<string, R>) =>
    newOrChanged(rows, known, (row) => row.code)
  const plan = emptyPlan(map.day)
  const { facts } = plan
  const organisations = (kind: Map<string, { code: string; name: string; onsCode: string | null; parent: string }>) => [
    ...kind.values(),
  ]
  facts.regions = byCode(organisations(map.regions).map(named), register.regions)
  facts.icbs = byCode(
    organisations(map.icbs).map((icb) => ({ ...named(icb), regionCode: icb.parent })),
    register.icbs,
  )
  facts.subIcbLocations = byCode(
    organisations(map.subIcbLocations).map((subIcb) => ({ ...named(subIcb), icbCode: subIcb.parent })),
    register.subIcbLocations,
  )
  facts.pcns = byCode(
    organisations(map.pcns).map(({ code, name }) => ({ code, name })),
    register.pcns,
  )
  facts.lmcOffices = newOrChanged(lmcList.offices, register.lmcOffices, (office) => office.slug)
  facts.lmcs = newOrChanged(lmcList.lmcs, register.lmcs, (lmc) => lmc.slug)

  const members: Member[] = []
  const listDays = new Map<string, number>()
  for (const practice of map.practices) {
    const known = register.practices.get(practice.code)
    const placing = placings?.lmcOf.has(practice.code)
      ? placings.lmcOf.get(practice.code)!
      : rules?.lmcOf.get(practice.subIcbCode)
    const detail = details?.practices.get(practice.code)
    const member = planOpenPractice(plan, practice, { detail, known, placing, overrule })
    if (member) members.push(member)
    else plan.withoutLmc.push({ ...listed(practice), note: noLmcReason(practice, sources) })
    const countedOn = planListSize(plan, practice, known, listSizes)
    if (countedOn) listDays.set(countedOn, (listDays.get(countedOn) ?? 0) + 1)
    if (detail?.status === 'dormant')
      plan.dormantInDetails.push({ ...listed(practice), note: detail.closedOn ? `since ${longDay(detail.closedOn)}` : '' })
    if (detail?.status === 'closed')
      plan.closedInDetails.push({
        ...listed(practice),
        note: `close date ${detail.closedOn ? longDay(detail.closedOn) : 'unknown'}`,
      })
  }
  plan.totals.listsOf = listsInWords(listDays, sources)
  facts.lmcRegions = planLmcRegions(members, register.lmcRegions, map.day)

  const open = new Set(map.practices.map((practice) => practice.code))
  for (const [code, known] of register.practices) {
    if (!open.has(code))
      planKnownPracticeNotInMap(plan, known, {
        detail: details?.practices.get(code),
        successor: successors?.successorOf.get(code)?.code,
        overrule,
      })
  }
  for (const detail of details?.practices.values() ?? []) {
    if (open.has(detail.code)) continue
    if (detail.status === 'active') plan.activeOnlyInDetails.push({ ...listed(detail), note: detail.postcode ?? '' })
    else if (!register.practices.has(detail.code)) planEarlierPractice(plan, detail)
  }

  const strangers = (file: string, codes: Iterable<string>) => {
    const unknown = [...codes].filter((code) => !open.has(code) && !register.practices.has(code))
    if (unknown.length > 0) plan.unknownInFiles.push({ file, codes: unknown })
  }
  if (listSizes) strangers(listSizes.file, listSizes.patients.keys())
  if (placings) strangers(placings.file, placings.lmcOf.keys())
  if (successors) strangers(successors.file, successors.successorOf.keys())
  Object.assign(plan.totals, {
    openPractices: open.size,
    regions: map.regions.size,
    icbs: map.icbs.size,
    subIcbLocations: map.subIcbLocations.size,
    pcns: map.pcns.size,
    lmcs: new Set([...register.lmcs.keys(), ...lmcList.lmcs.map((lmc) => lmc.slug)]).size,
    practicesInLmc: members.length,
  })
  return plan
}

const named = ({ code, name, onsCode }: { code: string; name: string; onsCode: string | null }) => ({ code, name, onsCode })

type ToldOfOpen = {
  detail: PracticeInFile | undefined
  known: KnownPractice | undefined
  placing: string | null | undefined
  overrule: boolean
}

/** Adds the files' facts about one open practice. Returns its LMC membership; undefined where it has none. */
function planOpenPractice(
  plan: OpenPlan,
  practice: MapPractice,
  { detail, known, placing, overrule }: ToldOfOpen,
): Member | undefined {
  const { code, regionCode } = practice
  const { row, addressLeftOut } = practiceRow(practice, detail, known)
  const fields = known ? changedFields(known.row, row) : []
  if (!known || fields.length > 0) plan.facts.practices.push(row)
  if (addressLeftOut) plan.addressLeftOut.push({ ...listed(practice), note: `the map has ${practice.postcode}` })

  const opening = planOpening(code, known, detail?.openedOn ?? null, plan.day)
  plan.facts.statuses.push(...opening.statuses)
  if (opening.happened === 'added') plan.added.push({ ...listed(practice), note: `since ${longDay(opening.since)}` })
  if (opening.happened === 'reopened')
    plan.reopened.push({ ...listed(practice), note: `from ${longDay(opening.statuses.at(-1)!.holdsFrom)}` })
  if (opening.happened === 'opening-learnt')
    plan.openingLearnt.push({ ...listed(practice), note: `since ${longDay(opening.since)}` })

  const organisation = planOrganisation(practice, known, plan.day)
  if (organisation) plan.facts.organisations.push(organisation.row)
  const words = [...new Set(fields.map((field) => CHANGED_FIELDS[field] ?? 'address')), ...(organisation?.changed ?? [])]
  if (known && words.length > 0) plan.changed.push({ ...listed(practice), note: words.join(', ') })

  const knownSince = known?.statuses.map((one) => one.holdsFrom).sort()[0] ?? null
  const member = planMembership(code, known, placing, { since: opening.since, knownSince, mapDay: plan.day, overrule })
  plan.facts.memberships.push(...member.memberships)
  if (member.happened === 'moved')
    plan.moved.push({ ...listed(practice), note: `${member.from} to ${member.lmcSlug ?? 'no LMC'}` })
  if (member.agreed !== undefined)
    plan.agreedByLmcs.push({
      ...listed(practice),
      note: `${placing ?? 'no LMC'} in the files, agreed ${member.agreed ?? 'no LMC'}`,
    })
  if (member.happened === 'placed' && known) plan.placed.push({ ...listed(practice), note: `${member.lmcSlug}` })
  return member.lmcSlug === null ? undefined : { lmcSlug: member.lmcSlug, regionCode, since: member.since! }
}
