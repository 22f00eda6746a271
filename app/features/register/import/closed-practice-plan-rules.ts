import type { RegisterRow } from '#app/features/register/records/add-to-register.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { addDays } from '#app/platform/time.ts'
import type { PracticeInFile } from './practice-details-form.ts'
import { closedPracticeRow, onDay, planClosing } from './practice-import-rules.ts'
import { changedFields, type KnownPractice, type Listed, type OpenPlan } from './register-import-rules.ts'

/** The fields of a practice whose change is named; all others are its address. */
export const CHANGED_FIELDS: Partial<Record<keyof RegisterRow<'practices'>, string>> = {
  name: 'name',
  postcode: 'postcode',
  telephone: 'telephone',
}

export const listed = ({ code, name }: { code: string; name: string }): Listed => ({ code, name, note: '' })

type ToldOfMissing = { detail: PracticeInFile | undefined; successor: string | undefined; overrule: boolean }

/** Adds what the files say of a known practice that is not on the map. `overrule`: also against what LMCs agreed. */
export function planKnownPracticeNotInMap(
  plan: OpenPlan,
  known: KnownPractice,
  { detail, successor: inFile, overrule }: ToldOfMissing,
): void {
  const stands = onDay(known.statuses, plan.day)
  const isAgreed = !overrule && stands !== undefined && known.agreed.statuses.has(stands.id)
  const successor = isAgreed ? undefined : inFile
  if (isAgreed && inFile !== undefined && inFile !== stands.successorCode)
    plan.agreedByLmcs.push({ ...listed(known.row), note: `${inFile} in the files, agreed ${stands.successorCode}` })
  const lastDay = detail?.status === 'closed' || detail?.status === 'dormant' ? detail.closedOn : null
  const closing = planClosing(known, lastDay, plan.day)
  const now = closing ?? onDay(known.statuses, plan.day)
  const followed = successor !== undefined && now?.status === 'closed' && now.successorCode !== successor
  if (closing && now) plan.facts.statuses.push({ ...closing, successorCode: successor ?? closing.successorCode })
  else if (followed)
    plan.facts.statuses.push({
      practiceCode: known.row.code,
      status: 'closed',
      holdsFrom: now.holdsFrom,
      successorCode: successor,
    })
  if (followed && !closing) plan.succeeded.push({ ...listed(known.row), note: `by ${successor}` })
  const by = successor === undefined ? '' : `, taken over by ${successor}`
  if (closing) plan.closed.push({ ...listed(known.row), note: `closing day ${longDay(addDays(closing.holdsFrom, -1))}${by}` })
  if (detail?.status !== 'closed') return
  const row = closedPracticeRow(detail, known)
  const fields = changedFields(known.row, row)
  if (fields.length === 0) return
  plan.facts.practices.push(row)
  plan.changed.push({
    ...listed(known.row),
    note: [...new Set(fields.map((field) => CHANGED_FIELDS[field] ?? 'address'))].join(', '),
  })
}

/** A practice that closed before Concert knew it: stored with its days, so that a past day counts it. */
export function planEarlierPractice(plan: OpenPlan, detail: PracticeInFile): void {
  const { code, status, openedOn, closedOn } = detail
  if (status !== 'closed' || openedOn === null || closedOn === null) return
  const dayAfter = addDays(closedOn, 1)
  const closedFrom = dayAfter < plan.day ? dayAfter : plan.day
  if (openedOn >= closedFrom) return
  plan.facts.practices.push(closedPracticeRow(detail))
  plan.facts.statuses.push({ practiceCode: code, status: 'open', holdsFrom: openedOn, successorCode: null })
  plan.facts.statuses.push({ practiceCode: code, status: 'closed', holdsFrom: closedFrom, successorCode: null })
  plan.earlier.push({ ...listed(detail), note: `${longDay(openedOn)} to ${longDay(addDays(closedFrom, -1))}` })
}
