import type { RegisterRow } from '#app/features/register/records/add-to-register.server.ts'
import { statementOn } from '#app/features/register/records/register-rules.ts'
import { addDays, type Day } from '#app/platform/time.ts'
import type { PracticeInFile } from './practice-details-form.ts'
import type { MapPractice } from './practice-map-form.ts'
import type { ImportSources, KnownPractice } from './register-import-rules.ts'

const KNOWN = Number.MAX_SAFE_INTEGER
const asAt = (day: Day) => ({ asAt: day, knownBefore: KNOWN })
const firstOf = <S extends { holdsFrom: Day }>(statements: readonly S[]): S | undefined =>
  statements.reduce<S | undefined>((first, one) => (first && first.holdsFrom <= one.holdsFrom ? first : one), undefined)

/** The register's statement on a day by today's knowledge. */
export function onDay<S extends KnownPractice['statuses'][number]>(statements: readonly S[] | undefined, day: Day): S | undefined
export function onDay<S extends { id: number; holdsFrom: Day; recordedAt: number }>(
  statements: readonly S[] | undefined,
  day: Day,
): S | undefined
export function onDay<S extends { id: number; holdsFrom: Day; recordedAt: number }>(
  statements: readonly S[] | undefined,
  day: Day,
) {
  return statements && statementOn(statements, asAt(day))
}

export type Opening = {
  statuses: RegisterRow<'statuses'>[]
  happened: 'added' | 'reopened' | 'opening-learnt' | null
  /** Since when the practice is in the register, after this. */
  since: Day
}

/**
 * A practice on the map of `mapDay` is open on that day. A new one is open from the opening in its details, or from `mapDay`
 * where that is unknown. A closed one reopens on the opening in its details if that lies between its closing and the map; else on
 * `mapDay`. An opening learnt later, before the first one stated, extends it backwards.
 */
export function planOpening(code: string, known: KnownPractice | undefined, openedOn: Day | null, mapDay: Day): Opening {
  const open = (holdsFrom: Day) => ({ practiceCode: code, status: 'open' as const, holdsFrom, successorCode: null })
  const opening = openedOn !== null && openedOn < mapDay ? openedOn : mapDay
  const first = known && firstOf(known.statuses)
  if (!known || !first) return { statuses: [open(opening)], happened: 'added', since: opening }
  const earlier = openedOn !== null && openedOn < first.holdsFrom
  const statuses = earlier ? [open(openedOn)] : []
  const since = earlier ? openedOn : first.holdsFrom
  const now = onDay(known.statuses, mapDay)
  if (now?.status === 'open') return { statuses, happened: earlier ? 'opening-learnt' : null, since }
  const reopenedOn = openedOn !== null && now && openedOn > now.holdsFrom && openedOn < mapDay ? openedOn : mapDay
  return { statuses: [...statuses, open(reopenedOn)], happened: 'reopened', since }
}

/**
 * A practice missing from the map is closed: from the day after the closing day in its details, if that lies in its present
 * opening and before the map; else from the day of the map. A closing day learnt later, before the one stated, is stated again.
 */
export function planClosing(known: KnownPractice, closedOn: Day | null, mapDay: Day): RegisterRow<'statuses'> | null {
  const now = onDay(known.statuses, mapDay)
  if (!now) return null
  const code = known.row.code
  const learnt = closedOn === null ? null : addDays(closedOn, 1)
  const closed = (holdsFrom: Day, successorCode: string | null) => {
    return { practiceCode: code, status: 'closed' as const, holdsFrom, successorCode }
  }
  if (now.status === 'open') return closed(learnt !== null && learnt > now.holdsFrom && learnt <= mapDay ? learnt : mapDay, null)
  if (learnt === null || learnt >= now.holdsFrom) return null
  const before = onDay(known.statuses, addDays(now.holdsFrom, -1))
  return before?.status === 'open' && learnt > before.holdsFrom ? closed(learnt, now.successorCode) : null
}

export type Membership = {
  memberships: RegisterRow<'memberships'>[]
  happened: 'placed' | 'moved' | null
  from: string | null
  /** The LMC after this, and the first day of any membership. */
  lmcSlug: string | null
  since: Day | null
  /** The LMC that LMCs agreed on, where it stays against the files. */
  agreed: string | null | undefined
}

/**
 * `placing` undefined = no file and no rule mentions the practice, and its membership stays. The first membership holds from the
 * practice's opening (`since`), a move from the day of the map. If the opening turns out earlier than the register said
 * (`knownSince`), the first membership moves back with it. Where the last statement was agreed by LMCs, files move nothing unless they may
 * `overrule` it (decision 46).
 */
export function planMembership(
  code: string,
  known: KnownPractice | undefined,
  placing: string | null | undefined,
  when: { since: Day; knownSince: Day | null; mapDay: Day; overrule: boolean },
): Membership {
  const member = (lmcSlug: string | null, holdsFrom: Day) => ({ practiceCode: code, lmcSlug, holdsFrom })
  const statements = known?.memberships ?? []
  const first = firstOf(statements)
  const now = onDay(statements, when.mapDay)
  const from = now?.lmcSlug ?? null
  const last = onDay(statements, '9999-12-31')
  const isAgreed = last !== undefined && !when.overrule && known?.agreed.memberships.has(last.id) === true
  const lmcSlug = placing === undefined || isAgreed ? from : placing
  const agreed = isAgreed && placing !== undefined && placing !== from && placing !== last.lmcSlug ? last.lmcSlug : undefined
  if (!first) {
    if (lmcSlug === null) return { memberships: [], happened: null, from, lmcSlug, since: null, agreed }
    return { memberships: [member(lmcSlug, when.since)], happened: 'placed', from, lmcSlug, since: when.since, agreed }
  }
  const reachesBack = when.since < first.holdsFrom && first.holdsFrom === when.knownSince
  const memberships = reachesBack ? [member(onDay(statements, first.holdsFrom)!.lmcSlug, when.since)] : []
  const since = reachesBack ? when.since : first.holdsFrom
  if (lmcSlug === from) return { memberships, happened: null, from, lmcSlug, since, agreed }
  memberships.push(member(lmcSlug, when.mapDay))
  return { memberships, happened: from === null ? 'placed' : 'moved', from, lmcSlug, since, agreed }
}

/** NHS organisations and clinical system hold from the first map that shows them. Null where nothing is new. */
export function planOrganisation(practice: MapPractice, known: KnownPractice | undefined, mapDay: Day) {
  const { subIcbCode, pcnCode, clinicalSystem } = practice
  const now = onDay(known?.organisations, mapDay)
  const changed: string[] = []
  if (now?.subIcbCode !== subIcbCode) changed.push('sub-ICB location')
  if ((now?.pcnCode ?? null) !== pcnCode) changed.push('PCN')
  if (now?.clinicalSystem !== clinicalSystem) changed.push('clinical system')
  if (now && changed.length === 0) return null
  const row: RegisterRow<'organisations'> = {
    practiceCode: practice.code,
    subIcbCode,
    pcnCode,
    clinicalSystem,
    holdsFrom: mapDay,
  }
  return { row, changed: now ? changed : [] }
}

const UNKNOWN_ADDRESS = { addressLine1: null, addressLine2: null, addressLine3: null, town: null, county: null }
type Address = Omit<RegisterRow<'practices'>, 'code' | 'name' | 'postcode' | 'telephone'>

function addressIn({ addressLine1, addressLine2, addressLine3, town, county }: Address): Address {
  return { addressLine1, addressLine2, addressLine3, town, county }
}

/**
 * The row of an open practice: name and postcode from the map, the rest from the details or the register. Address lines with
 * another postcode than the map's belong to a former building and are left out.
 */
export function practiceRow(
  practice: MapPractice,
  details: PracticeInFile | undefined,
  known: KnownPractice | undefined,
): { row: RegisterRow<'practices'>; addressLeftOut: boolean } {
  const source = withTown(details, known) ?? known?.row
  const { code, name, postcode } = practice
  const sameAddress = source !== undefined && source.postcode === postcode
  const address = sameAddress ? addressIn(source) : UNKNOWN_ADDRESS
  const telephone = details?.telephone ?? known?.row.telephone ?? null
  return { row: { code, name, ...address, postcode, telephone }, addressLeftOut: source !== undefined && !sameAddress }
}

/** The row of a practice not on the map, from its details. */
export function closedPracticeRow(details: PracticeInFile, known?: KnownPractice): RegisterRow<'practices'> {
  const { code, name, postcode, telephone } = details
  return { code, name, ...addressIn(withTown(details, known) ?? details), postcode, telephone }
}

/**
 * The address of the details, or the known one where it names a town at the same postcode and the details (in the older layout)
 * do not.
 */
function withTown(details: PracticeInFile | undefined, known: KnownPractice | undefined) {
  const knowsBetter = details && known && !details.town && known.row.town && known.row.postcode === details.postcode
  return knowsBetter ? known.row : details
}

/** Why an open practice is in no LMC after this, for the person who imports. */
export function noLmcReason(practice: MapPractice, { placings, rules }: ImportSources): string {
  if (placings?.lmcOf.has(practice.code)) return `${placings.file} places it in none`
  if (rules?.split.has(practice.subIcbCode))
    return `${practice.subIcbCode} is split by local authority, which the map does not tell`
  if (rules || placings) return 'no line of the files places it'
  return 'no practice-to-LMC file and no rules were given'
}
