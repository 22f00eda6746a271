import { beforeAll, expect, test } from 'vitest'
import { recordDraftById, seenOfRecord } from '#app/features/editors/drafts/record-draft-store.server.ts'
import type { Db } from '#db/client.server.ts'
import { type AccessWorld, accessWorld, copyOf, KNOCKERS, SECRET_VOTE } from '#test/support/access-world.ts'
import { ask } from '#test/support/asking.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const others = KNOCKERS.filter((who) => who !== 'editor')
const written = (db: Db) => db.$client.prepare('select total_changes()').pluck().get()

test.each(others)(
  'unauthorised access to records: %s begins, changes, approves, publishes and discards no draft',
  async (who) => {
    const db = copyOf(world)
    const here = `/committee/records/${world.recordDraft}`
    const before = written(db)
    const forms: [string, Record<string, string>][] = [
      ['/committee/records', { kind: 'ballot' }],
      ['/committee/records', { kind: 'ballot', subject: '2024-collective-action' }],
      ['/committee/disputes/primary-care-support', { section: 'demand' }],
      ['/committee/disputes/primary-care-support', { part: 'primary-care-support-demand-4' }],
      [here, { do: 'save', seen: seenOfRecord(SECRET_VOTE.values), title: 'Mine' }],
      ...['approve', 'publish', 'discard'].map((act): [string, Record<string, string>] => [here, { do: act, version: '1' }]),
    ]
    for (const [path, form] of forms) {
      const answer = await ask(db, { path, form, cookie: world.cookies[who] })
      expect([path, answer.status, answer.data]).toEqual([path, who === 'nobody' ? 302 : 404, ''])
    }
    expect(written(db)).toBe(before)
  },
)

test.each(others)('unauthorised access to records: %s reads nothing of a draft on any page', async (who) => {
  const db = copyOf(world)
  for (const path of ['/', '/ballots', '/api/v1/ballots', '/committee', '/committee/what-editors-did', '/search?q=vote']) {
    const answer = await ask(db, { path, cookie: world.cookies[who] })
    expect(answer.data, path).not.toContain(SECRET_VOTE.title)
  }
})

test('unauthorised access to records: an editor alone neither approves what they saved nor publishes without approval', async () => {
  const db = copyOf(world)
  const draft = recordDraftById(db, world.recordDraft)!
  for (const act of ['approve', 'publish']) {
    const form = { do: act, version: String(draft.version) }
    const path = `/committee/records/${draft.id}`
    expect((await ask(db, { path, form, cookie: world.cookies.editor })).status).toBe(409)
  }
  expect(recordDraftById(db, world.recordDraft)).toEqual(draft)
})
