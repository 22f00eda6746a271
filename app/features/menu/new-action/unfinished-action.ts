import { DRAFT_LIMITS } from '#app/features/menu/draft-writing/draft-form.ts'
import type { DraftLine } from '#app/features/menu/drafts/draft-rules.ts'
import type { FieldErrors, FormOutcome, FormValues } from '#app/platform/form.ts'
import { charactersOf, plainText, tooLong } from '#app/platform/free-text.ts'
import { holdsNhsNumber } from '#app/platform/nhs-number-rules.ts'
import { slugOf } from '#app/platform/slugs.ts'
import { readDay } from '#app/platform/typed-days.ts'

/** What stands in a draft where the page of a new action is not finished: the form as typed. No page of content begins so. */
const MARK = 'typed:'

/** The form of a new action as it was typed, where its page is not finished yet. */
export function typedSoFar(page: string | undefined): FormValues | undefined {
  return page?.startsWith(MARK) ? (JSON.parse(page.slice(MARK.length)) as FormValues) : undefined
}

/**
 * The line of a new action that is saved as far as it goes. It needs its short name, from which its address is made, unless `slug` keeps the
 * draft's. What no draft may hold is refused at its field.
 */
export function parseUnfinished(values: FormValues, slug?: string): FormOutcome<DraftLine> {
  const { do: _do, seen: _seen, change: _change, ...typed } = values
  const errors: FieldErrors = {}
  for (const [name, text] of Object.entries(typed)) {
    if (charactersOf(text) > DRAFT_LIMITS.part) errors[name] = tooLong(DRAFT_LIMITS.part)
    if (holdsNhsNumber(text)) errors[name] = 'The text holds what looks like an NHS number. Take it out: it would be published.'
  }
  const action = slug ?? slugOf(values.shortTitle ?? '')
  if (action === '') errors.shortTitle = 'Enter a name for columns: the draft keeps the action by it.'
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const [reason, from] = [plainText(typed.reason ?? ''), readDay(typed.from ?? '')?.day]
  const filled = { wording: plainText(typed.wording ?? ''), ...(reason && { reason }), ...(from && { from }) }
  return { ok: true, value: { action, status: 'offered', ...filled, page: MARK + JSON.stringify(typed) } }
}
