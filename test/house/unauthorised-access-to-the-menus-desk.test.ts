import { beforeAll, expect, test } from 'vitest'
import { addLine } from '#app/features/menu/draft-writing/add-line.server.ts'
import { saveWords } from '#app/features/menu/draft-writing/save-words.server.ts'
import { draftById, seenOf } from '#app/features/menu/drafts/draft-store.server.ts'
import type { Db } from '#db/client.server.ts'
import { type AccessWorld, accessWorld, copyOf, KNOCKERS } from '#test/support/access-world.ts'
import { ask, NOW } from '#test/support/asking.ts'
import { actionText } from '#test/support/content.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const others = KNOCKERS.filter((who) => who !== 'editor')
const written = (db: Db) => db.$client.prepare('select total_changes()').pluck().get()
const ACTION = 'data-sharing-review'

test.each(others)('%s changes, approves, publishes and discards no draft', async (who) => {
  const db = copyOf(world)
  const here = `/committee/menu/${world.draft}`
  const draft = draftById(db, world.draft)!
  const version = String(draft.version)
  const before = written(db)
  const forms: [string, Record<string, string>][] = [
    ['/committee/menu', { round: '2024-protect-your-patients' }],
    [here, { seen: seenOf(draft, 'order'), do: `down ${ACTION}` }],
    [`${here}/words`, { seen: seenOf(draft, 'words'), title: 'T', summary: 'S', sources: 'A | https://example.org | 2026' }],
    [
      `${here}/actions/${ACTION}`,
      { seen: seenOf(draft, { line: ACTION }), status: 'withdrawn', wording: 'W', reason: 'R', from: '2026-06-17' },
    ],
    ...['approve', 'publish', 'unset', 'discard'].map((act): [string, Record<string, string>] => [
      `${here}/publish`,
      { do: act, version },
    ]),
  ]
  for (const [path, form] of forms) {
    const answer = await ask(db, { path, form, cookie: world.cookies[who] })
    expect([path, answer.status, answer.data]).toEqual([path, who === 'nobody' ? 302 : 404, ''])
  }
  expect(written(db)).toBe(before)
})

test.each(KNOCKERS)('%s finds nothing of a draft’s new action on public pages before it is published', async (who) => {
  const db = copyOf(world)
  const line = { action: 'brand-new', status: 'offered', wording: 'A secret so far.', page: actionText('Brand new') } as const
  addLine(db, { draftId: world.draft, line }, { personId: world.people.editor }, 0)
  for (const path of [
    '/',
    '/menu',
    '/menu/editions',
    '/menu/editions.json',
    '/menu/editions.atom',
    '/menu/print',
    '/actions/brand-new',
  ]) {
    const answer = await ask(db, { path, cookie: world.cookies[who] })
    expect(answer.data).not.toMatch(/brand.new|secret so far/i)
  }
})

test('a member of the committee reads what editors did and never the title of a draft; an editor reads it', async () => {
  const db = copyOf(world)
  const draft = draftById(db, world.draft)!
  const words = { title: 'A title nobody knows yet', summary: 'S', sources: [] }
  const saved = saveWords(
    db,
    { draftId: draft.id, seen: seenOf(draft, 'words'), ...words },
    { personId: world.people.editor },
    NOW,
  )
  expect(saved).toMatchObject({ ok: true })
  const read = async (who: 'member' | 'editor') =>
    (await ask(db, { path: '/committee/what-editors-did', cookie: world.cookies[who] })).data
  expect(await read('editor')).toContain('A title nobody knows yet')
  const shown = await read('member')
  expect(shown).toContain('draft.saved')
  expect(shown).not.toContain('A title nobody knows yet')
})
