import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { PEOPLE_OF_PRACTICES, titlesInOneLine } from '#app/features/menu/announcements/announce-edition.server.ts'
import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { openLog } from '#app/platform/log.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { type Db, openDatabase } from '#db/client.server.ts'
import { actions, editions } from '#db/schema/menu.ts'
import { actionText } from '#test/support/content.ts'
import { ANN, BEN, DESK_NOW, deskWorld, RULES, SOURCES } from '#test/support/desk.ts'
import { someone } from '#test/support/england.ts'
import { waitingMails } from '#test/support/mail.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { draftById, seenOf } from './draft-store.server.ts'
import { addLine, saveLine, saveWords, startDraft } from './edit-draft.server.ts'
import { approveDraft, publishDraft, publishDueDrafts, scheduleDraft } from './publish-draft.server.ts'
import { startPublishing } from './publishing-loop.server.ts'

const now = DESK_NOW
const NINE = instantOf('2024-07-15', '09:00')

/** A draft that withdraws notice, saved by Ann and approved by Ben. */
function approved(db: Db) {
  const outcome = startDraft(db, 'first', ANN, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  const draftId = outcome.draft.id
  const draft = () => draftById(db, draftId)!
  const words = { title: 'Menu of July 2024', summary: 'One leaves.', sources: SOURCES }
  saveWords(db, { draftId, seen: seenOf(draft(), 'words'), ...words }, ANN, now)
  const line = { action: 'notice', status: 'withdrawn', wording: 'Take it.', reason: 'Simpler.', from: '2024-07-10' } as const
  saveLine(db, { draftId, seen: seenOf(draft(), { line: 'notice' }), line }, ANN, now)
  approveDraft(db, { draftId, version: draft().version }, BEN, now)
  return { draftId, draft, at: () => ({ draftId, version: draft().version }) }
}

const version = (db: Db) => db.$client.prepare('select version from menu_versions').pluck().get()
const takes = (db: Db, practiceCode: string, actionSlug: string, state: 'taking' | 'stopped' = 'taking') => {
  const said = {
    state,
    extent: state === 'taking' ? ('full' as const) : null,
    effectiveOn: state === 'taking' ? '2024-07-08' : '2024-07-09',
    plannedFor: null,
  }
  const by = { personId: 'p' }
  const outcome = recordAdoption(db, { ...said, obstacle: null, note: null, practiceCode, actionSlug }, by, now - 60_000)
  if (!outcome.ok) throw new Error(outcome.reason)
}

test('nobody of a practice that has closed is mailed, though it took the action to its last day', () => {
  const db = deskWorld()
  for (const code of ['Y00001', 'Y00002']) someone(db, 'practice-partner', { practiceCode: code })
  takes(db, 'Y00001', 'notice')
  takes(db, 'Y00002', 'notice')
  const closed = { practiceCode: 'Y00002', status: 'closed', holdsFrom: '2024-07-10', successorCode: null } as const
  addToRegister(db, { statuses: [closed] }, now - 30_000)
  const { at } = approved(db)
  expect(publishDraft(db, at(), ANN, RULES, now)).toMatchObject({ ok: true })
  expect(waitingMails(db).map(({ to }) => to)).toEqual(['practice-partner.y00001@example.org'])
})

test('everyone of the practices that take what the edition changes gets one mail, others none', () => {
  const db = deskWorld()
  for (const code of ['Y00001', 'Y00002', 'Y00003']) someone(db, 'practice-partner', { practiceCode: code })
  someone(db, 'practice-manager', { practiceCode: 'Y00001' })
  takes(db, 'Y00001', 'notice')
  takes(db, 'Y00001', 'cap')
  takes(db, 'Y00002', 'cap')
  takes(db, 'Y00003', 'notice')
  takes(db, 'Y00003', 'notice', 'stopped')
  const { at } = approved(db)
  const before = version(db)
  expect(publishDraft(db, at(), ANN, RULES, now)).toMatchObject({ ok: true })
  const mails = waitingMails(db)
  expect(mails.map(({ message, to }) => [message, to])).toEqual([
    ['menu-changed', 'practice-manager.y00001@example.org'],
    ['menu-changed', 'practice-partner.y00001@example.org'],
  ])
  expect(mails[0]).toMatchObject({ link: 'https://concert.example/practice/Y00001' })
  expect(mails[0]?.text).toContain('Take Notice')
  expect(mails[0]?.text).not.toContain('Take Cap')
  const counted = db.$client.prepare("select count(*) from mails where asked_by <> 'concert'").pluck().get()
  const told = db.$client
    .prepare("select detail from audit_events where action = 'edition.published' order by seq desc")
    .pluck()
    .get()
  // How many were told is a live count of those who take the action: nobody learns it, who publishes least of all.
  expect([counted, told]).toEqual([0, expect.not.stringContaining('mails')])
  expect(version(db)).not.toBe(before)
})

test('a publication that does not happen leaves nothing: no edition, no action, no mail, no word in the audit', () => {
  const db = deskWorld()
  const { at, draftId } = approved(db)
  const page = actionText('Brand new')
  addLine(db, { draftId, line: { action: 'brand-new', status: 'offered', wording: 'Do.', page } }, ANN, now)
  approveDraft(db, at(), BEN, now)
  db.$client.exec(
    `create trigger no_room before insert on audit_events when new.action = 'edition.published' begin select raise(abort, 'full'); end`,
  )
  const before = { version: version(db), mails: waitingMails(db).length }
  expect(() => publishDraft(db, at(), ANN, RULES, now)).toThrow('full')
  expect(db.select().from(editions).all()).toHaveLength(1)
  expect(db.select().from(actions).all()).toHaveLength(3)
  expect({ version: version(db), mails: waitingMails(db).length }).toEqual(before)
})

test('an action called for the first time comes to be with the edition that calls it', () => {
  const db = deskWorld()
  const { at, draftId } = approved(db)
  const line = {
    action: 'brand-new',
    status: 'offered',
    wording: 'Do.',
    reason: 'New.',
    from: '2024-07-10',
    page: actionText('Brand new'),
  } as const
  addLine(db, { draftId, line }, ANN, now)
  expect(db.select().from(actions).all()).toHaveLength(3)
  approveDraft(db, at(), BEN, now)
  expect(publishDraft(db, at(), ANN, RULES, now)).toMatchObject({ ok: true })
  expect(menuAt(db, now)?.offers.map(({ title, status }) => [title, status])).toEqual([
    ['Take Cap', 'offered'],
    ['Take Brand new', 'offered'],
    ['Take Notice', 'withdrawn'],
  ])
})

test('a set time is kept to its minute, once, whoever looks first', () => {
  const db = deskWorld()
  const { at, draft } = approved(db)
  expect(scheduleDraft(db, { ...at(), at: NINE }, ANN, RULES, now)).toMatchObject({ ok: true })
  expect(publishDueDrafts(db, RULES, NINE - 1)).toEqual([])
  const second = publishDueDrafts(db, RULES, NINE + 3_000)
  expect(second).toMatchObject([{ outcome: { ok: true } }])
  expect(publishDueDrafts(db, RULES, NINE + 3_001)).toEqual([])
  expect(menuAt(db, NINE)?.edition).toMatchObject({ number: 2, publishedAt: NINE })
  expect(draft()).toMatchObject({ publishedAs: 'menu-of-july-2024', publishAt: null })
})

test('a set time waits for an approval, and a save takes both back', () => {
  const db = deskWorld()
  const { at, draft, draftId } = approved(db)
  scheduleDraft(db, { ...at(), at: NINE }, ANN, RULES, now)
  const cap = { action: 'cap', status: 'offered', wording: 'Take 25.', reason: 'Clearer.' } as const
  saveLine(db, { draftId, seen: seenOf(draft(), { line: 'cap' }), line: cap }, ANN, now)
  expect(draft()).toMatchObject({ publishAt: null, approvedVersion: null })
  expect(publishDueDrafts(db, RULES, NINE)).toEqual([])
  expect(scheduleDraft(db, { ...at(), at: NINE }, ANN, RULES, now)).toMatchObject({ reason: 'not-approved' })
  approveDraft(db, at(), BEN, now)
  scheduleDraft(db, { ...at(), at: NINE }, ANN, RULES, now)
  expect(scheduleDraft(db, { ...at(), at: null }, BEN, RULES, now)).toMatchObject({ ok: true, draft: { publishAt: null } })
})

test('a time that comes while something stands against publishing publishes nothing and keeps the draft', () => {
  const db = deskWorld()
  const { at, draft } = approved(db)
  scheduleDraft(db, { ...at(), at: NINE }, ANN, RULES, now)
  db.$client.exec(
    `insert into editions select 'other', round_slug, 2, title, summary, ${NINE - 1000}, precision, published_by, sources, content_hash, recorded_at from editions`,
  )
  expect(publishDueDrafts(db, RULES, NINE)).toMatchObject([{ outcome: { ok: false, reason: 'not-ready' } }])
  expect(draft()).toMatchObject({ publishedAt: null, publishAt: NINE })
})

test('titles in a mail are one line, the last ones counted', () => {
  expect(titlesInOneLine(['One', 'Two'])).toBe('One; Two')
  expect(titlesInOneLine(['a'.repeat(90), 'b'.repeat(90), 'c'.repeat(90)])).toBe(
    `${'a'.repeat(90)}; ${'b'.repeat(90)}; and 1 more`,
  )
})

test('two servers on one file publish a draft once, and one that starts late publishes what fell due before', () => {
  const place = testFolder()
  const world = deskWorld()
  const { at } = approved(world)
  scheduleDraft(world, { ...at(), at: NINE }, ANN, RULES, now)
  writeFileSync(join(place, 'concert.db'), world.$client.serialize())
  const [one, other] = [1, 2].map(() => openDatabase(join(place, 'concert.db'))) as [Db, Db]
  const late = NINE + 3 * 3_600_000 + 1
  const servers = [one, other].map((db) => startPublishing({ db, log: openLog('silent'), now: () => late, rules: RULES }))
  for (const { stop } of servers) stop()
  expect(
    other.select({ slug: editions.slug, publishedAt: editions.publishedAt }).from(editions).orderBy(editions.number).all()[1],
  ).toEqual({
    slug: 'menu-of-july-2024',
    publishedAt: late - 1,
  })
  expect(other.select().from(editions).all()).toHaveLength(2)
  for (const db of [one, other]) db.$client.close()
})

test('the people of the practices that take an action are sought practice by practice', () => {
  const plan = deskWorld().$client.prepare(`explain query plan ${PEOPLE_OF_PRACTICES}`).all('[]') as { detail: string }[]
  expect(plan.map(({ detail }) => detail).filter((detail) => detail.startsWith('SCAN'))).toEqual([
    expect.stringMatching(/^SCAN asked/),
  ])
})
