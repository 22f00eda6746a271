import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { addLine } from '#app/features/menu/draft-writing/add-line.server.ts'
import { saveLine } from '#app/features/menu/draft-writing/save-line.server.ts'
import { saveWords } from '#app/features/menu/draft-writing/save-words.server.ts'
import { draftById, seenOf, writeDraft } from '#app/features/menu/drafts/draft-store.server.ts'
import { startDraft } from '#app/features/menu/drafts/start-draft.server.ts'
import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { addRole } from '#app/features/people/accounts/add-person.server.ts'
import { PEOPLE_IN_PRACTICES } from '#app/features/people/circulars/circulars.sql.ts'
import { mailCirculars } from '#app/features/people/circulars/mail-circulars.server.ts'
import { endScopedRole } from '#app/features/people/joining-and-leaving/end-role.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { openLog } from '#app/platform/log.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { type Db, openDatabase } from '#db/client.server.ts'
import { actions, editions } from '#db/schema/menu.ts'
import { closePractice } from '#test/support/adoption.ts'
import { actionText } from '#test/support/content.ts'
import { ANN, BEN, DESK_NOW, deskWorld, RULES, SOURCES } from '#test/support/desk.ts'
import { someone } from '#test/support/england.ts'
import { waitingMails } from '#test/support/mail.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { approveDraft } from './approve-draft.server.ts'
import { draftPage } from './draft-queries.server.ts'
import { publishDraft } from './publish-draft.server.ts'
import { publishDueDrafts } from './publish-due-drafts.server.ts'
import { PublicationDay } from './publish-forms.tsx'
import { publishOnTime } from './publish-on-time.server.ts'
import { scheduleDraft } from './schedule-draft.server.ts'

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

test('everyone in an open practice gets one mail, in the same words whatever their practice takes, and nobody counts them', () => {
  const db = deskWorld()
  for (const code of ['Y00001', 'Y00002', 'Y00003']) someone(db, 'practice-partner', { practiceCode: code })
  someone(db, 'practice-manager', { practiceCode: 'Y00001' })
  const two = someone(db, 'practice-manager', { practiceCode: 'Y00003' })
  addRole(db, { personId: two, role: 'practice-manager', practiceCode: 'Y00001' }, 'operator', now)
  someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' })
  const closed = { practiceCode: 'Y00002', status: 'closed', holdsFrom: '2024-07-10', successorCode: null } as const
  addToRegister(db, { statuses: [closed] }, now - 30_000)
  const statement = {
    state: 'taking',
    extent: 'full',
    effectiveOn: '2024-07-08',
    plannedFor: null,
    obstacle: null,
    note: null,
  } as const
  const taken = recordAdoption(
    db,
    { ...statement, practiceCode: 'Y00001', actionSlug: 'notice' },
    { personId: 'p' },
    now - 60_000,
  )
  expect(taken).toMatchObject({ ok: true })
  const { at } = approved(db)
  const before = version(db)
  expect(publishDraft(db, at(), ANN, RULES, now)).toMatchObject({ ok: true })
  expect(version(db)).not.toBe(before)
  expect(waitingMails(db)).toEqual([])
  expect(mailCirculars(db, now)).toBeGreaterThan(0)
  const mails = waitingMails(db)
  expect(mails.map(({ message, to }) => `${message} ${to}`).sort()).toEqual([
    'menu-changed practice-manager.y00001@example.org',
    'menu-changed practice-manager.y00003@example.org',
    'menu-changed practice-partner.y00001@example.org',
    'menu-changed practice-partner.y00003@example.org',
  ])
  expect(new Set(mails.map(({ subject, text, link }) => `${subject} ${text} ${link}`)).size).toBe(1)
  expect(mails[0]).toMatchObject({ link: 'https://concert.example/menu' })
  expect(mailCirculars(db, now)).toBe(0)
  const told = db.$client.prepare("select detail from audit_events where action = 'edition.published' order by seq desc").pluck()
  expect(told.get()).not.toContain('mails')
})

test('a long list of people is written to in slices: a stop in between loses nobody and mails nobody twice', () => {
  const db = deskWorld()
  const people = Array.from({ length: 650 }, (_, i) => `p${String(i).padStart(4, '0')}`)
  const person = db.$client.prepare("insert into persons (id, name, email, password_hash, created_at) values (?, ?, ?, '!', 0)")
  for (const id of people) {
    person.run(id, id, `${id}@example.org`)
    addRole(db, { personId: id, role: 'practice-manager', practiceCode: 'Y00001' }, 'operator', now)
  }
  const { at } = approved(db)
  publishDraft(db, at(), ANN, RULES, now)
  const counted: number[] = []
  for (let slice = mailCirculars(db, now); slice > 0; slice = mailCirculars(db, now)) counted.push(slice)
  expect(counted).toEqual(Array(13).fill(50))
  expect(new Set(waitingMails(db).map(({ to }) => to)).size).toBe(650)
})

test('an edition that is history by the time it is written down is announced to nobody', () => {
  const db = deskWorld()
  someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  const { at } = approved(db)
  expect(publishDraft(db, at(), ANN, { ...RULES, siteAddress: '' }, now)).toMatchObject({ ok: true })
  expect(mailCirculars(db, now)).toBe(0)
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

test('a set time is kept to its minute, once, whoever looks first', async () => {
  const db = deskWorld()
  const { at, draft } = approved(db)
  expect(scheduleDraft(db, { ...at(), at: NINE }, ANN, RULES, now)).toMatchObject({ ok: true })
  expect(await publishDueDrafts(db, RULES, NINE - 1)).toEqual([])
  const second = await publishDueDrafts(db, RULES, NINE + 3_000)
  expect(second).toMatchObject([{ outcome: { ok: true } }])
  expect(await publishDueDrafts(db, RULES, NINE + 3_001)).toEqual([])
  expect(menuAt(db, NINE)?.edition).toMatchObject({ number: 2, publishedAt: NINE })
  expect(draft()).toMatchObject({ publishedAs: 'menu-of-july-2024', publishAt: null })
})

test('a set time waits for an approval, and a save takes both back', async () => {
  const db = deskWorld()
  const { at, draft, draftId } = approved(db)
  scheduleDraft(db, { ...at(), at: NINE }, ANN, RULES, now)
  const cap = { action: 'cap', status: 'offered', wording: 'Take 25.', reason: 'Clearer.' } as const
  saveLine(db, { draftId, seen: seenOf(draft(), { line: 'cap' }), line: cap }, ANN, now)
  expect(draft()).toMatchObject({ publishAt: null, approvedVersion: null })
  expect(await publishDueDrafts(db, RULES, NINE)).toEqual([])
  expect(scheduleDraft(db, { ...at(), at: NINE }, ANN, RULES, now)).toMatchObject({ reason: 'not-approved' })
  approveDraft(db, at(), BEN, now)
  scheduleDraft(db, { ...at(), at: NINE }, ANN, RULES, now)
  expect(scheduleDraft(db, { ...at(), at: null }, BEN, RULES, now)).toMatchObject({ ok: true, draft: { publishAt: null } })
})

test('a set time publishes nothing that was approved by an editor who has left, until another editor approves it', async () => {
  const db = deskWorld()
  const { draftId, draft, at } = approved(db)
  const personId = someone(db, 'committee-editor')
  writeDraft(db, draftId, { approvedBy: personId, approvedAt: now })
  scheduleDraft(db, { ...at(), at: NINE }, ANN, RULES, now)
  const role = { role: 'committee-editor', practiceCode: null, lmcSlug: null, officeSlug: null } as const
  expect(endScopedRole(db, personId, role, now + 1)).toMatchObject({ ok: true })
  expect(draftPage(db, draftId, NINE)).toMatchObject({ approved: false, voidApproval: true, state: 'Its approval is void' })
  const due = async () => (await publishDueDrafts(db, RULES, NINE)).map(({ outcome }) => outcome)
  expect(await due()).toEqual([{ ok: false, reason: 'approval-void' }])
  for (const outcome of [
    publishDraft(db, at(), ANN, RULES, NINE),
    scheduleDraft(db, { ...at(), at: NINE + 60_000 }, ANN, RULES, NINE),
  ])
    expect(outcome).toEqual({ ok: false, reason: 'approval-void' })
  expect(draft().publishedAt).toBeNull()
  expect(approveDraft(db, at(), BEN, NINE)).toMatchObject({ ok: true })
  expect(await due()).toMatchObject([{ ok: true }])
})

test('a time that comes while something stands against publishing publishes nothing and keeps the draft', async () => {
  const db = deskWorld()
  const { at, draft } = approved(db)
  scheduleDraft(db, { ...at(), at: NINE }, ANN, RULES, now)
  db.$client.exec(
    `insert into editions select 'other', round_slug, 2, title, summary, ${NINE - 1000}, precision, published_by, sources, content_hash, recorded_at from editions`,
  )
  expect(await publishDueDrafts(db, RULES, NINE)).toMatchObject([{ outcome: { ok: false, reason: 'not-ready' } }])
  expect(draft()).toMatchObject({ publishedAt: null, publishAt: NINE })
})

test('two servers on one file publish a draft once, and one that starts late publishes what fell due before', async () => {
  const folder = testFolder()
  const world = deskWorld()
  const { at } = approved(world)
  scheduleDraft(world, { ...at(), at: NINE }, ANN, RULES, now)
  writeFileSync(join(folder, 'concert.db'), world.$client.serialize())
  const [one, other] = [1, 2].map(() => openDatabase(join(folder, 'concert.db'))) as [Db, Db]
  const late = NINE + 3 * 3_600_000 + 1
  for (const db of [one, other]) await publishOnTime({ db, log: openLog('silent'), rules: RULES })(late)
  expect(
    other.select({ slug: editions.slug, publishedAt: editions.publishedAt }).from(editions).orderBy(editions.number).all()[1],
  ).toEqual({
    slug: 'menu-of-july-2024',
    publishedAt: late - 1,
  })
  expect(other.select().from(editions).all()).toHaveLength(2)
  for (const db of [one, other]) db.$client.close()
})

test('the people to be told are read in the order of their ids, from where the last slice ended', () => {
  const plan = deskWorld()
    .$client.prepare(`explain query plan ${PEOPLE_IN_PRACTICES}`)
    .all({ after: '', asAt: '2024-07-01', knownBefore: 1 }) as { detail: string }[]
  expect(plan.map(({ detail }) => detail)).toEqual([
    expect.stringMatching(/^SEARCH n USING INDEX sqlite_autoindex_persons_1 \(id>\?\)/),
    expect.stringMatching(/^SEARCH r USING .*person_standings_by_person/),
    'CORRELATED SCALAR SUBQUERY 1',
    expect.stringMatching(/^SEARCH s USING .*INDEX practice_statuses/),
  ])
})

test('an action that leaves from a later day is approved now, published at the time set for that day, and not before', async () => {
  const db = deskWorld()
  const { draftId, draft, at } = approved(db)
  const line = { action: 'notice', status: 'withdrawn', wording: 'Take it.', reason: 'Simpler.', from: '2024-07-15' } as const
  saveLine(db, { draftId, seen: seenOf(draft(), { line: 'notice' }), line }, ANN, now)
  expect(approveDraft(db, at(), BEN, now)).toMatchObject({ ok: true })
  expect(publishDraft(db, at(), ANN, RULES, now)).toMatchObject({ ok: false, reason: 'not-ready' })
  expect(scheduleDraft(db, { ...at(), at: NINE - 86_400_000 }, ANN, RULES, now)).toMatchObject({ ok: false, reason: 'not-ready' })
  expect(scheduleDraft(db, { ...at(), at: NINE }, ANN, RULES, now)).toMatchObject({ ok: true })
  expect(await publishDueDrafts(db, RULES, NINE)).toMatchObject([{ outcome: { ok: true } }])
  expect(menuAt(db, NINE)?.offers.find(({ actionSlug }) => actionSlug === 'notice')).toMatchObject({ status: 'withdrawn' })
})

test('who is told is chosen on publishing: officers and the committee too, one mail each, also who has a role in a practice', () => {
  const published = (told: string | undefined) => {
    const db = deskWorld()
    const partner = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
    addRole(db, { personId: partner, role: 'lmc-officer', lmcSlug: 'borsetshire' }, 'operator', now)
    someone(db, 'lmc-officer', { lmcSlug: 'loamshire' })
    someone(db, 'committee-member')
    const { at } = approved(db)
    expect(publishDraft(db, { ...at(), told }, ANN, RULES, now)).toMatchObject({ ok: true })
    mailCirculars(db, now)
    return waitingMails(db)
      .map(({ to }) => to)
      .sort()
  }
  const [partner, officer, member] = ['practice-partner.y00001', 'lmc-officer.loamshire', 'committee-member'].map(
    (name) => `${name}@example.org`,
  )
  expect(published('practices officers committee')).toEqual([member, officer, partner].sort())
  expect(published('practices')).toEqual([partner])
  expect(published('officers committee')).toEqual([member, officer, partner].sort())
  expect(published('nobody')).toEqual([])
})

test('an officer who also has a role in a closed practice is told as an officer, and one in an open practice once', () => {
  const db = deskWorld()
  for (const [practiceCode, lmcSlug] of [
    ['Y00001', 'borsetshire'],
    ['Y00003', 'loamshire'],
  ] as const) {
    const person = someone(db, 'practice-partner', { practiceCode })
    addRole(db, { personId: person, role: 'lmc-officer', lmcSlug }, 'operator', now)
  }
  closePractice(db, 'Y00003', '2024-07-01', now - 1)
  const { at } = approved(db)
  expect(publishDraft(db, { ...at(), told: 'practices officers committee' }, ANN, RULES, now)).toMatchObject({ ok: true })
  while (mailCirculars(db, now) > 0);
  const told = waitingMails(db).map(({ to }) => to)
  expect(told.sort()).toEqual(['practice-partner.y00001@example.org', 'practice-partner.y00003@example.org'])
})

test('a draft says before approval from which day it is published, and which of its lines begin before that day', () => {
  const db = deskWorld()
  const { draftId, draft } = approved(db)
  const line = { action: 'notice', status: 'paused', wording: 'Take it.', reason: 'Talks.', from: '2024-08-08' } as const
  saveLine(db, { draftId, seen: seenOf(draft(), { line: 'notice' }), line }, ANN, now)
  expect(draftPage(db, draftId, now)).toMatchObject({ approved: false, refusals: [], publishFrom: '2024-08-08', early: [] })
  const called = { action: 'software', status: 'offered', wording: 'Take it.', reason: 'Called.', from: '2024-07-15' } as const
  expect(addLine(db, { draftId, line: called }, ANN, now)).toMatchObject({ ok: true })
  const page = draftPage(db, draftId, now)!
  expect(page.early).toMatchObject([{ action: 'software', status: 'offered', from: '2024-07-15' }])
  const said = renderToStaticMarkup(createElement(PublicationDay, { ...page, here: '/draft' }))
  expect(said).toContain('rests or leaves from 8 August 2024')
  expect(said).toContain('href="/draft/actions/software"')
  expect(said).toContain('on the menu from 15 July 2024')
})
