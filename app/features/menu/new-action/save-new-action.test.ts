import { expect, test } from 'vitest'
import { draftById, seenOf, writeDraft } from '#app/features/menu/drafts/draft-store.server.ts'
import { startDraft } from '#app/features/menu/drafts/start-draft.server.ts'
import { ANN, BEN, DESK_NOW, deskWorld } from '#test/support/desk.ts'
import { actionFormValues } from './new-action-page.server.ts'
import { fieldsBefore, partAsked } from './new-action-parts.ts'
import { saveAsTyped, saveNewAction } from './save-new-action.server.ts'

const TYPED = { title: 'Stop a form', shortTitle: 'A form', wording: 'Stop the form.' }

function world() {
  const db = deskWorld()
  const begun = startDraft(db, 'first', ANN, DESK_NOW)
  if (!begun.ok) throw new Error(begun.reason)
  const draft = () => draftById(db, begun.draft.id)!
  const line = (action: string) => draft().lines.find((one) => one.action === action)
  return { db, draft, line }
}

test('what is typed is saved as it goes: first added, then kept up to date under the mark of the save before', () => {
  const { db, draft, line } = world()
  const first = saveAsTyped(db, { draft: draft(), line: undefined, values: TYPED }, ANN, DESK_NOW)
  if (!first.ok) throw new Error(JSON.stringify(first))
  const values = { ...TYPED, traps: 'None', seen: first.seen }
  const second = saveAsTyped(db, { draft: draft(), line: line('a-form'), values }, ANN, DESK_NOW)
  expect(second).toMatchObject({ ok: true, action: 'a-form', left: { scope: expect.any(String) } })
  expect(actionFormValues(line('a-form')!)).toMatchObject({ title: 'Stop a form', traps: 'None' })
  const late = saveAsTyped(db, { draft: draft(), line: line('a-form'), values: { ...values, traps: 'Some' } }, BEN, DESK_NOW)
  expect(late).toMatchObject({ ok: false, status: 409, errors: { '': expect.stringContaining('Another editor') } })
})

test('nothing is saved as it is typed before it has a name, with an NHS number, or under another action’s name', () => {
  const { db, draft } = world()
  const save = (values: Record<string, string>) => saveAsTyped(db, { draft: draft(), line: undefined, values }, ANN, DESK_NOW)
  expect(save({ title: 'Stop a form' })).toMatchObject({ ok: false, status: 422, errors: { shortTitle: expect.any(String) } })
  expect(save({ ...TYPED, traps: '943 476 5919' })).toMatchObject({ ok: false, errors: { traps: expect.any(String) } })
  const [other] = draft().lines
  expect(save({ ...TYPED, shortTitle: other!.action })).toMatchObject({ ok: false, errors: { shortTitle: expect.any(String) } })
  expect(draft().version).toBe(1)
})

test('a save whose answer was lost is sent again as it was: it is there once, and what is typed since goes on under its mark', () => {
  const { db, draft, line } = world()
  const first = saveAsTyped(db, { draft: draft(), line: undefined, values: TYPED }, ANN, DESK_NOW)
  expect(saveAsTyped(db, { draft: draft(), line: undefined, values: TYPED }, ANN, DESK_NOW)).toEqual(first)
  if (!first.ok) throw new Error(JSON.stringify(first))
  const values = { ...TYPED, traps: 'None', seen: first.seen }
  const second = saveAsTyped(db, { draft: draft(), line: line('a-form'), values }, ANN, DESK_NOW)
  const { version } = draft()
  expect(saveAsTyped(db, { draft: draft(), line: line('a-form'), values }, ANN, DESK_NOW)).toEqual(second)
  expect(draft().version).toBe(version)
  // Other words under the name of a line that stands are never taken for a save sent twice.
  const other = saveAsTyped(db, { draft: draft(), line: undefined, values: { ...TYPED, traps: 'Some' } }, ANN, DESK_NOW)
  expect(other).toMatchObject({ ok: false, status: 409, errors: { shortTitle: expect.any(String) } })
})

test('typing takes back no approval and no set time: only a press of Save does', () => {
  const { db, draft, line } = world()
  saveNewAction(db, { draft: draft(), line: undefined, values: TYPED }, ANN, DESK_NOW)
  const id = draft().id
  for (const under of [
    { approvedBy: 'ben', approvedAt: DESK_NOW, approvedVersion: draft().version },
    { approvedVersion: null, publishAt: DESK_NOW + 1 },
  ]) {
    writeDraft(db, id, under)
    const before = draft()
    expect(saveAsTyped(db, { draft: before, line: line('a-form'), values: TYPED }, ANN, DESK_NOW)).toMatchObject({
      ok: false,
      errors: { '': expect.stringContaining('press Save') },
    })
    expect(draft()).toEqual(before)
  }
})

test('an approval given while a save waits for its turn stands as well', () => {
  const { db, draft, line } = world()
  saveNewAction(db, { draft: draft(), line: undefined, values: TYPED }, ANN, DESK_NOW)
  const before = draft()
  writeDraft(db, before.id, { approvedBy: 'ben', approvedAt: DESK_NOW, approvedVersion: before.version })
  const values = { ...TYPED, traps: 'Some', seen: seenOf(before, { line: 'a-form' }) }
  expect(saveAsTyped(db, { draft: before, line: line('a-form'), values }, ANN, DESK_NOW)).toMatchObject({
    ok: false,
    errors: { '': expect.stringContaining('press Save') },
  })
  expect(draft()).toMatchObject({ approvedBy: 'ben', version: before.version })
})

test('part by part: what is left is said of the parts that were passed, and an address that names no part asks for none', () => {
  expect(fieldsBefore(2)).toContain('shortTitle')
  expect(fieldsBefore(2)).not.toContain('summary')
  expect(fieldsBefore(null)).toContain('sources')
  for (const field of fieldsBefore(4)) expect(fieldsBefore(null)).toContain(field)
  expect(['on-2', '5', 'on-9', '0', '2x', '', null].map(partAsked)).toEqual([2, 5, null, null, null, null, null])
})
