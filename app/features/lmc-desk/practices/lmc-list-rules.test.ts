import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { listAsked, listedPractices, listHref } from './list-asked-rules.ts'
import type { LmcPractice, SharedState } from './lmc-answers-queries.server.ts'
import { FILTERS, isFound, practiceCounts, silentInWords, sorted } from './lmc-list-rules.ts'
import { movesSince } from './moves-rules.ts'
import { SinceMonday } from './since-monday.tsx'

test('a practice is found by any words of its name, code, town or network, in any order and case', () => {
  const elm = { name: "St Mary's Elm Surgery", code: 'Y00001', town: 'Leeds', pcn: 'Aire Valley' }
  const found = (typed: string) => isFound(elm, typed)
  expect(['elm', 'ELM leeds', 'y00001', 'surgery elm', 'mary’s', 'aire', '', '  '].map(found)).toEqual(Array(8).fill(true))
  expect(['oak', 'elm york', 'Y00002'].map(found)).toEqual([false, false, false])
})

const practice = (code: string, over: Partial<LmcPractice> = {}): LmcPractice => ({
  ...{ code, name: `Surgery ${code}`, town: null, pcn: null, joined: true, reportedThisWeek: false, reporter: false },
  ...{ lastWeek: null, weeks: [], shared: null },
  ...over,
})

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
  const page = renderToStaticMarkup(createElement(SinceMonday, { moves, here: '/lmc/leeds' })).replaceAll(/<[^>]*>/g, '')
  for (const words of ['Recorded since Monday', '1 start, 0 stops', 'Elm: Cap, from 5 Aug 2024']) expect(page).toContain(words)
})
