import { z } from 'zod'
import { longDay } from '#app/platform/dates-in-words.ts'
import { type FieldErrors, type FormOutcome, type FormValues, inPageOrder, parseFields } from '#app/platform/form.ts'
import { freeText } from '#app/platform/free-text.ts'
import type { Day } from '#app/platform/time.ts'
import { noDay, optionalDay, readDay, typedDay, wantedDay } from '#app/platform/typed-days.ts'
import type { StoredClaim } from '#db/schema/claims.ts'
import type { Wanted } from './claim-rules.ts'
import { HAPPENED, LOSSES, type LossKind, WITH_A_SUM, type WithASum } from './claim-words.ts'

/** Lines for losses in the form. */
export const LOSS_LINES = [1, 2, 3, 4] as const
const MOST_PENCE = 100_000_000

/** Pence from a sum as typed: "£1,204.50", "1204.50", "250". Undefined for anything else: "£250,00", "50p", "-5". */
export function readPounds(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  if (!/^£?(\d{1,3}(,\d{3})+|\d{1,12})(\.\d{2})?$/.test(plain)) return undefined
  const [whole = '', pence = '00'] = plain.replace(/[£,]/g, '').split('.')
  return Number(whole) * 100 + Number(pence)
}

const SUM_NEEDED: Record<WithASum, string> = { offer: 'Enter the sum that was offered.', paid: 'Enter the sum that was paid.' }

function sumFault(text: string, missing: string): string | undefined {
  if (text.trim() === '') return missing
  const pence = readPounds(text)
  if (pence === undefined) return 'Write pounds and pence in figures, such as £1,204.50.'
  if (pence === 0) return 'Write a sum above nothing.'
  return pence >= MOST_PENCE ? 'That is a million pounds or more. Check the sum.' : undefined
}

const words = (limit: number) => freeText(limit).transform((text) => text ?? '')
const dayOrNone = (what: string) =>
  optionalDay(typedDay(wantedDay(what, ', or leave it empty'))).transform((day): Day | null => day || null)
const key = (missing: string) => z.string().regex(/^[a-z0-9-]{1,80}\/[a-z0-9-]{1,80}$/, missing)

const headOn = (today: Day) =>
  z.object({
    scheme: key('Choose the scheme.'),
    line: key('Choose the service line.'),
    evidence: words(2_000),
    sentTo: words(200),
    sentOn: dayOrNone('the day it was sent').refine((day) => day === null || day <= today, 'This day is still to come.'),
    reference: words(100),
    answerBy: dayOrNone('the day by which an answer is asked for'),
  })

/** In the order of the page. */
export const CLAIM_FIELDS = [
  ...['scheme', 'line'],
  ...LOSS_LINES.flatMap((line) => [`loss-${line}`, `from-${line}`, `until-${line}`, `sum-${line}`]),
  ...['evidence', 'sentTo', 'sentOn', 'reference', 'answerBy', 'kind', 'happenedOn', 'pence', 'words', 'seen', 'schemes', 'do'],
]

/** A claim as typed. An empty line of losses is left out; one of them is needed. */
export function parseClaim(values: FormValues, today: Day): FormOutcome<Wanted> {
  const head = parseFields(headOn(today), values)
  const errors: FieldErrors = head.ok ? {} : { ...head.errors }
  const losses: StoredClaim['losses'] = []
  for (const line of LOSS_LINES) {
    const [kind = '', from = '', until = '', sum = ''] = ['loss', 'from', 'until', 'sum'].map((name) =>
      (values[`${name}-${line}`] ?? '').trim(),
    )
    if (!kind && !from && !until && !sum) continue
    const days = { from: readDay(from)?.day, until: readDay(until)?.day }
    if (!Object.hasOwn(LOSSES, kind)) errors[`loss-${line}`] = 'Choose the kind of loss.'
    for (const end of ['from', 'until'] as const)
      if (!days[end])
        errors[`${end}-${line}`] = noDay(
          end === 'from' ? from : until,
          wantedDay(`the ${end === 'from' ? 'first' : 'last'} day of loss ${line}`),
        )
      else if (days[end] > today) errors[`${end}-${line}`] = 'This day is still to come.'
    if (days.from && days.until && days.until < days.from) errors[`until-${line}`] = 'It ends before it begins.'
    const fault = sumFault(sum, 'Enter the sum of this loss.')
    if (fault) errors[`sum-${line}`] = fault
    if (days.from && days.until)
      losses.push({ kind: kind as LossKind, from: days.from, until: days.until, pence: readPounds(sum) ?? 0 })
  }
  if (losses.length === 0 && !Object.keys(errors).some((name) => /^(loss|from|until|sum)-/.test(name)))
    errors['loss-1'] = 'Enter at least one loss.'
  if (head.ok && head.value.sentOn && !head.value.sentTo) errors.sentTo = 'Enter to whom it was sent.'
  if (head.ok && head.value.sentOn && head.value.answerBy && head.value.answerBy < head.value.sentOn)
    errors.answerBy = 'The answer is asked for before the claim was sent.'
  if (!head.ok || Object.keys(errors).length > 0) return { ok: false, errors: inPageOrder(errors, CLAIM_FIELDS) }
  return { ok: true, value: { kind: 'claim', claim: { ...head.value, losses } } }
}

/** Something that happened to a claim, as typed. */
export function parseHappened(values: FormValues, today: Day): FormOutcome<Wanted> {
  const kind = values.kind ?? ''
  const errors: FieldErrors = {}
  if (!Object.hasOwn(HAPPENED, kind)) errors.kind = 'Choose what happened.'
  const day = readDay(values.happenedOn ?? '')?.day
  if (!day) errors.happenedOn = noDay(values.happenedOn ?? '', wantedDay('the day it happened'))
  else if (day > today) errors.happenedOn = 'This day is still to come.'
  const withSum = WITH_A_SUM.some((one) => one === kind)
  const fault = withSum ? sumFault(values.pence ?? '', SUM_NEEDED[kind as WithASum]) : undefined
  if (fault) errors.pence = fault
  const typed = words(300).safeParse(values.words ?? '')
  if (!typed.success) errors.words = typed.error.issues[0]?.message ?? ''
  if (!day || !typed.success || Object.keys(errors).length > 0) return { ok: false, errors }
  const pence = withSum ? (readPounds(values.pence ?? '') ?? null) : null
  return { ok: true, value: { kind: kind as keyof typeof HAPPENED, happenedOn: day, pence, words: typed.data || null } }
}

/** What a form holds of a claim that stands. */
export const claimValues = ({ losses, ...claim }: StoredClaim): FormValues => ({
  ...{ scheme: claim.scheme, line: claim.line, evidence: claim.evidence, sentTo: claim.sentTo, reference: claim.reference },
  ...{ sentOn: claim.sentOn ?? '', answerBy: claim.answerBy ?? '' },
  ...Object.fromEntries(
    losses.flatMap(({ kind, from, until, pence }, index) => [
      [`loss-${index + 1}`, kind],
      [`from-${index + 1}`, longDay(from)],
      [`until-${index + 1}`, longDay(until)],
      [`sum-${index + 1}`, `£${(pence / 100).toFixed(2)}`],
    ]),
  ),
})
