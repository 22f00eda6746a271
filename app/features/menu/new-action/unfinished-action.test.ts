import { expect, test } from 'vitest'
import { approveDraft } from '#app/features/menu/draft-publishing/approve-draft.server.ts'
import { draftPage } from '#app/features/menu/draft-publishing/draft-queries.server.ts'
import { addLine } from '#app/features/menu/draft-writing/add-line.server.ts'
import { saveWords } from '#app/features/menu/draft-writing/save-words.server.ts'
import { draftById, seenOf } from '#app/features/menu/drafts/draft-store.server.ts'
import { startDraft } from '#app/features/menu/drafts/start-draft.server.ts'
import { ANN, BEN, DESK_NOW, deskWorld, SOURCES } from '#test/support/desk.ts'
import { actionFormValues } from './new-action-page.server.ts'
import { parseUnfinished } from './unfinished-action.ts'

const TYPED = { do: 'save', seen: 'x', title: 'Stop a form', shortTitle: 'A form', from: 'soon', committee: '<b>No breach.</b>' }

test('a new action is kept as far as it goes, comes back as it was typed, and cannot be published before it is finished', () => {
  const db = deskWorld()
  const begun = startDraft(db, 'first', ANN, DESK_NOW)
  if (!begun.ok) throw new Error(begun.reason)
  const draftId = begun.draft.id
  const line = parseUnfinished(TYPED)
  if (!line.ok) throw new Error(JSON.stringify(line.errors))
  expect(addLine(db, { draftId, line: line.value }, ANN, DESK_NOW)).toMatchObject({ ok: true })
  saveWords(
    db,
    { draftId, seen: seenOf(draftById(db, draftId)!, 'words'), title: 'Next', summary: 'One.', sources: SOURCES },
    ANN,
    DESK_NOW,
  )
  const kept = draftById(db, draftId)!.lines.find(({ action }) => action === 'a-form')!
  expect(actionFormValues(kept)).toMatchObject({ title: 'Stop a form', from: 'soon', committee: '<b>No breach.</b>' })
  const page = draftPage(db, draftId, DESK_NOW)!
  expect(page.lines.at(-1)).toMatchObject({ title: 'Stop a form', isNew: true })
  expect(page.refusals).toContainEqual(
    expect.objectContaining({
      message: 'The page of this new action is not complete.',
      href: expect.stringContaining('new-action?change=a-form'),
    }),
  )
  const approved = approveDraft(db, { draftId, version: draftById(db, draftId)!.version }, BEN, DESK_NOW)
  expect(approved).toMatchObject({ ok: false, reason: 'not-ready' })
})

test('it needs its short name, and no draft holds an NHS number', () => {
  expect(parseUnfinished({ title: 'Stop a form' })).toMatchObject({ ok: false, errors: { shortTitle: expect.any(String) } })
  expect(parseUnfinished({ ...TYPED, traps: 'About 943 476 5919' })).toMatchObject({
    ok: false,
    errors: { traps: expect.any(String) },
  })
  expect(parseUnfinished({ title: 'Another' }, 'kept')).toMatchObject({ ok: true, value: { action: 'kept' } })
})
