import { expect, it } from 'vitest'
import { instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { waitingMails } from '#test/support/mail.ts'
import { everyone, everywhere, recordStatements, takes, twoRegions } from '#test/support/two-regions.ts'
import { choosePublicity } from './choose-publicity.server.ts'
import { keyOf } from './figures-key.server.ts'
import { issueDueReleases } from './issue-releases.server.ts'
import { publicityChoices } from './lmc-publicity-queries.server.ts'
import { courseOf, latestRelease, releaseText, weekFigures } from './release-queries.server.ts'

const KEY = keyOf(Buffer.alloc(32, 1))
const BY = { personId: 'officer' }
const link = 'https://concert.example.org/lmc/north-0/publicity'
const choose = (db: Db, isShown: boolean, day: string, seen?: number) =>
  choosePublicity(db, { lmcSlug: 'north-0', isShown, link, ...(seen === undefined ? {} : { seen }) }, BY, instantOf(day, '10:00'))
const rowOf = (db: Db, weekEnd: string, audience: 'all' | 'public') =>
  weekFigures(db, { weekEnd, audience })!.lmcs.find(({ slug }) => slug === 'north-0')!

it('shows an LMC to everybody from the next release on, and no longer from the one after it withdraws; releases stay as they are', () => {
  const db = twoRegions()
  recordStatements(db, { report: everyone, entries: everywhere(6).map((code) => takes(code)) })
  issueDueReleases(db, KEY, instantOf('2024-11-05', '12:00'))
  expect(choose(db, true, '2024-11-06')).toEqual({ ok: true, already: false })
  issueDueReleases(db, KEY, instantOf('2024-11-12', '12:00'))
  expect(choose(db, false, '2024-11-13')).toEqual({ ok: true, already: false })
  issueDueReleases(db, KEY, instantOf('2024-11-19', '12:00'))
  const shown = (audience: 'all' | 'public') =>
    ['2024-11-03', '2024-11-10', '2024-11-17'].map((weekEnd) => rowOf(db, weekEnd, audience).shown)
  expect([shown('all'), shown('public')]).toEqual([
    [true, true, true],
    [false, true, false],
  ])
  expect(rowOf(db, '2024-11-17', 'public')).toMatchObject({ why: 'not-published', standIn: { of: 'region', name: 'North' } })
  const course = (audience: 'all' | 'public') =>
    courseOf(db, { action: 'cap', place: 'lmc:north-0', from: '2024-11-03', audience })
  expect([course('all').length, course('public').map(({ weekEnd }) => weekEnd)]).toEqual([3, ['2024-11-10']])
})

it('gives everybody a text without the other LMCs’ numbers, and the hash of that text alone', () => {
  const db = twoRegions()
  recordStatements(db, { report: everyone, entries: everywhere(6).map((code) => takes(code)) })
  choose(db, true, '2024-10-30')
  issueDueReleases(db, KEY, instantOf('2024-11-05', '12:00'))
  const text = JSON.parse(releaseText(db, '2024-11-04', 'public')!) as { week: { lmcs: { slug: string; of?: number }[] } }
  expect(text.week.lmcs.filter(({ of }) => of !== undefined).map(({ slug }) => slug)).toEqual(['north-0'])
  expect(latestRelease(db, 'public')?.hash).not.toBe(latestRelease(db, 'all')?.hash)
})

it('records each choice once, beside the earlier ones, and refuses one made on a page that is out of date', () => {
  const db = twoRegions()
  expect(choose(db, false, '2024-10-30')).toEqual({ ok: true, already: true })
  expect(choose(db, true, '2024-10-30', 0)).toEqual({ ok: true, already: false })
  expect(choose(db, false, '2024-10-31', 0)).toEqual({ ok: false, reason: 'choice-changed-meanwhile' })
  expect(choose(db, false, '2024-10-31', 1)).toEqual({ ok: true, already: false })
  expect(publicityChoices(db, 'north-0').map(({ isShown }) => isShown)).toEqual([false, true])
  const nowhere = choosePublicity(db, { lmcSlug: 'nowhere', isShown: true, link }, BY, instantOf('2024-10-30', '10:00'))
  expect(nowhere).toEqual({ ok: false, reason: 'lmc-unknown' })
  expect(() => db.$client.exec('update lmc_publicity_choices set is_shown = 1')).toThrow('append-only')
})

it('tells the other officers of the LMC, and nobody else', () => {
  const db = smallEngland()
  const [one] = [someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' }), someone(db, 'lmc-officer', { lmcSlug: 'loamshire' })]
  someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  const asked = { lmcSlug: 'borsetshire', isShown: true, link: 'https://concert.example.org/lmc/borsetshire/publicity' }
  choosePublicity(db, asked, { personId: one! }, instantOf('2024-11-06', '10:00'))
  expect(waitingMails(db)).toEqual([])
  choosePublicity(db, { ...asked, isShown: false }, { personId: 'another' }, instantOf('2024-11-07', '10:00'))
  expect(waitingMails(db).map(({ message, to }) => [message, to])).toEqual([
    ['lmc-publicity', 'lmc-officer.borsetshire@example.org'],
  ])
})
