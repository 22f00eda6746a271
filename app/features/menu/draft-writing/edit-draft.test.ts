import { expect, test } from 'vitest'
import { editorActs } from '#app/features/audit/logs/editor-acts-queries.server.ts'
import { actInWords } from '#app/features/audit/logs/editor-acts-words.ts'
import { approveDraft } from '#app/features/menu/draft-publishing/approve-draft.server.ts'
import { draftRefusals } from '#app/features/menu/draft-publishing/draft-refusal-queries.server.ts'
import { publishDraft } from '#app/features/menu/draft-publishing/publish-draft.server.ts'
import { discardDraft } from '#app/features/menu/drafts/discard-draft.server.ts'
import type { Draft, DraftLine, DraftPart } from '#app/features/menu/drafts/draft-rules.ts'
import { draftById, seenOf } from '#app/features/menu/drafts/draft-store.server.ts'
import { startDraft } from '#app/features/menu/drafts/start-draft.server.ts'
import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { auditEvents } from '#db/schema/audit.ts'
import { editions } from '#db/schema/menu.ts'
import { ANN, BEN, DESK_NOW, deskWorld, RULES, SOURCES } from '#test/support/desk.ts'
import { someone } from '#test/support/england.ts'
import { addLine } from './add-line.server.ts'
import { removeLine } from './remove-line.server.ts'
import { saveLine } from './save-line.server.ts'
import { saveOrder } from './save-order.server.ts'
import { saveWords } from './save-words.server.ts'

const now = DESK_NOW
const WORDS = { title: 'Menu of July 2024', summary: 'One leaves.', sources: SOURCES }

function begun(db: Db): Draft {
  const outcome = startDraft(db, 'first', ANN, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.draft
}
const seen = (db: Db, { id }: Draft, part: DraftPart) => seenOf(draftById(db, id)!, part)
const lineOf = (db: Db, { id }: Draft, action: string) => draftById(db, id)!.lines.find((line) => line.action === action)!
const change = (db: Db, draft: Draft, action: string, more: Partial<DraftLine>, by = ANN) =>
  saveLine(
    db,
    { draftId: draft.id, seen: seen(db, draft, { line: action }), line: { ...lineOf(db, draft, action), ...more } },
    by,
    now,
  )
const GONE = { status: 'withdrawn', reason: 'Practices want it simpler.', from: '2024-07-10' } as const

test('a draft begins with what the edition in force has on the menu, and a round has one open draft', () => {
  const db = deskWorld()
  const draft = begun(db)
  expect(draft.basedOn).toBe('june')
  expect(draft.lines).toEqual([
    { action: 'cap', status: 'offered', wording: 'Take it.' },
    { action: 'notice', status: 'offered', wording: 'Take it.' },
  ])
  expect(startDraft(db, 'first', BEN, now)).toEqual({ ok: false, reason: 'one-open' })
  discardDraft(db, draft.id, BEN, now)
  expect(startDraft(db, 'first', BEN, now)).toMatchObject({ ok: true })
})

test('two editors who change different actions both keep their work', () => {
  const db = deskWorld()
  const draft = begun(db)
  const [cap, notice] = ['cap', 'notice'].map((line) => seen(db, draft, { line })) as [string, string]
  const line = lineOf(db, draft, 'cap')
  expect(saveLine(db, { draftId: draft.id, seen: cap, line: { ...line, wording: 'Take 25.' } }, ANN, now)).toMatchObject({
    ok: true,
  })
  const other = { ...lineOf(db, draft, 'notice'), wording: 'Give notice.' }
  expect(saveLine(db, { draftId: draft.id, seen: notice, line: other }, BEN, now)).toMatchObject({ ok: true })
  expect(draftById(db, draft.id)?.lines.map(({ wording }) => wording)).toEqual(['Take 25.', 'Give notice.'])
  expect(draftById(db, draft.id)?.version).toBe(3)
})

test('the second of two editors of one action is told, and what the first saved stays', () => {
  const db = deskWorld()
  const draft = begun(db)
  const opened = seen(db, draft, { line: 'cap' })
  change(db, draft, 'cap', { wording: 'Take 25.' })
  const second = { ...lineOf(db, draft, 'cap'), wording: 'Take 30.' }
  expect(saveLine(db, { draftId: draft.id, seen: opened, line: second }, BEN, now)).toEqual({
    ok: false,
    reason: 'changed-meanwhile',
  })
  expect(lineOf(db, draft, 'cap').wording).toBe('Take 25.')
})

test('a save that changes nothing keeps the version and the approval', () => {
  const db = deskWorld()
  const draft = begun(db)
  saveWords(db, { draftId: draft.id, seen: seen(db, draft, 'words'), ...WORDS }, ANN, now)
  change(db, draft, 'notice', GONE)
  const { version } = draftById(db, draft.id)!
  approveDraft(db, { draftId: draft.id, version }, BEN, now)
  saveWords(db, { draftId: draft.id, seen: seen(db, draft, 'words'), ...WORDS }, BEN, now)
  expect(draftById(db, draft.id)).toMatchObject({ version, approvedVersion: version, savedBy: 'ann' })
  change(db, draft, 'notice', { reason: 'Another.' }, BEN)
  expect(draftById(db, draft.id)).toMatchObject({ version: version + 1, approvedVersion: null, approvedBy: null })
})

test('what leaves the menu stands after what is on it, and the order holds for the rest', () => {
  const db = deskWorld()
  const draft = begun(db)
  addLine(db, { draftId: draft.id, line: { action: 'software', status: 'offered', wording: 'Switch off.' } }, ANN, now)
  change(db, draft, 'cap', GONE)
  const order = () => draftById(db, draft.id)!.lines.map(({ action }) => action)
  expect(order()).toEqual(['notice', 'software', 'cap'])
  saveOrder(db, { draftId: draft.id, seen: seen(db, draft, 'order'), order: ['software', 'notice'] }, ANN, now)
  expect(order()).toEqual(['software', 'notice', 'cap'])
})

test('an action is added once, from the same round, and only what is new can be taken out again', () => {
  const db = deskWorld()
  const draft = begun(db)
  const add = (action: string, page?: string) =>
    addLine(db, { draftId: draft.id, line: { action, status: 'offered', wording: 'Do.', ...(page ? { page } : {}) } }, ANN, now)
  expect(add('cap')).toEqual({ ok: false, reason: 'listed-already' })
  expect(add('nothing')).toEqual({ ok: false, reason: 'no-action' })
  expect(add('software', 'a page')).toEqual({ ok: false, reason: 'slug-taken' })
  expect(add('software')).toMatchObject({ ok: true })
  const out = (action: string) => removeLine(db, { draftId: draft.id, seen: seen(db, draft, { line: action }), action }, ANN, now)
  expect(out('cap')).toEqual({ ok: false, reason: 'not-new' })
  expect(out('software')).toMatchObject({ ok: true })
})

test('an edition goes out when another editor has approved it as it stands, and not before', () => {
  const db = deskWorld()
  const draft = begun(db)
  saveWords(db, { draftId: draft.id, seen: seen(db, draft, 'words'), ...WORDS }, ANN, now)
  change(db, draft, 'notice', GONE)
  const at = () => ({ draftId: draft.id, version: draftById(db, draft.id)!.version })
  expect(publishDraft(db, at(), ANN, RULES, now)).toMatchObject({ reason: 'not-approved' })
  expect(approveDraft(db, at(), ANN, now)).toMatchObject({ reason: 'own-work' })
  expect(approveDraft(db, { ...at(), version: 1 }, BEN, now)).toMatchObject({ reason: 'changed-meanwhile' })
  expect(approveDraft(db, at(), BEN, now)).toMatchObject({ ok: true })
  expect(publishDraft(db, at(), ANN, RULES, now + 30_000)).toMatchObject({ ok: true })
  const menu = menuAt(db, now + 30_000)!
  expect(menu.edition).toMatchObject({
    slug: 'menu-of-july-2024',
    number: 2,
    publishedAt: now,
    precision: 'instant',
    publishedBy: 'GPC England',
  })
  expect(menu.offers.map(({ actionSlug, status, reason }) => [actionSlug, status, reason])).toEqual([
    ['cap', 'offered', null],
    ['notice', 'withdrawn', 'Practices want it simpler.'],
  ])
  expect(draftById(db, draft.id)).toMatchObject({ publishedAs: 'menu-of-july-2024', approvedBy: 'ben', savedBy: 'ann' })
  expect(change(db, draft, 'cap', { wording: 'Else.' })).toEqual({ ok: false, reason: 'not-open' })
  expect(
    db
      .select()
      .from(auditEvents)
      .all()
      .map(({ action, actor }) => [action, actor])
      .slice(-5),
  ).toEqual([
    ['draft.started', 'ann'],
    ['draft.saved', 'ann'],
    ['draft.saved', 'ann'],
    ['draft.approved', 'ben'],
    ['edition.published', 'ann'],
  ])
})

test('where the setting asks for no second editor, one is enough', () => {
  const db = deskWorld()
  const draft = begun(db)
  saveWords(db, { draftId: draft.id, seen: seen(db, draft, 'words'), ...WORDS }, ANN, now)
  change(db, draft, 'notice', GONE)
  const at = { draftId: draft.id, version: draftById(db, draft.id)!.version }
  expect(publishDraft(db, at, ANN, { ...RULES, secondEditor: false }, now)).toMatchObject({ ok: true })
})

const paths = (db: Db, draft: Draft) => draftRefusals(db, draftById(db, draft.id)!, now).map(({ path }) => path.join('.'))

test('a draft says at which field something stands against publishing it', () => {
  const db = deskWorld()
  const draft = begun(db)
  expect(paths(db, draft)).toEqual(expect.arrayContaining(['title', 'summary', 'sources', 'offers']))
  saveWords(db, { draftId: draft.id, seen: seen(db, draft, 'words'), ...WORDS, title: 'June' }, ANN, now)
  expect(paths(db, draft)).toContain('title')
  saveWords(db, { draftId: draft.id, seen: seen(db, draft, 'words'), ...WORDS }, ANN, now)
  change(db, draft, 'notice', GONE)
  expect(paths(db, draft)).toEqual([])
  change(db, draft, 'notice', { reason: undefined })
  expect(paths(db, draft)).toEqual(['offers.1.standing'])
  change(db, draft, 'notice', { ...GONE, from: '2024-07-11' })
  expect(paths(db, draft)).toEqual(['offers.1.from'])
  change(db, draft, 'notice', { ...GONE, until: '2024-07-01' })
  expect(paths(db, draft)).toEqual(['offers.1.until'])
  change(db, draft, 'notice', { ...GONE, until: undefined })
  change(db, draft, 'cap', GONE)
  expect(paths(db, draft)).toEqual(['offers'])
  expect(db.select().from(editions).all()).toHaveLength(1)
})

test('Markdown with a script or a picture in it is not published', () => {
  const db = deskWorld()
  const draft = begun(db)
  saveWords(db, { draftId: draft.id, seen: seen(db, draft, 'words'), ...WORDS, summary: 'See <script>x</script>' }, ANN, now)
  change(db, draft, 'cap', { wording: 'See ![x](https://evil.example/x.png)' })
  expect(paths(db, draft)).toEqual(['summary', 'offers.0.wording'])
})

test('what an editor does on the desk is read by the committee in order; a draft that is not published gives its title to editors alone', () => {
  const db = deskWorld()
  const person = someone(db, 'committee-editor')
  const outcome = startDraft(db, 'first', { personId: person }, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  const draftId = outcome.draft.id
  saveWords(db, { draftId, seen: seen(db, outcome.draft, 'words'), ...WORDS }, { personId: person }, now + 1)
  const read = (unpublishedTitles: boolean) => editorActs(db, { unpublishedTitles }).acts.map(actInWords)
  expect(read(true)).toEqual(['saved the draft of the menu “Menu of July 2024”', 'began a draft of the menu “Menu of July 2024”'])
  expect(read(false)).toEqual(['saved the draft of the menu “A round”', 'began a draft of the menu “A round”'])
  discardDraft(db, draftId, { personId: person }, now + 2)
  expect(read(true)[0]).toBe('discarded the draft of the menu “Menu of July 2024”')
  expect(read(false).join()).not.toContain('July')
})

test('once its edition is out, a draft has its title for every member of the committee', () => {
  const db = deskWorld()
  const person = someone(db, 'committee-editor')
  const outcome = startDraft(db, 'first', { personId: person }, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  const draftId = outcome.draft.id
  saveWords(db, { draftId, seen: seen(db, outcome.draft, 'words'), ...WORDS }, { personId: person }, now + 1)
  change(db, outcome.draft, 'notice', GONE, { personId: person })
  const version = draftById(db, draftId)!.version
  expect(publishDraft(db, { draftId, version }, { personId: person }, { ...RULES, secondEditor: false }, now + 2)).toMatchObject({
    ok: true,
  })
  expect(editorActs(db, { unpublishedTitles: false }).acts.map(actInWords)).toEqual([
    'published the menu “Menu of July 2024”',
    'saved the draft of the menu “Menu of July 2024”',
    'saved the draft of the menu “Menu of July 2024”',
    'began a draft of the menu “Menu of July 2024”',
  ])
})
