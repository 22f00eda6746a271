import { expect, test } from 'vitest'
import { actionPage } from '#app/features/menu/actions/action-page-queries.server.ts'
import { menuWithRows } from '#app/features/menu/actions/menu-rows-queries.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { draftPage } from '#app/features/menu/draft-publishing/draft-queries.server.ts'
import { publishDraft } from '#app/features/menu/draft-publishing/publish-draft.server.ts'
import { addLine } from '#app/features/menu/draft-writing/add-line.server.ts'
import { saveWords } from '#app/features/menu/draft-writing/save-words.server.ts'
import { draftById, seenOf } from '#app/features/menu/drafts/draft-store.server.ts'
import { startDraft } from '#app/features/menu/drafts/start-draft.server.ts'
import { storeAction } from '#app/features/menu/editions/publish-edition.server.ts'
import { contentHash } from '#app/platform/front-matter.server.ts'
import { instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { actionText, contentFolder, editionText, roundText } from '#test/support/content.ts'
import { freshDatabase } from '#test/support/database.ts'
import { ANN, DESK_NOW, RULES, SOURCES } from '#test/support/desk.ts'
import { lastReturn, tellsOfItsEnd } from './called-again-rules.ts'

const DROPPED = actionText('Cap').replace(
  'summary: What it is.',
  'summary: Listed in June and dropped in July.\nnotice: "**Withdrawn in July 2024**."',
)
const AT = DESK_NOW + 60_000

/** Cap is listed in June and withdrawn on 5 July; its page, which came in before, tells of its end. */
function world(): Db {
  const db = freshDatabase()
  const off = 'action: cap\n    standing: withdrawn\n    wording: Take it.\n    reason: Simpler.'
  const files = {
    'rounds/first/round.md': roundText('2024-05-01', 'null'),
    'actions/cap/guidance.md': DROPPED,
    'actions/notice/guidance.md': actionText('Notice'),
    'rounds/first/editions/01-june.md': editionText(1, '2024-06-17', ['cap', 'notice']),
    'rounds/first/editions/02-july.md': editionText(2, '2024-07-05', ['notice', off]),
  }
  expect(loadContent(db, contentFolder(files), instantOf('2024-06-03', '07:00'))).toMatchObject({ ok: true })
  return db
}

function calledBack(db: Db) {
  const begun = startDraft(db, 'first', ANN, DESK_NOW)
  if (!begun.ok) throw new Error(begun.reason)
  const draftId = begun.draft.id
  const draft = () => draftById(db, draftId)!
  const words = { title: 'Menu of late July 2024', summary: 'One is back.', sources: SOURCES }
  expect(saveWords(db, { draftId, seen: seenOf(draft(), 'words'), ...words }, ANN, DESK_NOW)).toMatchObject({ ok: true })
  const line = { action: 'cap', status: 'offered', wording: 'Cap *today*.', reason: 'Asked for.', from: '2024-07-10' } as const
  expect(addLine(db, { draftId, line }, ANN, DESK_NOW)).toMatchObject({ ok: true })
  return { draftId, version: () => draft().version }
}
const publish = (db: Db, { draftId, version }: ReturnType<typeof calledBack>) =>
  expect(
    publishDraft(db, { draftId, version: version(), told: 'nobody' }, ANN, { ...RULES, secondEditor: false }, DESK_NOW),
  ).toMatchObject({ ok: true })

test('the desk says before publishing that the page of an action called again tells of its end, until it is rewritten', () => {
  const db = world()
  const draft = calledBack(db)
  const oldWords = () => draftPage(db, draft.draftId, DESK_NOW)!.oldWords
  expect(oldWords()).toMatchObject([{ action: 'cap', title: 'Take Cap', off: { status: 'withdrawn', title: 'Menu 2' } }])
  const text = DROPPED.replace('dropped in July', 'called for')
  storeAction(db, { slug: 'cap', body: text, hash: contentHash(text) }, 'ann', DESK_NOW)
  expect(oldWords()).toEqual([])
})

test('menu and page of an action called again say first what holds now, and no more what became of it before', () => {
  const db = world()
  const before = actionPage(db, 'cap', DESK_NOW - 1)!
  expect(before.again).toBeNull()
  publish(db, calledBack(db))
  const row = menuWithRows(db, AT)!.rows.find(({ actionSlug }) => actionSlug === 'cap')!
  expect(row).toMatchObject({ status: 'offered', summary: null, again: { oldWords: true, off: { title: 'Menu 2' } } })
  expect(row.wordingHtml).toContain('<em>today</em>')
  expect(actionPage(db, 'cap', AT)!.again).toMatchObject({ oldWords: true, on: { title: 'Menu of late July 2024' } })
  expect(menuWithRows(db, AT)!.rows.find(({ actionSlug }) => actionSlug === 'notice')).toMatchObject({
    again: null,
    summary: 'What it is.',
  })
})

/** How many queries a database answers while `read` runs. */
function queriesIn(db: Db, read: () => unknown): number {
  let count = 0
  const statements = Object.getPrototypeOf(db.$client.prepare('select 1')) as Record<
    'all' | 'get',
    (...given: unknown[]) => unknown
  >
  const { all, get } = statements
  const counted = (run: typeof all) =>
    function (this: unknown, ...given: unknown[]) {
      count += 1
      return run.apply(this, given)
    }
  Object.assign(statements, { all: counted(all), get: counted(get) })
  try {
    read()
  } finally {
    Object.assign(statements, { all, get })
  }
  return count
}

test('the menu asks as many queries with many editions behind it as with few, read again', () => {
  const menus = (editions: number) => {
    const db = freshDatabase()
    const files = Object.fromEntries(
      Array.from({ length: editions }, (_, index) => {
        const day = `2024-06-${String(index + 1).padStart(2, '0')}`
        const cap = `action: cap\n    standing: ${index % 2 ? 'withdrawn' : 'offered'}\n    wording: Take it.\n    reason: Simpler.`
        return [`rounds/first/editions/${day.slice(-2)}-menu-${index + 1}.md`, editionText(index + 1, day, ['notice', cap])]
      }),
    )
    const rest = {
      'rounds/first/round.md': roundText('2024-05-01', 'null'),
      'actions/cap/guidance.md': DROPPED,
      'actions/notice/guidance.md': actionText('Notice'),
    }
    expect(loadContent(db, contentFolder({ ...rest, ...files }), instantOf('2024-06-30', '07:00'))).toMatchObject({ ok: true })
    menuWithRows(db, AT)
    return queriesIn(db, () => expect(menuWithRows(db, AT)!.rows.find(({ again }) => again)).toMatchObject({ actionSlug: 'cap' }))
  }
  const few = menus(3)
  expect(few).toBeGreaterThan(0)
  expect(menus(25)).toBe(few)
})

test('words rewritten since the edition was begun stand as they are', () => {
  const db = world()
  const draft = calledBack(db)
  const text = DROPPED.replace('Listed in June', 'Called again; listed in June')
  storeAction(db, { slug: 'cap', body: text, hash: contentHash(text) }, 'ann', DESK_NOW)
  publish(db, draft)
  expect(actionPage(db, 'cap', AT)!.again).toMatchObject({ oldWords: false })
  expect(menuWithRows(db, AT)!.rows.find(({ actionSlug }) => actionSlug === 'cap')?.summary).toContain('Called again')
})

test('the last return counts, and an action that has left again has none', () => {
  const line = (key: string, status: 'offered' | 'withdrawn' | 'superseded') => ({ key, status })
  const lines = [
    line('a', 'offered'),
    line('b', 'withdrawn'),
    line('c', 'offered'),
    line('d', 'superseded'),
    line('e', 'offered'),
    line('f', 'offered'),
  ]
  expect(lastReturn(lines)).toEqual({ off: lines[3], on: lines[4] })
  for (const last of [1, 2, 4]) expect(lastReturn(lines.slice(0, last))).toBeUndefined()
})

test('a notice of something else is no end', () => {
  const summary = 'Each clinician has at most 25 contacts a day.'
  expect(tellsOfItsEnd({ summary, notice: 'Since 1 April 2026 the contract says more.' })).toBe(false)
  expect(tellsOfItsEnd({ summary, notice: '**Withdrawn in July 2024**.' })).toBe(true)
})
