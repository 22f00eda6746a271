import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { EditionFields } from '#app/features/menu/editions/menu-form.ts'
import { allRounds, editionInForce, offersOf } from '#app/features/menu/editions/menu-queries.server.ts'
import { publishEdition } from '#app/features/menu/editions/publish-edition.server.ts'
import { beginGuidance } from '#app/features/menu/guidance/begin-guidance.server.ts'
import { contentHash } from '#app/platform/front-matter.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { startOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { actions, editions, guidances, offers, roundEnds, rounds } from '#db/schema/menu.ts'
import { actionText } from '#test/support/content.ts'
import { freshDatabase } from '#test/support/database.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { editionFileText } from './edition-file-rules.ts'
import { exportContent } from './export-content.server.ts'
import { loadContent } from './load-content.server.ts'

const now = startOfDay('2026-11-22')
const newFolder = () => join(testFolder(), 'content')
/** The whole menu, except when it came into this database and from which bytes. */
const menuOf = (db: Db) => ({
  rounds: db
    .select()
    .from(rounds)
    .orderBy(rounds.slug)
    .all()
    .map(({ recordedAt: _at, ...rest }) => rest),
  ends: db.select({ slug: roundEnds.roundSlug, on: roundEnds.endedOn }).from(roundEnds).orderBy(roundEnds.roundSlug).all(),
  actions: db.select().from(actions).orderBy(actions.slug).all(),
  pages: db.select({ hash: guidances.hash, body: guidances.body }).from(guidances).orderBy(guidances.hash).all(),
  editions: db
    .select()
    .from(editions)
    .orderBy(editions.roundSlug, editions.number)
    .all()
    .map(({ recordedAt: _at, contentHash: _hash, ...rest }) => rest),
  offers: db.select().from(offers).orderBy(offers.editionSlug, offers.position).all(),
})
const bytesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')])

/**
 * All shipped content, and two editions published from the desk: in the hour that comes twice, with words that YAML could
 * misread.
 */
function publishedHere(): Db {
  const db = freshDatabase()
  expect(loadContent(db, paths.content, now)).toMatchObject({ ok: true })
  const [round] = allRounds(db, '2026-11-22')
  const inForce = editionInForce(db, round!.slug, now)!
  const awkward = 'Say "no": yes, # not a comment\n\n- one: two\n- *three*\n\n---\nno: front matter ends here — ünïcode'
  const page = actionText('Awkward')
  const draft = { savedBy: 'ann', approvedBy: 'ben' }
  beginGuidance(db, { slug: 'awkward', text: page, draft }, 'ann', now)
  for (const [number, at] of [
    [inForce.number + 1, '01:30'],
    [inForce.number + 2, '01:30'],
  ] as const) {
    const first = number === inForce.number + 1
    const fields: EditionFields = {
      number,
      title: `No ${number}: on`,
      published: { on: '2026-10-25', at, zone: first ? 'BST' : 'GMT', precision: 'instant' },
      publishedBy: 'GPC England',
      summary: awkward,
      offers: [
        ...offersOf(db, inForce.slug)
          .filter(({ status }) => status === 'offered')
          .map(({ actionSlug, wording }) => ({ action: actionSlug, status: 'offered' as const, wording })),
        {
          action: 'awkward',
          status: first ? 'offered' : 'paused',
          wording: awkward,
          reason: 'Because: of "it".',
          decidedBy: 'yes',
          from: '2026-10-25',
          until: '2026-12-31',
        },
      ],
      sources: [{ title: 'A: page', url: 'https://example.org/?a=b#c', date: '2026' }],
    }
    const edition = { slug: `no-${number}-on`, roundSlug: round!.slug, fields, contentHash: contentHash(editionFileText(fields)) }
    expect(publishEdition(db, edition, { actor: 'ann', announce: () => {} }, now)).toEqual({ ok: true })
  }
  return db
}

test('what is written out loads again to the same thing, and is written out the same again', () => {
  const db = publishedHere()
  const folder = newFolder()
  expect(exportContent(db, folder).different).toEqual([])
  const copy = freshDatabase()
  expect(loadContent(copy, folder, now + 1)).toMatchObject({ ok: true })
  expect(menuOf(copy)).toEqual(menuOf(db))
  const again = newFolder()
  exportContent(copy, again)
  expect(bytesOf(again)).toEqual(bytesOf(folder))
})

test('the database it came from starts with the files that were written out, and changes nothing', () => {
  const db = publishedHere()
  const folder = newFolder()
  exportContent(db, folder)
  expect(loadContent(db, folder, now + 1)).toMatchObject({ ok: true, changed: false })
})

test('beside the content that ships only what the desk published is written; a file that differs is named and left', () => {
  const db = publishedHere()
  const folder = newFolder()
  exportContent(db, folder)
  expect(exportContent(db, folder)).toEqual({ written: [], different: [] })
  const shipped = newFolder()
  cpSync(paths.content, shipped, { recursive: true })
  const { written, different } = exportContent(db, shipped)
  expect(different).toEqual([])
  expect(written).toEqual([
    'actions/awkward/guidance.md',
    expect.stringMatching(/^rounds\/.*\/editions\/\d\d-no-/),
    expect.stringMatching(/^rounds\/.*\/editions\/\d\d-no-/),
  ])
  const path = bytesOf(folder)
    .map(([name]) => name!)
    .find((name) => name.includes('/editions/01-'))!
  writeFileSync(
    join(folder, path),
    bytesOf(folder)
      .find(([name]) => name === path)![1]!
      .replace('title: ', 'title: Not '),
  )
  expect(exportContent(db, folder)).toEqual({ written: [], different: [path] })
  expect(loadContent(db, folder, now + 1)).toMatchObject({ ok: false })
})

test('the server starts though the desk has published what no file holds', () => {
  const db = publishedHere()
  expect(loadContent(db, paths.content, now + 1)).toMatchObject({ ok: true, changed: false })
})
