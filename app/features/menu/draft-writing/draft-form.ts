import { z } from 'zod'
import type { Draft, DraftLine } from '#app/features/menu/drafts/draft-rules.ts'
import { type Offer, onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { markdownField } from '#app/platform/content-fields.server.ts'
import { type FieldErrors, type FormOutcome, type FormValues, parseFields } from '#app/platform/form.ts'
import { charactersOf, plainText, tooLong } from '#app/platform/free-text.ts'
import { holdsNhsNumber } from '#app/platform/nhs-number-rules.ts'
import { slugOf } from '#app/platform/slugs.ts'
import { sourcesField } from '#app/platform/source-lines.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { noDay, optionalDay, readDay, typedDay, wantedDay } from '#app/platform/typed-days.ts'
import { instantsOf, zoneOf } from '#app/platform/wall-clock.ts'

/** Maximum lengths in characters. */
export const DRAFT_LIMITS = { title: 80, summary: 2000, wording: 1000, reason: 1000, decidedBy: 80, part: 6000 } as const

export const WORDS_FIELDS = ['seen', 'do', 'title', 'summary', 'sources']
export const LINE_FIELDS = ['seen', 'do', 'status', 'wording', 'reason', 'from', 'until', 'unless', 'supersededBy', 'decidedBy']
export const TIME_FIELDS = ['version', 'do', 'on', 'at', 'zone', 'told']
export const ADD_FIELDS = ['action', 'wording', 'reason', 'from', 'unless', 'do']

const plain = z.string().transform(plainText)
const longest = (limit: number) => (text: string) => charactersOf(text) <= limit
/** Optional text in Markdown; refuses what our Markdown does not allow. */
export const markdown = (limit: number, missing?: string) =>
  plain
    .refine(longest(limit), tooLong(limit))
    .refine((text) => !holdsNhsNumber(text), 'The text holds what looks like an NHS number. Take it out: it would be published.')
    .superRefine((text, context) => {
      if (text === '') {
        if (missing) context.addIssue({ code: 'custom', message: missing })
        return
      }
      for (const issue of markdownField.safeParse(text).error?.issues ?? [])
        context.addIssue({ code: 'custom', message: issue.message })
    })

const wordsForm = z.object({
  title: plain
    .refine((text) => text !== '', 'Enter a title, such as "Menu of July 2024".')
    .refine(longest(DRAFT_LIMITS.title), tooLong(DRAFT_LIMITS.title))
    .refine((text) => text === '' || slugOf(text) !== '', 'Use letters or digits in the title.')
    .refine((text) => !text.includes('\n'), 'The title is one line.'),
  summary: markdown(DRAFT_LIMITS.summary, 'Say in a few sentences what changes and why.'),
  sources: sourcesField,
})

export const parseWords = (values: FormValues): FormOutcome<Pick<Draft, 'title' | 'summary' | 'sources'>> =>
  parseFields(wordsForm, values)

const lineForm = z.object({
  status: z.enum(['offered', 'paused', 'withdrawn', 'superseded', 'contractual'], 'Choose how the action stands.'),
  wording: markdown(DRAFT_LIMITS.wording, 'Say what the action asks.'),
  reason: markdown(DRAFT_LIMITS.reason),
  from: optionalDay(typedDay(wantedDay('the first day'))),
  until: optionalDay(typedDay(wantedDay('the last day', ', or leave it empty'))),
  unless: markdown(DRAFT_LIMITS.reason).default(''),
  supersededBy: z.string().trim().default(''),
  decidedBy: plain.refine(longest(DRAFT_LIMITS.decidedBy), tooLong(DRAFT_LIMITS.decidedBy)),
})

const EFFECT = {
  paused: 'it rests',
  withdrawn: 'it is withdrawn',
  superseded: 'it is superseded',
  contractual: 'the contract asks for it',
}

/**
 * One line of a draft. `before`: the line of the edition in force, undefined where the action is not on the menu. Every change
 * needs a reason; an action that comes on the menu, is paused or leaves it needs the day from which that holds.
 */
export function parseLine(values: FormValues, action: string, before: Offer | undefined): FormOutcome<DraftLine> {
  const read = parseFields(lineForm, values)
  if (!read.ok) return read
  const { status, wording, reason, from, until, unless, supersededBy, decidedBy } = read.value
  const errors: FieldErrors = {}
  const comes = before === undefined || !onTheMenu(before.status)
  if (!reason && status !== 'offered') errors.reason = 'Give the reason: readers see it beside the action.'
  else if (!reason && comes) errors.reason = 'Give the reason why the action comes on the menu.'
  else if (!reason && before?.wording !== wording) errors.reason = 'Give the reason for the new wording.'
  else if (!reason && before?.status !== status) errors.reason = 'Give the reason why it is offered again.'
  if (!from && status !== 'offered') errors.from = `Enter the day from which ${EFFECT[status]}.`
  else if (!from && comes) errors.from = 'Enter the day from which it is offered.'
  if (from && until && until < from) errors.until = 'The window ends before it starts. Enter a day on or after the first.'
  if (unless && !(from && status === 'offered'))
    errors.unless = 'Conditions go with an action on the menu that has a first day. Enter that day, or leave them out.'
  if (supersededBy && status !== 'superseded') errors.supersededBy = 'Only a superseded action has another in its place.'
  if (supersededBy === action) errors.supersededBy = 'An action does not take its own place. Choose another.'
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const given = { reason, from, until, unless, supersededBy, decidedBy }
  const filled = Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ''))
  return { ok: true, value: { action, status, wording, ...filled } }
}

/** The initial values of the form of a line. */
export function lineValues(line: DraftLine): FormValues {
  const { status, wording, reason = '', from = '', until = '', unless = '', supersededBy = '', decidedBy = '' } = line
  return { status, wording, reason, from, until, unless, supersededBy, decidedBy }
}

/** The fields of the order form: a position for each action on the menu, and the button that was pressed. */
export const orderFields = (slugs: string[]) => ['seen', 'do', ...slugs.map((slug) => `position-${slug}`)]

/**
 * The actions in the order of their positions. `do` as `up <slug>` or `down <slug>` moves one by one position. Refused: two
 * actions at one position.
 */
export function parseOrder(values: FormValues, slugs: string[]): FormOutcome<{ order: string[] }> {
  const [way, slug = ''] = (values.do ?? '').split(' ')
  const index = slugs.indexOf(slug)
  if ((way === 'up' || way === 'down') && index >= 0) {
    const order = slugs.filter((one) => one !== slug)
    order.splice(Math.max(0, index + (way === 'up' ? -1 : 1)), 0, slug)
    return { ok: true, value: { order } }
  }
  const errors: FieldErrors = {}
  const positions = new Map<number, string>()
  for (const one of slugs) {
    const typed = (values[`position-${one}`] ?? '').trim()
    const position = Number(typed)
    if (!/^\d{1,3}$/.test(typed) || position < 1) errors[`position-${one}`] = 'Enter a position, a whole number from 1.'
    else if (positions.has(position))
      errors[`position-${one}`] = `Position ${position} is taken by another action. Give each a position of its own.`
    else positions.set(position, one)
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, value: { order: [...positions].sort(([a], [b]) => a - b).map(([, one]) => one) } }
}

/**
 * A time of publication by London's clocks: `on` a day, `at` a time, `zone` in the hour that comes twice. Refused: a day or time
 * that does not exist, the hour that the clocks jump over, a past moment, and an ambiguous time without `zone`.
 */
export function parsePublicationTime(values: FormValues, now: Instant): FormOutcome<{ at: Instant; twice: boolean }> {
  const on = readDay(values.on ?? '')?.day
  const time = (values.at ?? '').trim()
  const refused = (field: string, message: string) => ({ ok: false as const, errors: { [field]: message } })
  if (!on) return refused('on', noDay(values.on ?? ''))
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return refused('at', 'Enter a time such as 09:00.')
  const instants = instantsOf(on, time)
  if (instants.length === 0)
    return refused('at', 'This time does not exist on that day: the clocks go forward from 01:00 to 02:00. Choose another.')
  const meant = instants.length === 1 ? instants[0] : instants.find((at) => zoneOf(at) === values.zone)
  if (meant === undefined)
    return refused('zone', 'The clocks go back that night and this time comes twice. Choose which of the two is meant.')
  if (meant <= now) return refused(on < dayOf(now) ? 'on' : 'at', 'This time has passed. Choose a later one, or publish now.')
  return { ok: true, value: { at: meant, twice: instants.length > 1 } }
}
