import { beforeEach, expect, test } from 'vitest'
import { approvalOf } from '#app/features/editors/drafts/approval-queries.server.ts'
import { approveRecord, publishRecord } from '#app/features/editors/drafts/publish-record.server.ts'
import { recordDraftById, writeRecordDraft } from '#app/features/editors/drafts/record-draft-store.server.ts'
import { startRecordDraft } from '#app/features/editors/drafts/start-record-draft.server.ts'
import { goalKind } from '#app/features/figures/goals/goal-kind.server.ts'
import { addRole } from '#app/features/people/accounts/add-person.server.ts'
import { endScopedRole } from '#app/features/people/joining-and-leaving/end-role.server.ts'
import type { Db } from '#db/client.server.ts'
import { ANN, BEN, DESK_NOW, deskWorld } from '#test/support/desk.ts'
import { someone } from '#test/support/england.ts'
import { RECORD_KINDS } from './record-kinds.server.ts'

const EDITOR = { role: 'committee-editor', practiceCode: null, lmcSlug: null, officeSlug: null } as const
let db: Db
let approver: { personId: string }
beforeEach(() => {
  db = deskWorld()
  approver = { personId: someone(db, 'committee-editor') }
})
const leaves = (now: number) => expect(endScopedRole(db, approver.personId, EDITOR, now)).toMatchObject({ ok: true })

test.each(RECORD_KINDS.map(({ kind }) => kind))('%s: what an editor approved who has left is not published', (name) => {
  const kind = RECORD_KINDS.find((one) => one.kind === name)!
  const begun = startRecordDraft(
    db,
    { kind: { ...kind, onlyCorrects: undefined }, subject: null, values: {}, title: 'T' },
    ANN,
    DESK_NOW,
  )
  if (!begun.ok) throw new Error(begun.reason)
  const { id, version } = begun.draft
  writeRecordDraft(db, id, { approvedBy: approver.personId, approvedAt: DESK_NOW, approvedVersion: version })
  const publish = () => publishRecord(db, kind, { draftId: id, version, secondEditor: true }, ANN, DESK_NOW + 2)
  expect(publish()).not.toMatchObject({ reason: 'approval-void' })
  leaves(DESK_NOW + 1)
  expect(publish()).toEqual({ ok: false, reason: 'approval-void' })
})

test('it stays void when they are an editor again, is given anew by another, and what was published before stands', () => {
  const begin = (by: string) => {
    const values = { of: 'returns', percent: '45', by, words: '' }
    const begun = startRecordDraft(db, { kind: goalKind, subject: null, values, title: 'T' }, ANN, DESK_NOW)
    if (!begun.ok) throw new Error(begun.reason)
    const which = { draftId: begun.draft.id, version: begun.draft.version }
    expect(approveRecord(db, goalKind, which, approver, DESK_NOW)).toMatchObject({ ok: true })
    return which
  }
  const first = begin('4 August 2024')
  expect(publishRecord(db, goalKind, { ...first, secondEditor: true }, ANN, DESK_NOW)).toMatchObject({ ok: true })
  const second = begin('1 September 2024')
  leaves(DESK_NOW + 1)
  addRole(db, { personId: approver.personId, role: 'committee-editor' }, 'operator', DESK_NOW + 2)
  const draft = () => recordDraftById(db, second.draftId)!
  expect(approvalOf(db, draft())).toBe('void')
  expect(recordDraftById(db, first.draftId)!.publishedAt).not.toBeNull()
  expect(approveRecord(db, goalKind, second, BEN, DESK_NOW + 3)).toMatchObject({ ok: true })
  expect(approvalOf(db, draft())).toBe('given')
})
