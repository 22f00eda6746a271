import { expect, test } from 'vitest'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { type Instant, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { freshDatabase } from '#test/support/database.ts'
import { search } from './search-queries.server.ts'
import { searchFor, searchIndex } from './search-rules.ts'
import { isNear, stemOf } from './search-word-rules.ts'
import { searchedPages } from './searched-pages.server.ts'

const NOW = instantOf('2024-11-28', '10:00')
function world(on = '2024-11-28'): Db {
  const db = freshDatabase()
  const loaded = loadContent(db, paths.content, instantOf('2024-05-01', '07:00'), { on })
  if (!loaded.ok) throw new Error(loaded.messages.join('\n'))
  return db
}
const titles = (db: Db, typed: string, at: Instant = NOW) => search(db, typed, at).answer?.found.map(({ title }) => title) ?? []
const sentenceOf = (db: Db, typed: string) => search(db, typed, NOW).answer!.found[0]!.sentence

test('an action is found by its words, a word of the glossary and a section of a guide by theirs, each with its sentence', () => {
  const db = world()
  expect(titles(db, 'cap consultations')[0]).toBe('Cap consultations at 25 a day')
  expect(titles(db, 'reporter')[0]).toBe('reporter')
  expect(search(db, 'trade union membership', NOW).answer?.found[0]).toMatchObject({
    kind: 'Guide',
    href: expect.stringContaining('#'),
  })
  expect(
    sentenceOf(db, 'uptake')
      .map(({ text }) => text)
      .join(''),
  ).toContain('Reporters that take an action')
  expect(sentenceOf(db, 'uptake').some(({ hit }) => hit)).toBe(false)
  expect(
    sentenceOf(db, 'silent reporters')
      .filter(({ hit }) => hit)
      .map(({ text }) => text),
  ).not.toEqual([])
})

test('a doctor who looks for their own claims is led to them', () => {
  const first = search(world(), 'my claims', NOW).answer?.found.slice(0, 3)
  expect(first).toContainEqual(expect.objectContaining({ title: 'My claims', href: '/account/claims' }))
})

test('what is named as typed comes first, an action or a letter before the guide that mentions both', () => {
  const db = world()
  for (const [typed, title] of [
    ['serve notice', 'Serve notice on voluntary services'],
    ['gp connect', 'Switch off GP Connect Update Record'],
    ['referrals', 'Refer without rationing'],
  ] as const)
    expect(search(db, typed, NOW).answer?.found[0]).toMatchObject({ kind: 'Action', title })
  const page = (kind: string, title: string, text: string) => ({
    kind,
    title,
    href: `/${title}`,
    passages: [{ heading: '', text }],
  })
  const index = searchIndex([
    page('Guide', 'How notice and letters are kept', 'Notice of a letter, a letter of notice, letters and notices.'),
    page('Word', 'notice', 'That a service ends on a day, by letter.'),
    page('Letter', 'Notice to end a signed service', 'A letter.'),
    page('Guide', 'Another', 'Notice, and a letter.'),
  ])
  const titles = (typed: string) => searchFor(index, typed).found.map(({ title }) => title)
  expect(titles('notice')).toEqual(['notice', 'Notice to end a signed service', 'How notice and letters are kept', 'Another'])
  expect(titles('notice letter')[0]).toBe('How notice and letters are kept')
})

test('a practice finds its own pages and letters by name, and a stranger does not', () => {
  const db = world()
  const desk = '/practice/ZZ001'
  const hrefs = (typed: string, of?: string) => search(db, typed, NOW, of).answer!.found.map(({ href }) => href)
  expect(hrefs('evidence pack', desk)[0]).toBe(`${desk}/evidence`)
  expect(hrefs('claim for losses', desk)[0]).toBe(`${desk}/letters/new/claim-losses`)
  expect(hrefs('who looked', desk)).toContain(`${desk}/who-looked`)
  for (const typed of ['evidence pack', 'claim for losses', 'who looked'])
    expect(hrefs(typed).filter((href) => href.startsWith('/practice') || href.startsWith('/letters'))).toEqual([])
  expect(hrefs('evidence pack', '/practice/ZZ002')[0]).toBe('/practice/ZZ002/evidence')
})

test.each([
  ['consultation', 'consultations'],
  ['CONSULTATIONS', 'consultations'],
  ['consultatoins', 'consultations'],
  ['consultaions', 'consultations'],
])('%s finds what %s finds first', (typed, meant) => {
  const db = world()
  expect(titles(db, `${typed} cap`)[0]).toBe(titles(db, `${meant} cap`)[0])
})

test('a word that stands nowhere says what was looked for in its place; one that nothing is near finds nothing', () => {
  const db = world()
  expect(search(db, 'refferals', NOW).answer?.instead).toEqual([
    { typed: 'refferal', words: expect.arrayContaining(['referral']) },
  ])
  expect(search(db, 'xylophone quartz', NOW).answer).toEqual({ found: [], instead: [] })
})

test('plurals and slips, by the length of a word', () => {
  expect(['practices', 'practice', 'bodies', 'boxes', 'process', 'gps', 'status'].map(stemOf)).toEqual([
    'practice',
    'practice',
    'body',
    'box',
    'process',
    'gps',
    'status',
  ])
  expect(isNear('cap', 'cat')).toBe(false)
  expect(isNear('lettre', 'letter')).toBe(true)
  expect(isNear('letter', 'lender')).toBe(false)
  expect(isNear('practcie', 'practice')).toBe(true)
})

test('signs, small words, nothing, and two thousand characters are answered in words', () => {
  const db = world()
  for (const typed of ['???', '—', 'the of', '%', 'a', '\u202e\u0301'])
    expect([typed, search(db, typed, NOW).refused]).toEqual([typed, expect.stringContaining('Type a word')])
  for (const typed of [null, '', '   ']) expect(search(db, typed, NOW)).toMatchObject({ answer: null, refused: null })
  const long = search(db, 'cap '.repeat(500), NOW)
  expect(long).toMatchObject({ answer: null, refused: expect.stringContaining('Shorten') })
  expect(long.typed).toHaveLength(100)
})

test('what is typed is text: neither markup nor a pattern', () => {
  const db = world()
  for (const typed of ['<b>cap</b>', 'cap.*', "cap' or 1=1 --", '(cap', 'cap\\'])
    expect([typed, titles(db, typed).length > 0]).toEqual([typed, true])
  for (const typed of ['constructor', '__proto__', 'toString']) expect(() => search(db, typed, NOW)).not.toThrow()
})

test('only what is published is found: nothing of a later day, nothing of a draft', () => {
  const db = world()
  const words = JSON.stringify(searchedPages(db, NOW))
  expect(words.match(/\b(?:1 )?(?:January|April|June) 202[5-9]\b/g)).toBeNull()
  expect(JSON.stringify(searchedPages(db, instantOf('2024-06-01', '10:00')))).not.toContain('"kind":"Action"')
})

test('all words before some, and a title before a mention', () => {
  const page = (title: string, text: string) => ({ kind: 'Guide', title, href: `/${title}`, passages: [{ heading: '', text }] })
  const index = searchIndex([
    page('One', 'A letter is sent. Another sentence about notice and letters stands here.'),
    page('Letters', 'Of something else.'),
    page('Three', 'Notice alone.'),
  ])
  const { found } = searchFor(index, 'notice letter')
  expect(found.map(({ title }) => title)).toEqual(['One', 'Letters', 'Three'])
  expect(found[0]!.sentence.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['notice', 'letters'])
})

test('an answer is worked out once, and who looks for words that stand nowhere pushes none out', () => {
  const db = world()
  const instead = search(db, 'cap consultations', NOW).answer!.instead
  for (let typed = 0; typed < 320; typed++) search(db, `qx${typed.toString(36)}jz`, NOW)
  expect(search(db, 'cap consultations', NOW).answer!.instead).toBe(instead)
})
