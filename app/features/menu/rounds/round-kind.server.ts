import { eq } from 'drizzle-orm'
import { stringify } from 'yaml'
import { z } from 'zod'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import type { RecordKind } from '#app/features/editors/drafts/record-kind.ts'
import { COMMITTEE } from '#app/features/menu/drafts/draft-rules.ts'
import { roundFields } from '#app/features/menu/editions/menu-form.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { type FieldErrors, inPageOrder, parseEach, parseFields } from '#app/platform/form.ts'
import { plainText } from '#app/platform/free-text.ts'
import { contentHash, readStoredContent } from '#app/platform/front-matter.server.ts'
import { type Source, sourcesField, sourceText } from '#app/platform/source-lines.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { optionalDay, typedDay, wantedDay } from '#app/platform/typed-days.ts'
import type { Db } from '#db/client.server.ts'
import { roundEnds, rounds } from '#db/schema/menu.ts'
import { ROUND_KINDS, ROUND_LABELS } from './round-labels.ts'

/** A round as its versions hold it. */
export type RoundRecord = {
  title: string
  kind: 'pick-any' | 'cumulative'
  beganOn: Day
  pausedOn: Day | null
  resumedOn: Day | null
  endedOn: Day | null
  summary: string
  sources: Source[]
}

const dayOrNone = (what: string) =>
  optionalDay(typedDay(wantedDay(`the day ${what}`, ', or leave it empty'))).transform((day) => day || null)
const words = (missing: string) =>
  z
    .string(missing)
    .transform(plainText)
    .refine((text) => text !== '', missing)
const roundForm = z.object({
  title: words('Enter a title.').refine((text) => !text.includes('\n'), 'The title is one line.'),
  kind: z.enum(['pick-any', 'cumulative'], 'Choose the kind.'),
  beganOn: typedDay(wantedDay('the first day of the round')),
  pausedOn: dayOrNone('from which it is paused'),
  resumedOn: dayOrNone('from which it goes on'),
  endedOn: dayOrNone('that is its last'),
  summary: words('Say in a few sentences what the round is about.'),
  sources: sourcesField,
})

/** A round: begun, paused and ended from a day. What figures rest on (its first day, its kind, a last day once set) does not change. */
export const roundKind: RecordKind<RoundRecord> = {
  kind: 'round',
  noun: 'round',
  labels: ROUND_LABELS,
  choiceWords: () => ({ kind: ROUND_KINDS }),
  mayWithdraw: false,
  titleOf: ({ title }) => title,
  valuesOf: ({ title, kind, beganOn, pausedOn, resumedOn, endedOn, summary, sources }) => {
    const day = (of: Day | null) => (of ? longDay(of) : '')
    const days = { beganOn: day(beganOn), pausedOn: day(pausedOn), resumedOn: day(resumedOn), endedOn: day(endedOn) }
    return { title, kind, ...days, summary, sources: sourceText(sources) }
  },
  check: (_tx, { values, before }) => {
    const { read, errors: unread } = parseEach(roundForm, values)
    const errors = { ...dayRefusals(read, before), ...unread }
    return Object.keys(errors).length > 0
      ? { ok: false, errors: inPageOrder(errors, Object.keys(roundForm.shape)) }
      : parseFields(roundForm, values)
  },
  onPublished: (tx, record, { slug, by, now }) => {
    if (record) storeRound(tx, slug, record, by, now)
  },
}

/** What is wrong between the fields that can be read. */
function dayRefusals(read: Partial<RoundRecord>, before: RoundRecord | undefined): FieldErrors {
  const { kind, beganOn, pausedOn, resumedOn, endedOn } = read
  const errors: FieldErrors = {}
  if (endedOn && beganOn && endedOn < beganOn)
    errors.endedOn = 'The round ends before it begins. Enter a day on or after its first.'
  if (pausedOn && beganOn && pausedOn < beganOn)
    errors.pausedOn = 'The pause begins before the round. Enter a day on or after its first.'
  if (pausedOn && endedOn && pausedOn > endedOn) errors.pausedOn = 'The pause begins after the round has ended.'
  if (resumedOn && pausedOn === null) errors.resumedOn = 'A round goes on after a pause: enter the day of the pause too.'
  if (resumedOn && pausedOn && resumedOn <= pausedOn) errors.resumedOn = 'The round goes on after its pause: enter a later day.'
  if (before && beganOn && before.beganOn !== beganOn)
    errors.beganOn = `The first day stays ${longDay(before.beganOn)}: figures rest on it.`
  if (before && kind && before.kind !== kind) errors.kind = 'The kind stays: figures rest on it.'
  if (before?.endedOn && endedOn !== undefined && before.endedOn !== endedOn)
    errors.endedOn = `The last day stays ${longDay(before.endedOn)}: figures rest on it.`
  return errors
}

/** Writes the rows that pages and figures read. Gaps and outcomes that a content file told of the round stay. */
function storeRound(tx: Db, slug: string, record: RoundRecord, by: string, now: Instant): void {
  const { title, kind, beganOn, endedOn, summary, sources } = record
  const stored = tx.select().from(rounds).where(eq(rounds.slug, slug)).get()
  const told = stored && readStoredContent(stored.body, slug, roundFields)
  const care = told?.data ?? { owner: COMMITTEE, lastReviewed: dayOf(now), reviewEvery: '3 months' }
  const fields = { ...care, title, kind, beganOn, ...(endedOn ? { endedOn } : { endedOn: null }), summary, sources }
  const body = `---\n${stringify(fields, { lineWidth: 0 })}---\n${told?.body ?? ''}`
  const row = { slug, title, kind, beganOn, summary, body, contentHash: contentHash(body) }
  tx.insert(rounds)
    .values({ ...row, recordedAt: now })
    .onConflictDoUpdate({ target: rounds.slug, set: row })
    .run()
  const ended = tx.select().from(roundEnds).where(eq(roundEnds.roundSlug, slug)).get()
  if (!endedOn || ended) return
  const { lastInsertRowid } = tx.insert(roundEnds).values({ roundSlug: slug, endedOn, recordedAt: now }).run()
  const event = { at: now, actor: by, subject: slug, detail: { endedOn } }
  recordEvent(tx, { ...event, action: 'round.ended' }, rowsWritten(tx, { round_ends: lastInsertRowid }))
}
