import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FridayStrip } from './friday-strip.tsx'
import { listAsked, listedPractices, listHref } from './list-asked-rules.ts'
import type { LmcAnswers, LmcPractice, SharedState } from './lmc-answers-queries.server.ts'
import { FILTERS, isFound, practiceCounts, silentInWords, sorted } from './lmc-list-rules.ts'
import { LmcUptake, uptakeOf } from './lmc-uptake.tsx'
import { movesSince } from './moves-rules.ts'
import { practicesAsCsv } from './practices-csv.ts'
import { SinceMonday } from './since-monday.tsx'

test('a practice is found by any words of its name, code, town or network, in any order and case', () => {
  const elm = { name: "St Mary's Elm Surgery", code: 'Y00001', town: 'Leeds', pcn: 'Aire Valley' }
  const found = (typed: string) => isFound(elm, typed)
  expect(['elm', 'ELM leeds', 'y00001', 'surgery elm', 'mary’s', 'aire', '', '  '].map(found)).toEqual(Array(8).fill(true))
  expect(['oak', 'elm york', 'Y00002'].map(found)).toEqual([false, false, false])
})

const practice = (code: string, over: Partial<LmcPractice> = {}): LmcPractice => ({
  ...{ code, name: `Surgery ${code}`, town: null, pcn: null, joined: true, reportedThisWeek: false, reporter: false },
  ...{ lastWeek: null, weeks: [], shared: null, byTelephone: false },
  ...over,
})

const wordsOf = (element: ReactElement) => renderToStaticMarkup(element).replaceAll(/<[^>]*>/g, '')

test('every practice is in one part of the list: this week, not yet, silent, or nobody has joined', () => {
  const all = [
    practice('A', { reportedThisWeek: true, reporter: true, shared: {} }),
    practice('B', { reporter: true }),
    practice('C', { lastWeek: '2024-09-02' }),
    practice('D', { joined: false }),
    // It reported and its last person left since: it is not told to be invited before it is silent.
    practice('E', { joined: false, reporter: true }),
  ]
  const parts = ['this-week', 'not-yet', 'silent', 'not-joined'] as const
  for (const one of all) expect(parts.filter((part) => FILTERS[part].matches(one))).toHaveLength(1)
  expect(practiceCounts(all)).toEqual({
    ...{ reported: 1, notYet: 2, silent: 1, notJoined: 1 },
    ...{ sharing: 1, reporters: 3, sharingReporters: 1 },
  })
})

test('silent and never joined are two numbers, and one is said in the singular', () => {
  expect(silentInWords({ silent: 0, notJoined: 0 }, 84)).toBe('none of 84 practices is silent')
  expect(silentInWords({ silent: 1, notJoined: 0 }, 84)).toBe('1 of 84 practices is silent')
  expect(silentInWords({ silent: 37, notJoined: 2 }, 84)).toBe('37 of 84 practices are silent, and 2 have not joined')
})

test('the list stands by name, by network with none last, or longest silent first', () => {
  const all = [
    practice('B', { pcn: null, lastWeek: '2024-11-18' }),
    practice('A', { pcn: 'Northgate', lastWeek: null }),
    practice('C', { pcn: 'Aire', lastWeek: '2024-09-02' }),
  ]
  const codes = (sort: 'name' | 'network' | 'last') => sorted(all, sort).map(({ code }) => code)
  expect(codes('name')).toEqual(['A', 'B', 'C'])
  expect(codes('network')).toEqual(['C', 'A', 'B'])
  expect(codes('last')).toEqual(['A', 'C', 'B'])
})

test('an officer asks for those that share and answered an action so, also for those that have not decided; silence is none of them', () => {
  const answer = (state: SharedState['state']) => ({ shared: { cap: { state } as SharedState } })
  const all = [
    practice('A', answer('taking')),
    practice('B', answer('considering')),
    practice('C', { shared: {} }),
    practice('D', { shared: null }),
  ]
  const codes = (query: string) => listedPractices(all, listAsked(new URLSearchParams(query)), []).listed.map(({ code }) => code)
  expect(codes('action=cap')).toEqual(['A'])
  expect(codes('action=cap&state=considering')).toEqual(['B'])
  expect(codes('action=cap&state=not-decided')).toEqual(['C'])
  expect([codes('action=cap&state=made-up'), codes('state=considering')]).toEqual([['A'], ['A', 'B', 'C', 'D']])
  const asked = listAsked(new URLSearchParams('action=cap&state=considering'))
  expect(listHref('/lmc/leeds', asked, { sort: 'last' })).toBe('/lmc/leeds?action=cap&state=considering&sort=last#practices')
  expect(listHref('/lmc/leeds', asked, { action: '', state: 'taking' })).toBe('/lmc/leeds#practices')
})

test('a start recorded this week stands with the day it holds from, under words that say it was recorded since Monday', () => {
  const start = { entryId: 'e', state: 'taking', extent: 'full', effectiveOn: '2024-08-05', plannedFor: null } as const
  const answer = { ...start, takenSince: '2024-08-05', practiceCode: 'A', actionSlug: 'cap', recordedAt: 10 }
  const known = { offers: [{ actionSlug: 'cap', shortTitle: 'Cap' }], practices: [{ code: 'A', name: 'Elm' }] }
  expect(movesSince(11, [answer], known)).toEqual([])
  const moves = movesSince(10, [answer], known)
  expect(moves).toMatchObject([{ name: 'Elm', began: true, on: '2024-08-05' }])
  const page = wordsOf(createElement(SinceMonday, { moves, here: '/lmc/leeds' }))
  for (const words of ['Recorded since Monday', '1 start, 0 stops', 'Elm: Cap, from 5 Aug 2024']) expect(page).toContain(words)
})

/** The practices of an LMC that share and report, each with what it says of the cap; and one that does not report any more. */
function saidOfCap(said: Partial<SharedState>[]): LmcAnswers {
  const share = (one: Partial<SharedState>, over: Partial<LmcPractice> = {}) =>
    practice('A', { reporter: true, shared: { cap: { state: 'taking', obstacleKind: null, ...one } as SharedState }, ...over })
  const practices = [...said.map((one) => share(one)), share({ obstacleKind: 'no-time' }, { reporter: false })]
  return { practices, offers: [{ actionSlug: 'cap', shortTitle: 'Cap' }] } as unknown as LmcAnswers
}
const obstacleOf = (...kinds: SharedState['obstacleKind'][]) =>
  /Cap(?:\d+)(.*?)(?:Too few|\* published)/.exec(
    wordsOf(createElement(LmcUptake, uptakeOf(saidOfCap(kinds.map((obstacleKind) => ({ obstacleKind }))), null))),
  )?.[1]

test('the main obstacle is the one named most by reporters that share; of two alike the same one each time, “other” only where no kind is named', () => {
  expect(obstacleOf()).toBe('–')
  expect(obstacleOf(null, null)).toBe('–')
  expect(obstacleOf('waiting', 'local-scheme', 'waiting')).toBe('Waiting for the ICB or the supplier, 2')
  // Who does not report any more is not counted.
  expect(obstacleOf('no-time', 'waiting', 'waiting')).toBe('Waiting for the ICB or the supplier, 2')
  for (const two of [['waiting', 'no-time'] as const, ['no-time', 'waiting'] as const])
    expect(obstacleOf(...two)).toBe('No time or staff, 1')
  expect(obstacleOf('other', 'other', 'other', 'patient-safety')).toBe('Patient safety, 1')
  expect(obstacleOf('other', null, 'other')).toBe('Other, 2')
})

test('uptake counts reporters that share, most taken first, and says where the published figure counts in other practices', () => {
  const answers = saidOfCap([{}, { state: 'stopped' }, {}])
  const figures = (open: number) =>
    ({
      weekEnd: '2024-11-24',
      columns: [{ slug: 'cap' }],
      lmc: { shown: true, of: 3, open, taking: [{ kind: 'lmc', count: 3, of: 3 }] },
    }) as never
  const page = (open: number) => wordsOf(createElement(LmcUptake, uptakeOf(answers, figures(open))))
  expect(page(4)).toMatch(/Cap23.*published for 24 Nov/)
  expect(page(4)).not.toContain('It counts in')
  expect(page(5)).toContain('It counts in 5 practices, today you have 4:')
  const two = { ...answers, offers: [{ actionSlug: 'letters', shortTitle: 'Letters' }, ...answers.offers] } as LmcAnswers
  expect(wordsOf(createElement(LmcUptake, uptakeOf(two, null)))).toMatch(/Cap2.*Letters0/)
})

test('words typed into the address of the list are cut at 100 characters, and what it does not know is left out', () => {
  const typed = 'x'.repeat(101)
  const asked = listAsked(
    new URLSearchParams({ find: typed, network: typed, action: typed, group: typed, show: typed, sort: typed, page: '-3' }),
  )
  const cut = typed.slice(1)
  expect(asked).toEqual({ find: cut, network: cut, action: cut, group: cut, show: 'all', sort: 'name', state: 'taking', page: 1 })
})

test('whose return waits and who lets officers record it by telephone is a part of the list; who lets them is a column of the sheet', () => {
  const done = practice('C', { byTelephone: true, reportedThisWeek: true })
  const practices = [practice('A', { byTelephone: true }), practice('B'), done]
  const { listed } = listedPractices(practices, listAsked(new URLSearchParams('show=telephone')), [])
  expect(listed.map(({ code }) => code)).toEqual(['A'])
  const sheet = practicesAsCsv({ practices, offers: [], goneOn: [], groups: [], week: '2024-11-25' } as unknown as LmcAnswers)
  expect(sheet.split(/\r?\n/).map((row) => row.split(',').at(-1))).toEqual(
    expect.arrayContaining(['recorded_by_telephone', 'yes', 'no']),
  )
})

test('the strip names the LMC in short beside England, says “not shown” where nothing is, and never one number for silent and not joined', () => {
  const practices = [
    practice('A', { reporter: true, reportedThisWeek: true, shared: {} }),
    practice('B'),
    practice('C', { joined: false }),
  ]
  const returns = { now: 1, thenAtThisHour: 12, thenInAll: 20 }
  const strip = (lmc: number | null) =>
    wordsOf(
      createElement(FridayStrip, {
        ...{ name: 'Leeds LMC', practices: practices.length, counts: practiceCounts(practices), returns },
        course: { weekEnd: '2024-11-24', lmc: [0.5, lmc], england: [0.4, 0.446] } as never,
      }),
    )
  expect(strip(0.564)).toContain('As published for 24 November: Leeds 56%, England 45% (grey).')
  expect(strip(null)).toContain('Leeds not shown, England 45%')
  expect(strip(0)).toContain('Leeds 0%')
  for (const words of ['1 silent for 4 weeks', '1 nobody has joined', '1 return', '12 at this hour last week; 20 by its Sunday'])
    expect(strip(0)).toContain(words)
})
