import { expect, test } from 'vitest'
import { openRecordDrafts, seenOfRecord } from '#app/features/editors/drafts/record-draft-store.server.ts'
import { accessWorld, copyOf } from '#test/support/access-world.ts'
import { ask } from '#test/support/asking.ts'
import type { RecordDraftPage } from './record-desk-queries.server.ts'

const DEMAND = 'primary-care-support-demand-3'

test('a button adds a row and another takes one out; what was typed is saved each time, and what is wrong stands at its cell', async () => {
  const world = await accessWorld()
  const db = copyOf(world)
  const cookie = world.cookies.editor
  await ask(db, { path: '/committee/disputes/primary-care-support', form: { part: DEMAND }, cookie })
  const draft = () => openRecordDrafts(db).find(({ subject }) => subject === DEMAND)!
  const path = `/committee/records/${draft().id}`
  const shown = async (query = '') => {
    const { body } = await ask(db, { path: path + query, cookie })
    return body as { page: RecordDraftPage; added?: string }
  }
  const before = draft().values
  const { page } = await shown()
  expect(page.shown).toMatchObject({ 'deadlines-2-due': 'June 2017', 'sources-1-title': expect.any(String) })
  expect(page.shown).not.toHaveProperty('deadlines')
  expect(await shown('?add=deadlines')).toMatchObject({ added: 'deadlines' })
  const typed = {
    ...page.shown,
    'deadlines-3-when': 'lately',
    'deadlines-3-due': '30 September 2017',
    'deadlines-3-sources': '1',
  }
  const pressed = (button: string) =>
    ask(db, { path, cookie, form: { ...typed, seen: seenOfRecord(draft().values), do: button } })
  expect(await pressed('add:answers')).toMatchObject({ status: 302, to: expect.stringMatching(/\?add=answers#answers-\d-when$/) })
  expect(draft().values.deadlines).toBe(`${before.deadlines}\nlately | 30 September 2017 [1]`)
  expect((await shown()).page.refusals['deadlines-3-when']).toContain('“lately” cannot be read here.')
  expect(await pressed('remove:deadlines:3')).toMatchObject({ status: 302, to: expect.stringMatching(/#deadlines$/) })
  expect(draft().values).toMatchObject({ deadlines: before.deadlines, sources: before.sources, answers: before.answers })
})
