import { expect, test } from 'vitest'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { ballotText, contentFolder, roundText, smallContent } from '#test/support/content.ts'
import { freshDatabase } from '#test/support/database.ts'
import { allBallots, announcedOn, ballotStatus } from './ballot-queries.server.ts'

function shipped() {
  const db = freshDatabase()
  expect(loadContent(db, paths.content, 0)).toMatchObject({ ok: true })
  return db
}
function loaded(files: Record<string, string>) {
  const db = freshDatabase()
  expect(loadContent(db, contentFolder({ ...smallContent, ...files }), 0)).toMatchObject({ ok: true })
  return db
}
const vote = (opened: string, closed: string, declared: string) =>
  ballotText().replace('on: 2024-06-17', `on: ${opened}`).replace('2024-07-29', closed).replace('2024-08-01', declared)

test('the votes that ship stand in the order they opened', () => {
  const slugs = allBallots(shipped()).map(({ slug }) => slug)
  expect(slugs).toEqual([
    '2017-list-closure',
    '2021-indicative-ballot',
    '2024-contract-referendum',
    '2024-collective-action',
    '2026-contract-referendum',
  ])
})

test('none of the votes that ship passes or fails', () => {
  expect(allBallots(shipped()).map(({ legal, mandateUntil }) => [legal.applies, mandateUntil])).toEqual(
    Array(5).fill([false, null]),
  )
})

test('the ballot of July 2024 is the one that matters while it is open and through its round', () => {
  const db = shipped()
  const seen = ['2024-03-10', '2024-06-17', '2024-07-29', '2024-08-01', '2025-03-19', '2026-03-03'].map((day) => {
    const card = ballotStatus(db, day)
    return `${card?.slug} ${card?.status}`
  })
  expect(seen).toEqual([
    '2024-contract-referendum open',
    '2024-collective-action open',
    '2024-collective-action open',
    '2024-collective-action declared',
    '2024-collective-action declared',
    '2024-collective-action declared',
  ])
})

test('a vote that leads to a round to come matters from the day it opens', () => {
  const db = shipped()
  expect(ballotStatus(db, '2026-03-04')).toMatchObject({ slug: '2026-contract-referendum', status: 'open' })
  expect(ballotStatus(db, '2026-04-10')).toMatchObject({ slug: '2026-contract-referendum', status: 'declared' })
  expect(ballotStatus(db, '2026-11-22')).toMatchObject({
    slug: '2026-contract-referendum',
    cast: null,
    castNote: 'almost 17,000',
    soughtPerMille: 989,
  })
})

test('before it is declared a vote shows no count and no share', () => {
  const card = ballotStatus(shipped(), '2024-07-30')
  expect(card).toMatchObject({
    status: 'closed',
    eligible: null,
    cast: null,
    yes: null,
    no: null,
    turnoutPerMille: null,
    soughtPerMille: null,
  })
})

test('a vote of an earlier round is not shown for a later one that has none', () => {
  const db = loaded({ 'rounds/second/round.md': roundText('2026-05-01', 'null') })
  expect(ballotStatus(db, '2026-04-30')?.slug).toBe('vote')
  expect(ballotStatus(db, '2026-05-01')).toBeUndefined()
})

test('an announced vote is shown only where no other has opened', () => {
  const db = loaded({ 'ballots/next.md': vote('2024-12-01', '2024-12-20', '2024-12-21') })
  expect(ballotStatus(db, '2024-06-01')).toMatchObject({ slug: 'vote', status: 'announced' })
  expect(ballotStatus(db, '2024-11-30')?.slug).toBe('vote')
  expect(ballotStatus(db, '2024-12-01')).toMatchObject({ slug: 'next', status: 'open' })
})

test('a statutory ballot that meets every test carries a mandate, and one with a count missing carries none', () => {
  const statutory = (text: string) => text.replace('non-statutory', 'statutory')
  expect(allBallots(loaded({ 'ballots/vote.md': statutory(ballotText()) }))[0]?.mandateUntil).toBe('2025-01-28')
  expect(
    allBallots(loaded({ 'ballots/vote.md': statutory(ballotText()).replace('cast: 8518', 'cast: not known') }))[0]?.mandateUntil,
  ).toBeNull()
})

test('votes of practices hold their questions, shares as published and regions, and stand behind no round', () => {
  const db = shipped()
  const lists = allBallots(db).find(({ slug }) => slug === '2017-list-closure')
  expect(lists).toMatchObject({ elector: 'practice', turnoutPerMille: 239, soughtPerMille: null })
  expect(lists?.questions?.map(({ percent, percentOfAll }) => [percent, percentOfAll])).toEqual([
    [53.74, 12.84],
    [43.96, 10.5],
  ])
  const steps = allBallots(db).find(({ slug }) => slug === '2021-indicative-ballot')
  expect([steps?.turnoutPerMille, steps?.questions?.map(({ percent }) => percent)]).toEqual([350, [84, 80, 58, 39, 87]])
  expect(ballotStatus(db, '2022-01-01')?.slug).not.toBe('2021-indicative-ballot')
  expect(allBallots(db, '2021-11-20').find(({ slug }) => slug === '2021-indicative-ballot')?.questions).toBeNull()
})

test('a vote announced without a day is there from its announcement until the vote itself is known', () => {
  const db = shipped()
  expect(announcedOn(db, '2026-05-26')).toEqual([])
  expect(announcedOn(db, '2026-06-30')).toMatchObject([{ slug: 'plan-b', question: null, electorate: null }])
  const held = freshDatabase()
  const files = { ...smallContent, 'ballots/plan-b.md': ballotText(), 'ballots/announced/plan-b.md': announcedText }
  expect(loadContent(held, contentFolder(files), 0)).toMatchObject({ ok: true })
  expect(announcedOn(held, '2024-07-01')).toEqual([])
})

const announcedText = `---
title: A vote to come
announced:
  on: 2024-01-01
  precision: day
window: in 2024
summary: It will be asked.
sources:
  - title: A page
    url: https://example.org/
    date: 1 Jan 2024
owner: Editors
lastReviewed: 2026-11-28
reviewEvery: 6 months
---
`

test('a region named twice, more who said yes than voted, and counts beside several questions are told with their file', () => {
  const questions = 'questions:\n  - question: A\n    percent: 50\n    yes: 9000\n  - question: B\n    percent: 40\n'
  const regions = 'regions:\n  - region: London\n    turnoutPercent: 12\n  - region: London\n    turnoutPercent: 38\n'
  const loaded = loadContent(
    freshDatabase(),
    contentFolder({ ...smallContent, 'ballots/vote.md': ballotText(questions + regions) }),
    0,
  )
  const messages = loaded.ok ? '' : JSON.stringify(loaded.messages)
  expect(messages).toContain('names a region twice')
  expect(messages).toContain('1: more said yes than voted')
  expect(messages).toContain('each has its own')
})
