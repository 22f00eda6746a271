import type { RecordKind } from '#app/features/editors/drafts/record-kind.ts'
import { actionFields } from '#app/features/menu/editions/menu-form.ts'
import { storeAction } from '#app/features/menu/editions/publish-edition.server.ts'
import { contentHash, readStoredContent } from '#app/platform/front-matter.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { type GuidancePage, guidanceValues, readGuidance } from './guidance-form.server.ts'
import { GUIDANCE_LABELS } from './guidance-labels.ts'

/** The words of an action's page as its versions hold them: the text of the page with its front matter, and its hash. */
export type GuidanceRecord = { title: string; hash: string; text: string }

/** A text that was published, read back. */
export const pageOfText = (text: string): GuidancePage => readStoredContent(text, 'guidance', actionFields)

export const guidanceRecord = (text: string): GuidanceRecord => ({
  title: pageOfText(text).data.title,
  hash: contentHash(text),
  text,
})

/**
 * The guidance of an action: its steps, traps, contract position, safety and what is known of its effect. It is corrected here and begins
 * with its action, at the menu's desk. Every version stays readable, because statements keep the hash of the words they were shown.
 */
export const guidanceKind: RecordKind<GuidanceRecord> = {
  kind: 'guidance',
  noun: 'guidance',
  labels: GUIDANCE_LABELS,
  mayWithdraw: false,
  onlyCorrects: true,
  tells: true,
  titleOf: ({ title }) => title,
  valuesOf: ({ text }) => guidanceValues(pageOfText(text)),
  check: (_tx, { values, before }, now) => {
    if (!before) return { ok: false, errors: { patientSafety: 'A new action begins at the menu’s desk, with its guidance.' } }
    const page = pageOfText(before.text)
    const read = readGuidance(values, page, dayOf(now))
    if (!read.ok) return read
    const same = readGuidance(guidanceValues(page), page, dayOf(now))
    if (same.ok && same.value === read.value)
      return {
        ok: false,
        errors: { patientSafety: 'Nothing differs yet from the words that are published. Change a field first.' },
      }
    return { ok: true, value: guidanceRecord(read.value) }
  },
  onPublished: (tx, record, { slug, by, now }) => {
    if (record) storeAction(tx, { slug, body: record.text, hash: record.hash }, by, now)
  },
}
