import { expect, test } from 'vitest'
import { actionLife } from '#app/features/menu/actions/action-life-queries.server.ts'
import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { allRounds, offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import { startOfDay } from '#app/platform/time.ts'
import { auditEvents } from '#db/schema/audit.ts'
import { ballots } from '#db/schema/ballots.ts'
import { actions, editions, guidances, offers, roundEnds, rounds } from '#db/schema/menu.ts'
import { actionText, ballotText, contentFolder, editionText, roundText, smallContent } from '#test/support/content.ts'
import { freshDatabase } from '#test/support/database.ts'
import { loadContent } from './load-content.server.ts'

const now = Date.UTC(2024, 7, 1, 9)
const later = now + 60_000
const path = 'rounds/first/editions/01-july.md'

const load = (files: Record<string, string>, db = freshDatabase()) => ({
  db,
  outcome: loadContent(db, contentFolder(files), now),
})
const messages = (files: Record<string, string>, db = freshDatabase()) => {
  const { outcome } = load({ ...smallContent, ...files }, db)
  return outcome.ok ? [] : outcome.messages
}
const changed = (file: keyof typeof smallContent, from: string | RegExp, to: string) => ({
  [file]: smallContent[file].replace(from, to),
})

test('a first start loads rounds, actions, editions and ballots, and writes down what it published', () => {
  const { db, outcome } = load(smallContent)
  expect(outcome).toEqual({
    ok: true,
    changed: true,
    notHeld: [],
    counts: { rounds: 1, actions: 2, guidances: 2, editions: 1, ballots: 1, events: 0 },
  })
  expect(db.select().from(auditEvents).all()).toMatchObject([
    { action: 'action.worded', actor: 'concert', subject: 'cap', at: now },
    { action: 'action.worded', actor: 'concert', subject: 'notice', at: now + 2 },
    { action: 'edition.published', actor: 'concert', subject: 'july', at: now + 5 },
    { action: 'content.loaded', actor: 'concert', at: now + 6 },
  ])
  expect(menuAt(db, now)?.offers.map(({ actionSlug, position }) => [actionSlug, position])).toEqual([
    ['cap', 1],
    ['notice', 2],
  ])
})

test('a second start changes nothing and writes no event', () => {
  const db = freshDatabase()
  const folder = contentFolder(smallContent)
  loadContent(db, folder, now)
  const before = db.$client.serialize()
  expect(loadContent(db, folder, later)).toMatchObject({ ok: true, changed: false })
  expect(db.$client.serialize().equals(before)).toBe(true)
})

test('line ends of another system change nothing', () => {
  const { db } = load(smallContent)
  const windows = Object.fromEntries(Object.entries(smallContent).map(([file, text]) => [file, text.replaceAll('\n', '\r\n')]))
  expect(loadContent(db, contentFolder(windows), later)).toMatchObject({ ok: true, changed: false })
})

test('improved guidance is a new version beside the old one', () => {
  const { db } = load(smallContent)
  const first = db
    .select()
    .from(actions)
    .all()
    .find(({ slug }) => slug === 'cap')?.guidanceHash
  const better = changed('actions/cap/guidance.md', 'Because.', 'Because it is safe.')
  expect(loadContent(db, contentFolder({ ...smallContent, ...better }), later)).toMatchObject({
    changed: true,
    counts: { actions: 1, guidances: 1 },
  })
  const hashes = db
    .select()
    .from(guidances)
    .all()
    .filter(({ actionSlug }) => actionSlug === 'cap')
  expect(hashes.map(({ hash }) => hash)).toContain(first)
  expect(hashes).toHaveLength(2)
  expect(loadContent(db, contentFolder(smallContent), later)).toMatchObject({
    changed: true,
    counts: { actions: 1, guidances: 0 },
  })
  expect(menuAt(db, now)?.offers[0]?.guidanceHash).toBe(first)
})

test('the words of a round may change and a round may end; its first day, its kind and an end once set stay', () => {
  const open = { ...smallContent, 'rounds/first/round.md': roundText('2024-08-01', 'null') }
  const { db } = load(open)
  expect(loadContent(db, contentFolder(smallContent), later)).toMatchObject({ ok: true, counts: { rounds: 1 } })
  expect(allRounds(db, '2025-01-01')[0]?.endedOn).toBe('2025-03-19')
  expect(messages({ 'rounds/first/round.md': roundText('2024-09-01') }, db)).toEqual([
    'content/rounds/first/round.md:4: "beganOn": stays 2024-08-01: figures rest on it.',
  ])
  expect(messages(changed('rounds/first/round.md', 'pick-any', 'cumulative'), db)[0]).toContain(
    'round.md:3: "kind": stays pick-any',
  )
  expect(messages({ 'rounds/first/round.md': roundText('2024-08-01', 'null') }, db)[0]).toContain(
    'round.md:5: "endedOn": stays 2025-03-19',
  )
})

test('a vote follows its file', () => {
  const { db } = load(smallContent)
  loadContent(db, contentFolder({ ...smallContent, ...changed('ballots/vote.md', 'How it went.', 'How it really went.') }), later)
  expect(db.select().from(ballots).all()).toMatchObject([{ slug: 'vote', summary: 'How it really went.' }])
})

test('a published edition whose file was changed stops the start, names the file and leaves everything as it was', () => {
  const { db } = load(smallContent)
  const outcome = messages({ ...changed(path, 'Take it.', 'Take it now.'), 'actions/new/guidance.md': actionText('New') }, db)
  expect(outcome).toEqual([
    'content/rounds/first/editions/01-july.md:1: Edition "july" is published and cannot be changed; this file is no longer the one it was published from. Put the file back, or publish a new edition.',
  ])
  expect(db.select().from(offers).all()[0]?.wording).toBe('Take it.')
  expect(db.select().from(actions).all()).toHaveLength(2)
  expect(db.select().from(auditEvents).all()).toHaveLength(4)
})

test('an edition file may go missing: what is published stays published', () => {
  const { db } = load(smallContent)
  const { [path]: _, ...rest } = smallContent
  expect(loadContent(db, contentFolder(rest), later)).toMatchObject({ ok: true, changed: false })
  expect(db.select().from(editions).all()).toHaveLength(1)
})

test('two editions with one number are refused, in two files and beside a published one', () => {
  const twin = { 'rounds/first/editions/01-august.md': editionText(1, '2024-08-01', ['cap', 'notice']) }
  expect(messages(twin)).toContainEqual(
    expect.stringMatching(/^content\/rounds\/first\/editions\/01-july.md:2: Number 1 of this round is taken by .*01-august.md/),
  )
  const { db } = load(smallContent)
  const { [path]: _, ...rest } = smallContent
  const outcome = loadContent(db, contentFolder({ ...rest, ...twin }), later)
  expect(outcome).toEqual({
    ok: false,
    messages: ['content/rounds/first/editions/01-august.md:2: Number 1 of this round is taken by the published edition "july".'],
  })
})

test('an edition says what became of everything the one before it offered', () => {
  const without = { 'rounds/first/editions/02-august.md': editionText(2, '2024-08-01', ['cap']) }
  const refusal = /^content\/rounds\/first\/editions\/02-august.md:9: "notice" was offered in edition 1 and is not listed/
  expect(messages(without)).toEqual([expect.stringMatching(refusal)])
  const { db } = load(smallContent)
  expect(messages(without, db)).toEqual([expect.stringMatching(refusal)])
  const withdrawn = 'action: notice\n    standing: withdrawn\n    wording: Take it.\n    reason: Too complex.'
  expect(messages({ 'rounds/first/editions/02-august.md': editionText(2, '2024-08-01', ['cap', withdrawn]) }, db)).toEqual([])
})

test('an earlier edition found later takes its place before a published one', () => {
  const second = { ...smallContent, 'rounds/first/editions/02-july.md': editionText(2, '2024-07-05', ['cap', 'notice']) }
  const { [path]: _, ...files } = second
  const { db } = load(files)
  expect(
    loadContent(
      db,
      contentFolder({ ...files, 'rounds/first/editions/01-june.md': editionText(1, '2024-06-17', ['cap']) }),
      later,
    ),
  ).toMatchObject({ ok: true, counts: { editions: 1 } })
  const late = contentFolder({ ...files, 'rounds/first/editions/01-may.md': editionText(1, '2024-09-01', ['cap']) })
  expect(loadContent(freshDatabase(), late, later)).toMatchObject({ ok: false })
})

test('an action cannot move to another round or change who decides on it', () => {
  const { db } = load(smallContent)
  expect(messages(changed('actions/cap/guidance.md', 'scope: practice', 'scope: pcn'), db)).toEqual([
    'content/actions/cap/guidance.md:4: "scope": stays practice: entries rest on it.',
  ])
})

test('a later round offers an action of an earlier one again, with its slug and its questions', () => {
  const { db } = load({
    ...smallContent,
    'rounds/first/round.md': roundText('2024-07-01', '2025-03-19'),
    'rounds/second/round.md': roundText('2026-05-01', 'null'),
    'rounds/second/editions/01-may.md': editionText(1, '2026-05-01', ['cap']),
  })
  const inForce = (day: string) => offerInForce(db, 'cap', startOfDay(day))
  expect([inForce('2024-08-01')?.editionSlug, inForce('2024-08-01')?.round.slug]).toEqual(['july', 'first'])
  expect([inForce('2026-06-01')?.editionSlug, inForce('2026-06-01')?.roundEndedOn]).toEqual(['may', null])
  expect(offerInForce(db, 'notice', startOfDay('2026-06-01'))?.roundEndedOn).toBe('2025-03-19')
  expect(actionLife(db, 'cap', startOfDay('2026-06-01')).map(({ edition, kind }) => `${edition.slug} ${kind}`)).toEqual([
    'july called',
    'may called',
  ])
})

const bad: [string, Record<string, string>, string][] = [
  [
    'a title that is too long for its column',
    changed('actions/cap/guidance.md', 'shortTitle: Cap', 'shortTitle: Cap consultations at 25'),
    'actions/cap/guidance.md:3: "shortTitle": is at most 18 characters',
  ],
  [
    'a field that is missing',
    changed('actions/cap/guidance.md', 'patientSafety: Not known.\n', ''),
    'actions/cap/guidance.md:2: "patientSafety": is missing.',
  ],
  [
    'a field that is not known',
    changed('actions/cap/guidance.md', 'patientSafety:', 'patientSafty:'),
    'actions/cap/guidance.md:15: "patientSafty" is not a field here.',
  ],
  [
    'a scope that is neither',
    changed('actions/cap/guidance.md', 'scope: practice', 'scope: icb'),
    'actions/cap/guidance.md:4: "scope": is practice or pcn.',
  ],
  [
    'a clinical system of another name',
    changed('actions/cap/guidance.md', '  Medicus:', '  Medicine:'),
    'actions/cap/guidance.md:19: "systems.Medicine" is not a field here.',
  ],
  [
    'a title too long for a list',
    changed('actions/cap/guidance.md', 'title: Take Cap', 'title: Take the cap of 25 consultations a day now'),
    'actions/cap/guidance.md:2: "title": is at most 39 characters.',
  ],
  [
    'a summary that is no line',
    changed('actions/cap/guidance.md', 'summary: What it is.', `summary: ${'What it is. '.repeat(11)}`),
    'actions/cap/guidance.md:5: "summary": is at most 120 characters.',
  ],
  [
    'an outcome that nobody vouches for',
    changed(
      'actions/cap/guidance.md',
      'questions:',
      'effects:\n  - when: 2025, early\n    what: It worked.\n    url: https://example.org\nquestions:',
    ),
    'actions/cap/guidance.md:21: "effects.0.who": is missing.',
  ],
  [
    'a source without an address',
    changed('actions/cap/guidance.md', 'https://example.org/page', 'page'),
    'actions/cap/guidance.md:25: "sources.0.url": is an address that begins',
  ],
  [
    'a day that does not exist',
    changed('actions/cap/guidance.md', '2024-06-01', '2024-06-31'),
    'actions/cap/guidance.md:28: "lastReviewed": is a day such as 2024-08-01, and a real one.',
  ],
  [
    'a review time in other words',
    changed('actions/cap/guidance.md', '6 months', 'twice a year'),
    'actions/cap/guidance.md:29: "reviewEvery": is a time such as',
  ],
  [
    'a part of the page left out',
    changed('actions/cap/guidance.md', '## Traps', '## Also'),
    'actions/cap/guidance.md:31: The heading "## Traps" is missing.',
  ],
  [
    'HTML in the words',
    changed('actions/cap/guidance.md', '1. One.', '1. <b>One</b>.'),
    'actions/cap/guidance.md:41: HTML is not used',
  ],
  [
    'a remote picture',
    changed('actions/cap/guidance.md', 'The day.', '![x](https://example.org/x.png)'),
    'actions/cap/guidance.md:45: Pictures are not used',
  ],
  [
    'a picture in a field',
    changed('actions/cap/guidance.md', 'answer: Because.', 'answer: "![x](https://example.org/x.png)"'),
    'actions/cap/guidance.md:22: "questions.0.answer": Pictures are not used',
  ],
  [
    'a link that runs a script',
    changed('actions/cap/guidance.md', 'None.', '[x](javascript:alert(1))'),
    'actions/cap/guidance.md:49: The link to "javascript:alert(1"',
  ],
  ['YAML that breaks off', changed('actions/cap/guidance.md', 'title: Take Cap', 'title: "Take Cap'), 'This is not YAML'],
  [
    'front matter without an end',
    { 'actions/cap/guidance.md': '---\ntitle: x\n' },
    'actions/cap/guidance.md:1: The front matter has no end',
  ],
  [
    'no front matter',
    { 'actions/cap/guidance.md': 'Words.\n' },
    'actions/cap/guidance.md:1: The file begins with a line of three dashes',
  ],
  [
    'a folder name that is no slug',
    { 'actions/Cap Two/guidance.md': actionText('Two') },
    'actions/Cap Two/guidance.md:31: The folder is named by the slug',
  ],
  [
    'two columns with one head',
    changed('actions/notice/guidance.md', 'shortTitle: Notice', 'shortTitle: Cap'),
    'actions/notice/guidance.md:3: "shortTitle" is the same as in',
  ],
  [
    'a round that ends before it begins',
    { 'rounds/first/round.md': roundText('2024-08-01', '2024-07-01') },
    'round.md:5: "endedOn": is before the round began.',
  ],
  [
    'two rounds that begin on one day',
    { 'rounds/second/round.md': roundText() },
    'second/round.md:4: content/rounds/first/round.md begins on the same day.',
  ],
  [
    'a round without its file',
    { 'rounds/second/editions/01-may.md': editionText(1, '2026-05-01', ['cap']) },
    'rounds/second/round.md:1: is missing',
  ],
  ['an action without its guidance', { 'actions/two/letters.md': 'Words.' }, 'actions/two/guidance.md:1: is missing'],
  [
    'an edition named by another number',
    { [path]: smallContent[path].replace('number: 1', 'number: 3') },
    '01-july.md:2: "number" is 3, the file\'s name says 1.',
  ],
  [
    'an edition with words below',
    { [path]: `${smallContent[path]}More.\n` },
    '01-july.md:21: An edition has no words below its front matter',
  ],
  [
    'an edition of an unknown action',
    { [path]: editionText(1, '2024-07-05', ['cap', 'strike']) },
    '01-july.md:13: "strike" is no action in the library.',
  ],
  ['an action listed twice', { [path]: editionText(1, '2024-07-05', ['cap', 'cap']) }, '01-july.md:13: "cap" is listed twice.'],
  [
    'a withdrawal without a reason',
    { [path]: editionText(1, '2024-07-05', ['cap', 'action: notice\n    standing: withdrawn\n    wording: x']) },
    '01-july.md:14: "notice" is withdrawn: the reason is missing.',
  ],
  [
    'a window that ends before it starts',
    {
      [path]: editionText(1, '2024-07-05', [
        'action: cap\n    standing: offered\n    wording: x\n    from: 2024-08-02\n    until: 2024-08-01',
      ]),
    },
    '01-july.md:14: The window ends before it starts.',
  ],
  [
    'an empty menu',
    {
      [path]: smallContent[path]
        .replaceAll('standing: offered', 'standing: paused\n    reason: x')
        .replaceAll('paused', 'withdrawn'),
    },
    '01-july.md:9: The menu is empty',
  ],
  [
    'an edition out of time',
    { 'rounds/first/editions/02-june.md': editionText(2, '2024-06-17', ['cap', 'notice']) },
    '02-june.md:5: Edition 2 is published no later than edition 1 ("july").',
  ],
  [
    'a moment without its time',
    { [path]: editionText(1, '2024-07-05', ['cap'], 'instant') },
    '01-july.md:6: "published.precision": is instant',
  ],
  [
    'a moment that the clocks jump over',
    { [path]: editionText(1, '2024-03-31', ['cap'], 'instant\n  at: "01:30"') },
    '01-july.md:7: "published.at": does not exist on that day',
  ],
  [
    'a month given by one of its later days',
    { [path]: editionText(1, '2024-07-05', ['cap'], 'month') },
    '01-july.md:5: "published.on": is the first of the month',
  ],
  ['a vote of no round', changed('ballots/vote.md', 'round: first', 'round: second'), 'ballots/vote.md:2: "second" is no round.'],
  [
    'a vote with more votes than voters',
    changed('ballots/vote.md', 'cast: 8518', 'cast: 12591'),
    'ballots/vote.md:15: "cast": is more than were entitled to vote.',
  ],
  [
    'a vote whose counts do not add up',
    changed('ballots/vote.md', 'no: 143', 'no: 144'),
    'ballots/vote.md:15: "cast": is less than yes, no and spoiled together.',
  ],
  [
    'a vote that closes before it opens',
    changed('ballots/vote.md', 'closedOn: 2024-07-29', 'closedOn: 2024-06-01'),
    'ballots/vote.md:11: "closedOn": is before the vote opened.',
  ],
  [
    'a published share beside the counts',
    { 'ballots/vote.md': ballotText('soughtPerMille: 983\n') },
    'ballots/vote.md:19: "soughtPerMille": is left out',
  ],
]

test.each(bad)('%s is refused at its line, and nothing is loaded', (_, files, words) => {
  const { db, outcome } = load({ ...smallContent, ...files })
  expect(outcome).toMatchObject({ ok: false })
  expect(outcome.ok ? [] : outcome.messages).toContainEqual(expect.stringContaining(words))
  for (const table of [rounds, roundEnds, actions, guidances, editions, offers, ballots, auditEvents])
    expect(db.select().from(table).all()).toEqual([])
})

test('everything that is wrong is named at once', () => {
  const two = {
    ...changed('actions/cap/guidance.md', 'scope: practice', 'scope: icb'),
    ...changed('ballots/vote.md', 'kind: non-statutory', 'kind: poll'),
  }
  expect(messages(two)).toHaveLength(2)
})
