import { recordedIn } from '#app/features/committee-desk/history/history-queries.server.ts'
import { RECORD_KINDS, recordKindOf } from '#app/features/committee-desk/kinds/record-kinds.server.ts'
import { type DisputeChoice, disputeChoices } from '#app/features/disputes/surveys/survey-kind.server.ts'
import { approvalOf } from '#app/features/editors/drafts/approval-queries.server.ts'
import { checkRecord } from '#app/features/editors/drafts/check-record.server.ts'
import {
  isMoved,
  openRecordDrafts,
  type RecordDraft,
  recordDraftById,
  seenOfRecord,
  standsNow,
  standsWord,
} from '#app/features/editors/drafts/record-draft-store.server.ts'
import type { RecordKind } from '#app/features/editors/drafts/record-kind.ts'
import { labelsOfRecord, valuesInWords } from '#app/features/editors/drafts/record-words.ts'
import { cellLabels, shownValues } from '#app/features/editors/drafts/row-lists.ts'
import { isOpen } from '#app/features/editors/drafts/two-editor-rules.ts'
import { latestVersions, versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import { type Difference, wordDifferences } from '#app/features/menu/draft-writing/draft-conflict-rules.ts'
import { GUIDANCE_LABELS } from '#app/features/menu/guidance/guidance-labels.ts'
import { shippedWords } from '#app/features/menu/guidance/shipped-guidance-queries.server.ts'
import { nameOfPerson } from '#app/features/people/accounts/person-names.server.ts'
import type { FieldErrors, FormValues } from '#app/platform/form.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** An editor's name, for other editors. */
function editorName(db: Db, personId: string | null): string | null {
  if (personId === null) return null
  return personId === 'concert' ? 'a content file' : nameOfPerson(db, personId)
}

export type DeskDraft = {
  id: string
  title: string
  isNew: boolean
  approved: boolean
  savedBy: string | null
  savedAt: Instant
  own: boolean
}
export type DeskRecord = {
  slug: string
  title: string
  /** 0: it stands in a content file alone. */
  version: number
  at: Instant | null
  draftedBy: string | null
  approvedBy: string | null
  withdrawn: boolean
  open: boolean
  /** A content file has other words than those published here. They do not hold. */
  fileDiffers: boolean
}
export type DeskKind = { kind: string; onlyCorrects: boolean; drafts: DeskDraft[]; records: DeskRecord[] }

/** The desk of records, by kind: what is in the making, then everything published, the latest first. `me`: the editor who looks. */
export function recordDesk(db: Db, me: string): DeskKind[] {
  const open = openRecordDrafts(db)
  const own = (of: string) => RECORD_KINDS.find(({ kind }) => kind === of)?.partOf ?? of
  return RECORD_KINDS.filter(({ partOf }) => !partOf).map((kind) => {
    const drafts = open.filter((draft) => own(draft.kind) === kind.kind)
    const subjects = new Set(drafts.map(({ subject }) => subject))
    const published = latestVersions<unknown>(db, kind, { withdrawn: true })
    const shipped = kind.shippedSlugs?.(db).filter((slug) => !published.some((one) => one.slug === slug)) ?? []
    return {
      kind: kind.kind,
      onlyCorrects: kind.onlyCorrects ?? false,
      drafts: drafts.map((draft) => ({
        ...{ id: draft.id, title: draft.title, isNew: draft.subject === null, approved: approvalOf(db, draft) === 'given' },
        ...{ savedBy: editorName(db, draft.savedBy), savedAt: draft.savedAt, own: draft.savedBy === me },
      })),
      records: [
        ...published
          .sort((a, b) => b.recordedAt - a.recordedAt)
          .map((one) => ({ ...one, at: recordedIn(db, one) }))
          .map(({ slug, version, at, draftedBy, approvedBy, withdrawn, fields }) => ({
            ...{ slug, title: kind.titleOf(fields, db), version, at, withdrawn, open: subjects.has(slug) },
            fileDiffers: kind.kind === 'guidance' && shippedWords(db, slug) !== undefined,
            ...{ draftedBy: editorName(db, draftedBy), approvedBy: editorName(db, approvedBy) },
          })),
        ...shipped.map((slug) => ({
          ...{
            slug,
            title: kind.titleOf(kind.shipped!(db, slug), db),
            version: 0,
            at: null,
            withdrawn: false,
            fileDiffers: false,
            open: subjects.has(slug),
          },
          ...{ draftedBy: editorName(db, 'concert'), approvedBy: null },
        })),
      ],
    }
  })
}

/** What the next of a series begins with; undefined where the record is not published or its kind has no series. */
export function nextOf<T>(db: Db, kind: RecordKind<T>, slug: string): FormValues | undefined {
  const [latest] = versionsOf<T>(db, kind.kind, slug)
  return latest && kind.next?.(latest.fields, slug)
}

export type RecordDraftPage = {
  draft: RecordDraft
  kind: string
  /** The fields as the form shows them: of a list of rows its cells. */
  shown: FormValues
  /** The same as read outside the form: what was chosen in the words of its choice. */
  inWords: FormValues
  /** The label of every field. */
  labels: Record<string, string>
  /** What stands against publishing, by field. */
  refusals: FieldErrors
  /** Where the draft differs from what is published. Empty for a new record. */
  changes: Difference[]
  /** Version 0: it stands in a content file alone. `word`: which words of it, for the form to carry. */
  published: { version: number; word: string } | null
  seen: string
  open: boolean
  approved: boolean
  /** The person who approved it is no longer an editor. */
  voidApproval: boolean
  /** What is published changed since the draft was begun. */
  moved: boolean
  mayWithdraw: boolean
  /** People are told of its publication by mail, as chosen. */
  tells: boolean
  savedBy: string | null
  approvedBy: string | null
  choices: Record<string, { value: string; label: string }[]>
  disputes: DisputeChoice[]
  /** Words of a content file that came after the desk's and do not hold: its day, and where they differ from the draft. */
  shipped: { on: Day; differences: Difference[] } | null
}

function shippedBeside(db: Db, { kind, subject, values }: RecordDraft): RecordDraftPage['shipped'] {
  const file = kind === 'guidance' && subject !== null ? shippedWords(db, subject) : undefined
  return file ? { on: file.on, differences: wordDifferences(file.values, values, GUIDANCE_LABELS) } : null
}

/** The data of the page of one draft, open or not. */
export function recordDraftPage(db: Db, id: string, now: Instant): RecordDraftPage | undefined {
  const draft = recordDraftById(db, id)
  const kind = draft && recordKindOf(draft.kind)
  if (!draft || !kind) return undefined
  const of = isOpen(draft) ? draft.subject : null
  const before = of === null ? undefined : versionsOf<unknown>(db, draft.kind, of)[0]
  const stands = before?.fields ?? (of === null ? undefined : kind.shipped?.(db, of))
  const checked = isOpen(draft) ? checkRecord(db, kind, draft, now) : undefined
  const approval = approvalOf(db, draft)
  const lists = isOpen(draft) ? (kind.lists?.(draft.values) ?? {}) : {}
  const refusals = checked && !checked.ok ? checked.errors : {}
  const own = labelsOfRecord(kind, draft.values)
  const labels = { ...own, reason: 'What changes, and why', ...cellLabels(Object.keys(refusals), lists) }
  const words = (values: FormValues) => valuesInWords(db, kind, values)
  return {
    draft,
    kind: draft.kind,
    labels,
    shown: shownValues(draft.values, lists),
    inWords: words(draft.values),
    refusals,
    changes: stands ? wordDifferences(words(draft.values), words(kind.valuesOf(stands, db)), own) : [],
    published: stands ? { version: before?.version ?? 0, word: standsWord(standsNow(db, kind, of)) } : null,
    seen: seenOfRecord(draft.values),
    open: isOpen(draft),
    approved: approval === 'given',
    voidApproval: isOpen(draft) && approval === 'void',
    moved: isOpen(draft) && isMoved(db, kind, draft),
    mayWithdraw: kind.mayWithdraw && stands !== undefined,
    tells: kind.tells ?? false,
    savedBy: editorName(db, draft.savedBy),
    approvedBy: editorName(db, draft.approvedBy),
    shipped: shippedBeside(db, draft),
    choices: kind.choices?.(db, draft.values, now) ?? {},
    disputes: draft.kind === 'survey' ? disputeChoices(db, dayOf(now)) : [],
  }
}
